package app.earmark.service;

import app.earmark.model.EpisodeId;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.store.LibraryStore;
import app.earmark.store.Union;
import app.earmark.util.Observable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Podcasts whose feed has moved to where another subscription is. They become one only if the listener wants that.
 * Blocking; any thread but JavaFX's.
 */
public final class MovedFeeds {

  private final LibraryStore store;
  private final Library library;
  private final InstantSource clock;
  private final Observable<Long> unions = new Observable<>(0L);

  public MovedFeeds(LibraryStore store, Library library, InstantSource clock) {
    this.store = store;
    this.library = library;
    this.clock = clock;
  }

  /** The subscription that this podcast's feed has moved onto. */
  public Optional<Podcast> movedOnto(PodcastId podcast) {
    return store.unions().movedOnto(podcast).flatMap(library::podcast);
  }

  /**
   * Makes one podcast of two, in one transaction: {@code into} keeps its feed and gets what the listener did with the
   * episodes of {@code from}, which is unsubscribed.
   *
   * @return makes two of one again, as they were, which is meant for the next seconds and blocks as well; empty: one of
   *     them is not subscribed to
   */
  public Optional<Runnable> unite(PodcastId from, PodcastId into) {
    Optional<Union> union = store.unions().unite(
        from, into, same(store.episodes().known(from), store.episodes().known(into)), clock.instant());
    union.ifPresent(this::changed);
    return union.map(done -> () -> {
      store.unions().takeBack(done);
      changed(done);
    });
  }

  /** Tells, after each union and each that was taken back, how many there were; on the thread that did it. */
  public Observable<Long> unions() {
    return unions;
  }

  private void changed(Union union) {
    unions.update(count -> count + 1);
    library.changed(Set.of(union.from(), union.into()), Set.of());
  }

  /** Which episodes of one podcast are which of the other, by the rules that recognise episodes in a feed. */
  private static Map<EpisodeId, EpisodeId> same(List<KnownEpisode> from, List<KnownEpisode> into) {
    IdentityHashMap<ParsedItem, EpisodeId> ids = new IdentityHashMap<>();
    List<ParsedItem> items = new ArrayList<>();
    for (KnownEpisode episode : into) {
      ParsedItem item = ParsedItem.at(items.size())
          .guid(episode.guid())
          .link(episode.link())
          .title(episode.title())
          .enclosure(episode.enclosure())
          .published(episode.published())
          .duration(episode.duration())
          .build();
      items.add(item);
      ids.put(item, episode.id());
    }
    Map<EpisodeId, EpisodeId> same = new HashMap<>();
    for (EpisodeIdentity.Match match : EpisodeIdentity.recognise(from, items)) {
      EpisodeId other = ids.get(match.item());
      if (other != null) {
        same.put(match.known().id(), other);
      }
    }
    return same;
  }
}
