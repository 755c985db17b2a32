package app.earmark.service;

import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeChanges.Added;
import app.earmark.model.EpisodeChanges.Changed;
import app.earmark.model.EpisodeChanges.Guess;
import app.earmark.model.EpisodeId;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.service.EpisodeIdentity.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reading of a feed changes in the library. Pure. */
final class EpisodeComparison {

  private EpisodeComparison() {}

  /**
   * What the feed withdraws is what is missing from it; a feed that keeps older episodes on further pages withdraws
   * nothing by leaving them out, and neither does one that is cut off.
   *
   * @param known all that the library remembers of the podcast
   */
  static EpisodeChanges compare(List<KnownEpisode> known, ParsedFeed feed, Instant now) {
    EpisodeChanges changes = compare(known, feed.items(), now);
    if (feed.extras().nextPage() == null && !feed.isCutOff()) {
      return changes;
    }
    Set<EpisodeId> within = feed.isCutOff() ? Set.of() : within(known, feed.items());
    return new EpisodeChanges(changes.added(), changes.changed(),
        changes.withdrawn().stream().filter(within::contains).toList(), changes.merges());
  }

  /** Those known that this page would have if they were still there. */
  private static Set<EpisodeId> within(List<KnownEpisode> known, List<ParsedItem> page) {
    Optional<Instant> oldest =
        page.stream().map(ParsedItem::published).filter(Objects::nonNull).min(Comparator.naturalOrder());
    Set<EpisodeId> within = new HashSet<>();
    for (KnownEpisode episode : known) {
      Instant published = episode.published();
      if (oldest.isPresent() && published != null && published.isAfter(oldest.get())) {
        within.add(episode.id());
      }
    }
    return within;
  }

  /** The same for items that are all there is, in the feed's order. */
  static EpisodeChanges compare(List<KnownEpisode> known, List<ParsedItem> items, Instant now) {
    List<ParsedItem> episodes = newestFirst(
        EpisodeIdentity.distinct(items.stream().filter(ParsedItem::isEpisode).toList()));
    IdentityHashMap<ParsedItem, Match> matches = new IdentityHashMap<>();
    for (Match match : EpisodeIdentity.recognise(known, episodes)) {
      matches.put(match.item(), match);
    }
    List<Added> added = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    List<Guess> guesses = new ArrayList<>();
    Instant before = null;
    for (ParsedItem item : episodes) {
      long fingerprint = Fingerprint.of(item);
      Match match = matches.get(item);
      Instant sortAt;
      if (match == null) {
        sortAt = sortAt(item, now, before, now);
        added.add(new Added(item, sortAt, fingerprint));
      } else {
        KnownEpisode episode = match.known();
        sortAt = sortAt(item, episode.firstSeen(), null, episode.sortAt());
        if (fingerprint != episode.fingerprint() || episode.withdrawn()) {
          changed.add(new Changed(episode.id(), item, sortAt, fingerprint));
        }
        if (match.guess()) {
          guesses.add(new Guess(episode, item, match.rule()));
        }
      }
      before = sortAt;
    }
    // Ids grow from the oldest to the newest, so that those of one date stand in the feed's order, too.
    Collections.reverse(added);
    return new EpisodeChanges(added, changed, withdrawn(known, matches), guesses);
  }

  /**
   * Where an episode stands in lists. A date in the future counts as the moment when it was first seen: one of 2038
   * must not stand above all others for years. Without a date it follows the item before it in the feed.
   */
  private static Instant sortAt(ParsedItem item, Instant firstSeen, @Nullable Instant before, Instant otherwise) {
    Instant published = item.published();
    if (published != null) {
      return published.isAfter(firstSeen) ? firstSeen : published;
    }
    return before == null ? otherwise : before.minusMillis(1);
  }

  private static List<ParsedItem> newestFirst(List<ParsedItem> episodes) {
    List<Instant> dates = episodes.stream().map(ParsedItem::published).filter(Objects::nonNull).toList();
    boolean oldestFirst = dates.size() > 1 && dates.getFirst().isBefore(dates.getLast());
    return oldestFirst ? episodes.reversed() : episodes;
  }

  private static List<EpisodeId> withdrawn(List<KnownEpisode> known, IdentityHashMap<ParsedItem, Match> matches) {
    Set<EpisodeId> found = new HashSet<>();
    matches.values().forEach(match -> found.add(match.known().id()));
    return known.stream()
        .filter(episode -> !episode.withdrawn() && !found.contains(episode.id()))
        .map(KnownEpisode::id)
        .toList();
  }
}
