package app.earmark.service;

import app.earmark.model.EpisodeId;
import app.earmark.model.HeardEpisode;
import app.earmark.store.HistoryStore;
import app.earmark.store.LibraryStore;
import app.earmark.util.Observable;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was played last, each episode once, the latest {@link #KEPT} of them. Blocks for the database; any thread. */
public final class ListeningHistory {

  public static final int KEPT = HistoryStore.KEPT;

  private final HistoryStore store;
  private final InstantSource clock;
  private final Observable<Long> changes = new Observable<>(0L);

  public ListeningHistory(LibraryStore store, InstantSource clock) {
    this.store = store.history();
    this.clock = clock;
  }

  /** Tells, after each change, how many there were; on the thread that made it. */
  public Observable<Long> changes() {
    return changes;
  }

  public int count() {
    return store.count();
  }

  /** The latest first. */
  public List<HeardEpisode> latest(int offset, int limit) {
    return store.latest(offset, limit);
  }

  /** What was heard before this one. */
  public Optional<EpisodeId> before(EpisodeId episode) {
    return store.latest(0, 2).stream().map(heard -> heard.row().id()).filter(id -> !id.equals(episode)).findFirst();
  }

  void heard(EpisodeId episode, long positionMs, boolean finished) {
    store.heard(episode, positionMs, finished, clock.instant());
    changed();
  }

  /**
   * Forgets that these were heard; marks and positions stay.
   *
   * @return what was known of them, for {@link #restore}
   */
  public List<HeardEpisode> forget(Collection<EpisodeId> episodes) {
    List<HeardEpisode> known = store.latest(0, KEPT).stream()
        .filter(heard -> episodes.contains(heard.row().id())).toList();
    store.forget(episodes);
    changed();
    return known;
  }

  public void restore(Collection<HeardEpisode> heard) {
    store.restore(heard);
    changed();
  }

  private void changed() {
    changes.update(count -> count + 1);
  }
}
