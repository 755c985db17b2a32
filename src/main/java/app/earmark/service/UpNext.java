package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.UpNextSnapshot;
import app.earmark.store.LibraryStore;
import app.earmark.store.UpNextStore;
import app.earmark.util.Observable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The queue of what the listener wants to hear next, over restarts, and what follows by itself when it is empty.
 *
 * <p>Every change is in the library before it shows in {@link #snapshot()}. Methods that change something block for the
 * database: call them off the JavaFX thread, from any other.
 */
public final class UpNext {

  /** What follows an episode when nothing is queued. */
  public enum Then {
    NOTHING,
    /** The episode that the same podcast published after it. */
    PODCAST,
    /** The newest of all that was not heard yet. */
    NEWEST
  }

  /** Whether anything follows at the end of an episode; off: it is quiet then. */
  public static final Preference.Flag GOES_ON = new Preference.Flag("upnext.goesOn", true);

  /** For everything or for one podcast. */
  public static final Preference.OneOf<Then> THEN = new Preference.OneOf<>("upnext.then", Then.NOTHING);

  /** Whether what is queued is downloaded ahead. */
  public static final Preference.Flag DOWNLOADS_AHEAD = new Preference.Flag("upnext.downloadsAhead", true);

  private final UpNextStore store;
  private final Library library;
  private final Downloads downloads;
  private final Preferences preferences;
  private final InstantSource clock;
  private final Observable<UpNextSnapshot> snapshot;

  /** One change at a time: each begins with what the one before left. Held while the database is asked. */
  private final ReentrantLock changing = new ReentrantLock();

  /** Reads the queue, which blocks for a moment. */
  public UpNext(
      LibraryStore libraryStore, Library library, Downloads downloads, Preferences preferences, InstantSource clock) {
    this.store = libraryStore.upNext();
    this.library = library;
    this.downloads = downloads;
    this.preferences = preferences;
    this.clock = clock;
    this.snapshot = new Observable<>(new UpNextSnapshot(store.queue()));
  }

  /** Reads the queue again, after others have changed it in the library. Blocks for a moment. */
  public void reread() {
    changing.lock();
    try {
      snapshot.publish(new UpNextSnapshot(store.queue()));
    } finally {
      changing.unlock();
    }
  }

  /** The queue now, and again whenever it changes. */
  public Observable<UpNextSnapshot> snapshot() {
    return snapshot;
  }

  /** The rows of the queue, in its order. */
  public List<EpisodeRow> rows() {
    return library.rows(snapshot.get().episodes());
  }

  /** These are heard before all that is queued, in their order; what is queued already moves to the front. */
  public void playNext(Collection<EpisodeId> episodes) {
    change(queue -> {
      Set<EpisodeId> changed = new LinkedHashSet<>(episodes);
      changed.addAll(queue);
      return List.copyOf(changed);
    });
    downloadAhead(episodes);
  }

  /** These are heard after all that is queued; what is queued already stays where it is. */
  public void playLast(Collection<EpisodeId> episodes) {
    change(queue -> {
      Set<EpisodeId> changed = new LinkedHashSet<>(queue);
      changed.addAll(episodes);
      return List.copyOf(changed);
    });
    downloadAhead(episodes);
  }

  /** Puts episodes in the order given so that they stand before what is at {@code index} now; new ones are added. */
  public void insert(Collection<EpisodeId> episodes, int index) {
    change(queue -> {
      Set<EpisodeId> moved = new LinkedHashSet<>(episodes);
      List<EpisodeId> changed = new ArrayList<>(queue.subList(0, Math.clamp(index, 0, queue.size())));
      List<EpisodeId> after = new ArrayList<>(queue.subList(Math.clamp(index, 0, queue.size()), queue.size()));
      changed.removeAll(moved);
      after.removeAll(moved);
      changed.addAll(moved);
      changed.addAll(after);
      return changed;
    });
    downloadAhead(episodes);
  }

  /** Moves queued episodes one place up ({@code -1}) or down ({@code 1}), together. */
  public void shift(Collection<EpisodeId> episodes, int direction) {
    change(queue -> shifted(queue, new HashSet<>(episodes), direction));
  }

  private static List<EpisodeId> shifted(List<EpisodeId> queue, Set<EpisodeId> moved, int direction) {
    List<EpisodeId> changed = new ArrayList<>(direction < 0 ? queue : queue.reversed());
    // From the end towards which they move: a block that has reached it stays together.
    for (int i = 1; i < changed.size(); i++) {
      if (moved.contains(changed.get(i)) && !moved.contains(changed.get(i - 1))) {
        changed.add(i - 1, changed.remove(i));
      }
    }
    return direction < 0 ? changed : changed.reversed();
  }

  /**
   * Takes episodes out.
   *
   * @return the queue as it was, for {@link #restore}
   */
  public UpNextSnapshot remove(Collection<EpisodeId> episodes) {
    Set<EpisodeId> gone = new HashSet<>(episodes);
    return change(queue -> queue.stream().filter(episode -> !gone.contains(episode)).toList());
  }

  /**
   * Takes everything out.
   *
   * @return the queue as it was, for {@link #restore}
   */
  public UpNextSnapshot clear() {
    return change(queue -> List.of());
  }

  /** Puts back what was taken out of a queue: each behind what stood before it, if that is still there. */
  public void restore(UpNextSnapshot before, Collection<EpisodeId> episodes) {
    Set<EpisodeId> wanted = new HashSet<>(episodes);
    change(queue -> {
      List<EpisodeId> changed = new ArrayList<>(queue);
      int place = 0;
      for (EpisodeId episode : before.episodes()) {
        int now = changed.indexOf(episode);
        if (now >= 0) {
          place = now + 1;
        } else if (wanted.contains(episode)) {
          changed.add(place, episode);
          place++;
        }
      }
      return changed;
    });
  }

  /**
   * What is to be heard after an episode has ended: the first that is queued, else what continues by itself. Nothing
   * where the listener wants it to stop.
   */
  public Optional<EpisodeId> after(EpisodeId ended) {
    if (!preferences.get(GOES_ON)) {
      return Optional.empty();
    }
    Optional<EpisodeId> queued = snapshot.get().episodes().stream().filter(id -> !id.equals(ended)).findFirst();
    return queued.isPresent() ? queued : byItself(ended);
  }

  /** What the listener gets by asking for the next one: the same, whether it goes on by itself or not. */
  public Optional<EpisodeId> next(EpisodeId present) {
    Optional<EpisodeId> queued = snapshot.get().episodes().stream().filter(id -> !id.equals(present)).findFirst();
    return queued.isPresent() ? queued : byItself(present);
  }

  private Optional<EpisodeId> byItself(EpisodeId ended) {
    Optional<PodcastId> podcast = library.rows(List.of(ended)).stream().map(EpisodeRow::podcast).findFirst();
    return switch (podcast.map(id -> preferences.get(THEN, id)).orElse(Then.NOTHING)) {
      case NOTHING -> Optional.empty();
      case PODCAST -> store.nextOfPodcast(ended);
      case NEWEST -> store.newest(ended);
    };
  }

  /** Downloads what is queued and not on disk, as the listener may only now have asked for. */
  public void downloadAhead() {
    downloadAhead(snapshot.get().episodes());
  }

  private void downloadAhead(Collection<EpisodeId> episodes) {
    if (!preferences.get(DOWNLOADS_AHEAD)) {
      return;
    }
    // What failed is not tried again by this: the listener has seen why.
    List<EpisodeId> missing = library.rows(List.copyOf(episodes)).stream()
        .filter(row -> row.download() instanceof DownloadState.None).map(EpisodeRow::id).toList();
    if (!missing.isEmpty()) {
      downloads.enqueue(missing);
    }
  }

  /** Returns the queue as it was before. */
  private UpNextSnapshot change(UnaryOperator<List<EpisodeId>> how) {
    changing.lock();
    try {
      UpNextSnapshot before = snapshot.get();
      List<EpisodeId> after = how.apply(before.episodes());
      if (!after.equals(before.episodes())) {
        store.replace(after, clock.instant());
        snapshot.publish(new UpNextSnapshot(after));
      }
      return before;
    } finally {
      changing.unlock();
    }
  }
}
