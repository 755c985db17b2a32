package app.earmark.service;

import app.earmark.model.DiscoveredPodcast;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.KnownEpisode;
import app.earmark.model.NewPlace;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.net.Credentials;
import app.earmark.store.FeedVisit;
import app.earmark.store.LibraryStore;
import app.earmark.store.PodcastStore.Refreshed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Finds where a podcast has gone whose feed is no longer where it was, and moves it there with all its episodes and
 * marks. Blocking; any thread but JavaFX's; an interrupt ends it soon.
 */
public final class NewAddresses {

  private static final int MOST = 8;

  private final LibraryStore store;
  private final Library library;
  private final Discovery discovery;
  private final FeedLookup lookup;
  private final InstantSource clock;
  private final RefreshSchedule schedule;

  public NewAddresses(LibraryStore store, Library library, Discovery discovery, FeedLookup lookup, InstantSource clock,
      RandomGenerator random) {
    this.store = store;
    this.library = library;
    this.discovery = discovery;
    this.lookup = lookup;
    this.clock = clock;
    this.schedule = new RefreshSchedule(random);
  }

  /** Where it may be: what its own page names, then podcasts of the same title in the directories. Perhaps none. */
  public List<FeedCandidate> look(PodcastId id) {
    Podcast podcast = library.podcast(id).orElse(null);
    if (podcast == null) {
      return List.of();
    }
    Map<String, FeedCandidate> found = new LinkedHashMap<>();
    found.put(FeedAddress.key(podcast.feedUrl()), new FeedCandidate(podcast.feedUrl(), podcast.title(), 0));
    if (podcast.link() != null && lookup.ask(podcast.link(), null) instanceof FeedLookup.Page page) {
      page.candidates().stream().filter(candidate -> candidate.likelihood() >= Subscriptions.PLAUSIBLE)
          .forEach(candidate -> found.putIfAbsent(FeedAddress.key(candidate.url()), candidate));
    }
    for (DiscoveredPodcast other : discovery.search(podcast.title()).podcasts()) {
      if (words(other.title()).equals(words(podcast.title()))) {
        found.putIfAbsent(FeedAddress.key(other.feedUrl()), new FeedCandidate(other.feedUrl(), other.title(), 0));
      }
    }
    return found.values().stream().skip(1).limit(MOST).toList();
  }

  private static String words(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Asks for the podcast at this address from now on, if there is one: its episodes are recognised as in a refresh. */
  public NewPlace move(PodcastId id, String feedUrl) {
    return switch (lookup.ask(Credentials.without(feedUrl), Credentials.of(feedUrl))) {
      case FeedLookup.Feed found -> keep(id, found);
      case FeedLookup.Bad bad -> new NewPlace.Failed(bad.problem());
      case FeedLookup.Page page -> new NewPlace.Failed(new FeedProblem.NotAFeed(FeedAddress.host(page.finalUrl())));
      case FeedLookup.Unchanged _ -> throw new IllegalStateException("unchanged, but nothing was known");
      case FeedLookup.Stopped _ ->
          new NewPlace.Failed(new FeedProblem.ConnectionFailed(FeedAddress.host(feedUrl)));
    };
  }

  private NewPlace keep(PodcastId id, FeedLookup.Feed found) {
    Instant now = clock.instant();
    List<KnownEpisode> known = store.episodes().known(id);
    EpisodeChanges changes = EpisodeComparison.compare(known, found.feed(), now);
    FeedVisit visit = Subscriptions.visit(found, schedule, now);
    Refreshed refreshed = store.podcasts().refreshed(id, found.feed(), Subscriptions.title(found), visit, changes);
    return switch (refreshed) {
      case WRITTEN -> {
        library.changed(Set.of(id), Set.of());
        long present = known.stream().filter(episode -> !episode.withdrawn()).count();
        yield new NewPlace.Moved((int) present - changes.withdrawn().size(), changes.added().size());
      }
      case PLACE_TAKEN -> {
        store.unions().movedOnto(id, visit.feedKey());
        yield store.unions().movedOnto(id).<NewPlace>map(NewPlace.Taken::new).orElseGet(() ->
            new NewPlace.Failed(new FeedProblem.Unexpected(FeedAddress.host(found.feedUrl()))));
      }
      case UNSUBSCRIBED -> new NewPlace.Failed(new FeedProblem.Unexpected(FeedAddress.host(found.feedUrl())));
    };
  }
}
