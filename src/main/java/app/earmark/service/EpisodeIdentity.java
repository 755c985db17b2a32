package app.earmark.service;

import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which item of a feed is which known episode: the rules, in the order in which they are asked, each with the case it
 * is there for. Pure; an instance is for one reading of one feed and one thread.
 *
 * <p>Three things hold for all of them. An item is at most one known episode, and a known episode at most one item, so
 * two that are in a feed side by side stay two. A rule decides only where exactly one known episode and one item agree
 * in its key; known ones that were in the feed the last time come before withdrawn ones. What an earlier, stronger rule
 * has taken, a later one never sees: a re-run that shares its audio with an episode still in the feed finds it taken.
 */
final class EpisodeIdentity {

  /** A known episode and the item that is it; a guess may err and is written down. */
  record Match(KnownEpisode known, ParsedItem item, String rule, boolean guess) {}

  private static final Duration SAME_MOMENT = Duration.ofMinutes(1);
  private static final Duration SAME_DAY = Duration.ofHours(24);
  private static final Duration CORRECTED = Duration.ofDays(7);
  private static final Duration RERUN = Duration.ofDays(30);

  /** A feed in which so many guids vanish at once, and these at least half of all, has moved to another host. */
  private static final int MOVED_AT_LEAST = 3;

  private record Known(KnownEpisode episode, EpisodeTraits traits) {}

  private record Item(ParsedItem item, EpisodeTraits traits) {}

  private final List<Known> known = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();

  /** Those taken, too. */
  private final List<Item> all;

  private final List<Match> matches = new ArrayList<>();

  /** Those that more than one item, or more than one known episode, has. */
  private final Set<String> repeatedGuids = new HashSet<>();

  /** How many known episodes were in the feed the last time. */
  private final int present;

  private EpisodeIdentity(List<KnownEpisode> knownEpisodes, List<ParsedItem> episodes) {
    knownEpisodes.forEach(episode -> known.add(new Known(episode, EpisodeTraits.of(episode))));
    episodes.forEach(item -> items.add(new Item(item, EpisodeTraits.of(item))));
    present = (int) knownEpisodes.stream().filter(episode -> !episode.withdrawn()).count();
    all = List.copyOf(items);
    Set<String> seen = new HashSet<>();
    items.forEach(item -> note(seen, item.traits().guid()));
    seen.clear();
    known.forEach(one -> note(seen, one.traits().guid()));
  }

  private void note(Set<String> seen, @Nullable String guid) {
    if (guid != null && !seen.add(guid)) {
      repeatedGuids.add(guid);
    }
  }

  /** Some feeds give one guid to all items: there it says nothing by itself. */
  private @Nullable String ownGuid(EpisodeTraits traits) {
    String guid = traits.guid();
    return guid == null || repeatedGuids.contains(guid) ? null : guid;
  }

  private boolean tellsApart(Function<EpisodeTraits, @Nullable String> part) {
    return all.size() > 1
        && all.stream().map(item -> part.apply(item.traits())).filter(Objects::nonNull).distinct().count()
            == all.size();
  }

  /** Items with audio only, as {@link #distinct} leaves them. */
  static List<Match> recognise(List<KnownEpisode> known, List<ParsedItem> episodes) {
    if (known.isEmpty()) {
      return List.of();
    }
    EpisodeIdentity identity = new EpisodeIdentity(known, episodes);
    identity.askAll();
    return identity.matches;
  }

  /**
   * The items without those that a feed has twice: same guid and same audio, or, where there is no guid, same audio
   * and same title. (Seen: WordPress feeds that list a sticky post twice.) The same guid with other audio stays two.
   */
  static List<ParsedItem> distinct(List<ParsedItem> episodes) {
    Map<List<String>, ParsedItem> first = new LinkedHashMap<>();
    for (ParsedItem item : episodes) {
      first.putIfAbsent(EpisodeTraits.nameInFeed(item), item);
    }
    return List.copyOf(first.values());
  }

  private void askAll() {
    // The guid, and something else that agrees. The guid alone comes later: some feeds number their items from the top
    // (guid 0, 1, 2 …), and each new episode moves all guids by one.
    certain("same guid, same audio", both(EpisodeTraits::guid, t -> t.audio().full()));
    if (known.isEmpty() || items.isEmpty()) {
      // As nearly always. Only to link the rules that follow takes a feed's time.
      return;
    }
    // Whether each item has a page of its own: a feed that gives its home page everywhere says nothing by it.
    boolean ownLinks = tellsApart(EpisodeTraits::link);
    // Whether titles tell episodes apart in this feed; some give the podcast's name to each.
    boolean ownTitles = tellsApart(EpisodeTraits::title);

    // Hosts that sign addresses send another query at every fetch.
    certain("same guid, same audio but for the query", both(EpisodeTraits::guid, t -> t.audio().bare()));
    // A new host or a new upload: another address, same guid and title. Also tells apart two with one guid.
    certain("same guid, same title", both(EpisodeTraits::guid, EpisodeTraits::title));
    certain("same guid, same date", both(EpisodeTraits::guid, EpisodeIdentity::moment));

    // A host that replaces all guids at once keeps the rest; so does a feed that had no guids and gets them.
    sameButForGuid("same audio, title and day", t -> t.audio().full());
    sameButForGuid("same title and day, same audio but for the query", t -> t.audio().bare());

    // Title, date and address all changed; the guid is there to survive that, unless something speaks against it.
    ask("same guid", false, this::ownGuid, (k, i) -> !isOtherEpisodeWithSameGuid(k, i));

    // From here on the guid is new, or there never was one.
    boolean moved = hasMoved();
    // Guids made from the title (or from the date): a corrected typing error changes them.
    guess("same audio, same date, new title", both(t -> t.audio().full(), EpisodeIdentity::moment),
        (k, i) -> !i.isRerunOf(k));
    guess("same audio, same day, new title", t -> t.audio().full(),
        (k, i) -> k.apart(i) != null && k.within(SAME_DAY, i) && !i.isRerunOf(k));
    // A new host with new guids and new addresses. To the minute, because a news show has one title all day.
    guess("same title, same date, new audio address", both(EpisodeTraits::title, EpisodeIdentity::moment),
        this::plausible);
    guess("same title, same day, new audio address", EpisodeTraits::title,
        (k, i) -> moved && k.apart(i) != null && k.within(SAME_DAY, i) && plausible(k, i));
    // Taken away and published again, corrected, under the same permanent link.
    guess("same page, same title", both(EpisodeTraits::link, EpisodeTraits::title),
        (k, i) -> ownLinks && k.within(CORRECTED, i) && plausible(k, i));
    // All dates set to the day of the move, or one date corrected. A re-run keeps title and audio, too, but comes with
    // a guid of its own and long after.
    guess("same audio and title, new date", both(t -> t.audio().full(), EpisodeTraits::title),
        (k, i) -> !k.withdrawn() && (moved || !k.guidConflicts(i) || k.within(RERUN, i)));
    // Feeds without guids: the address of the audio is all there is.
    guess("no guid, same audio", t -> t.audio().full(),
        (k, i) -> !k.guidConflicts(i) && !k.withdrawn() && k.within(CORRECTED, i) && !i.isRerunOf(k));
    // Feeds without guids and without dates, whose audio moved: a title that nothing else in the feed has.
    guess("same title, no date", EpisodeTraits::title,
        (k, i) -> (moved || !k.guidConflicts(i)) && k.apart(i) == null && !k.withdrawn() && ownTitles
            && plausible(k, i));
  }

  /**
   * Nothing but the guid differs. With a guid on both sides that is a guess: an episode may be re-run within the day.
   */
  private void sameButForGuid(String rule, Function<EpisodeTraits, @Nullable String> audio) {
    Function<EpisodeTraits, @Nullable Object> dated = key(audio, EpisodeTraits::title, EpisodeIdentity::moment);
    ask(rule, false, dated, (k, i) -> !k.guidConflicts(i));
    ask(rule + ", new guid", true, dated, EpisodeTraits::guidConflicts);
    Function<EpisodeTraits, @Nullable Object> undated = both(audio, EpisodeTraits::title);
    ask(rule, false, undated, (k, i) -> !k.guidConflicts(i) && k.within(SAME_DAY, i));
    ask(rule + ", new guid", true, undated, (k, i) -> k.guidConflicts(i) && k.within(SAME_DAY, i));
  }

  /**
   * A guid used again for something else: audio of another length; a guid that comes back, long after its episode left
   * the feed, with nothing of it but the guid; "Archive: …" under the old guid.
   */
  private static boolean isOtherEpisodeWithSameGuid(EpisodeTraits known, EpisodeTraits item) {
    boolean otherDay = known.apart(item) == null || !known.within(SAME_DAY, item);
    return known.durationConflicts(item)
        || (known.withdrawn() && otherDay)
        || (item.isRerunOf(known) && otherDay);
  }

  private boolean plausible(EpisodeTraits known, EpisodeTraits item) {
    return known.sameKind(item) && !known.durationConflicts(item);
  }

  /** Whether guids vanished in such numbers that the feed has a new host rather than some new episodes. */
  private boolean hasMoved() {
    long gone = known.stream().filter(k -> k.traits().hasGuid() && !k.traits().withdrawn()).count();
    long fresh = items.stream().filter(i -> i.traits().hasGuid()).count();
    return gone >= MOVED_AT_LEAST && 2 * gone >= present && fresh >= MOVED_AT_LEAST;
  }

  private static @Nullable Long moment(EpisodeTraits traits) {
    return traits.published() == null ? null : traits.published().getEpochSecond() / SAME_MOMENT.toSeconds();
  }

  private static Function<EpisodeTraits, @Nullable Object> both(
      Function<EpisodeTraits, ? extends @Nullable Object> a, Function<EpisodeTraits, ? extends @Nullable Object> b) {
    return key(a, b, traits -> "");
  }

  /** All of these together; null, and so no key, where one of them is missing. */
  private static Function<EpisodeTraits, @Nullable Object> key(
      Function<EpisodeTraits, ? extends @Nullable Object> a,
      Function<EpisodeTraits, ? extends @Nullable Object> b,
      Function<EpisodeTraits, ? extends @Nullable Object> c) {
    return traits -> {
      Object first = a.apply(traits);
      Object second = b.apply(traits);
      Object third = c.apply(traits);
      return first == null || second == null || third == null ? null : List.of(first, second, third);
    };
  }

  private void certain(String rule, Function<EpisodeTraits, ? extends @Nullable Object> key) {
    ask(rule, false, key, (k, i) -> true);
  }

  private void guess(String rule, Function<EpisodeTraits, ? extends @Nullable Object> key,
      BiPredicate<EpisodeTraits, EpisodeTraits> check) {
    ask(rule, true, key, check);
  }

  /** One known episode of a key, preferring one that was in the feed the last time; or too many. */
  private static final class Candidates {
    private final List<Known> present = new ArrayList<>(1);
    private final List<Known> withdrawn = new ArrayList<>(1);
    private int items;

    private @Nullable Known only() {
      List<Known> chosen = present.isEmpty() ? withdrawn : present;
      return chosen.size() == 1 ? chosen.getFirst() : null;
    }
  }

  private void ask(String rule, boolean guess, Function<EpisodeTraits, ? extends @Nullable Object> key,
      BiPredicate<EpisodeTraits, EpisodeTraits> check) {
    if (known.isEmpty() || items.isEmpty()) {
      return;
    }
    Map<Object, Candidates> byKey = new HashMap<>();
    for (Known one : known) {
      Object value = key.apply(one.traits());
      if (value != null) {
        Candidates candidates = byKey.computeIfAbsent(value, k -> new Candidates());
        (one.traits().withdrawn() ? candidates.withdrawn : candidates.present).add(one);
      }
    }
    List<@Nullable Candidates> ofItems = new ArrayList<>(items.size());
    for (Item item : items) {
      Object value = key.apply(item.traits());
      Candidates candidates = value == null ? null : byKey.get(value);
      if (candidates != null) {
        candidates.items++;
      }
      ofItems.add(candidates);
    }
    Set<Known> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Item> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < items.size(); i++) {
      Candidates candidates = ofItems.get(i);
      Known one = candidates == null || candidates.items != 1 ? null : candidates.only();
      Item item = items.get(i);
      if (one != null && check.test(one.traits(), item.traits())) {
        matches.add(new Match(one.episode(), item.item(), rule, guess));
        taken.add(one);
        found.add(item);
      }
    }
    known.removeAll(taken);
    items.removeAll(found);
  }
}
