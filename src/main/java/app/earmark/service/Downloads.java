package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.net.EpisodeDownloader;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import app.earmark.store.LibraryStore;
import app.earmark.util.Observable;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The download queue: what the listener asked for, in order, over restarts and crashes, until it is on disk or refused
 * with a reason.
 *
 * <p>Every change is in the library before it shows in {@link #snapshot()}, so what is seen survives {@code kill -9}.
 * Methods block for the database: call them off the JavaFX thread, from any other.
 */
public final class Downloads implements AutoCloseable {

  private final DownloadStore store;
  private final DownloadBin bin;
  private final Library library;
  private final InstantSource clock;
  private final DownloadRuns runs;

  /**
   * @param work threads that may block, one for each download
   */
  public Downloads(
      LibraryStore libraryStore,
      EpisodeDownloader downloader,
      Library library,
      ExecutorService work,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this.store = libraryStore.downloads();
    this.bin = new DownloadBin(libraryStore.folder(), clock);
    this.library = library;
    this.clock = clock;
    EpisodePlaces places = new EpisodePlaces(libraryStore.folder(), store);
    EpisodeFetch fetch = new EpisodeFetch(downloader, store, library, places);
    this.runs = new DownloadRuns(store, fetch, bin, library, work, timer, clock);
  }

  /** Takes up where the last run of the program ended. To be called once, before anything else. */
  public void start() {
    bin.tidy();
    runs.change(() -> store.queue().forEach(runs::takeUp));
  }

  /** The queue now, and again whenever it changes. */
  public Observable<DownloadsSnapshot> snapshot() {
    return runs.snapshot();
  }

  /** Puts episodes at the end of the queue; those that are on disk or in it already stay where they are. */
  public void enqueue(Collection<EpisodeId> episodes) {
    runs.change(() -> {
      store.enqueue(episodes, clock.instant());
      for (EpisodeId episode : episodes) {
        if (runs.line().state(episode).isPresent()) {
          resumeNow(episode);
        } else {
          store.resume(episode);
          store.find(episode)
              .filter(record -> record.state() instanceof DownloadState.Queued)
              .ifPresent(runs::takeUp);
        }
      }
    });
  }

  /** Puts an episode before all others, adding it where it is not in the queue. */
  public void first(EpisodeId episode) {
    enqueue(List.of(episode));
    runs.change(() -> {
      store.first(episode);
      runs.line().first(List.of(episode));
    });
  }

  /** Stops a download and keeps what has arrived, until {@link #resume}. */
  public void pause(EpisodeId episode) {
    runs.change(() -> pauseNow(episode));
  }

  public void pauseAll() {
    runs.change(() -> runs.line().episodes().forEach(this::pauseNow));
  }

  /** Goes on with a paused or failed download. */
  public void resume(EpisodeId episode) {
    runs.change(() -> resumeNow(episode));
  }

  public void resumeAll() {
    runs.change(() -> {
      runs.endHalt();
      runs.line().episodes().forEach(this::resumeNow);
    });
  }

  /** Tries a failed download again, now. */
  public void retry(EpisodeId episode) {
    resume(episode);
  }

  /** Takes an episode out of the queue and deletes what has arrived of it. */
  public void cancel(EpisodeId episode) {
    runs.change(() -> {
      if (runs.isRunning(episode)) {
        runs.stop(episode, DownloadRuns.Wish.REMOVE);
      } else if (runs.line().state(episode).isPresent()) {
        runs.remove(episode);
      }
    });
  }

  /** Moves the file of a downloaded episode into the bin. Nothing happens where it is not on disk. */
  public void delete(EpisodeId episode) {
    runs.change(() -> {
      if (stored(episode) instanceof DownloadState.Done done) {
        bin.discard(episode, done.file());
        store.remove(episode);
      }
    });
    library.changed(Set.of(), Set.of(episode));
  }

  /** Takes a file that {@link #delete} threw away out of the bin again; false where the bin no longer has it. */
  public boolean undoDelete(EpisodeId episode) {
    runs.guard().lock();
    try {
      Optional<DownloadState.Done> restored = bin.restore(episode);
      if (restored.isEmpty()
          || !store.restore(episode, restored.get().file(), restored.get().bytes(), clock.instant())) {
        return false;
      }
    } finally {
      runs.guard().unlock();
    }
    library.changed(Set.of(), Set.of(episode));
    return true;
  }

  /**
   * Waits until each of these episodes is on disk, has failed or stands still (paused, or halted by a full disk).
   *
   * @return where each of them then stands
   */
  public Map<EpisodeId, DownloadState> await(Collection<EpisodeId> episodes) throws InterruptedException {
    runs.guard().lockInterruptibly();
    try {
      while (!runs.isHalted() && episodes.stream().anyMatch(this::isMoving)) {
        runs.settled().await();
      }
      Map<EpisodeId, DownloadState> states = new LinkedHashMap<>();
      for (EpisodeId episode : episodes) {
        states.put(episode, runs.line().state(episode).orElseGet(() -> stored(episode)));
      }
      return states;
    } finally {
      runs.guard().unlock();
    }
  }

  /** Stops what runs; all of it goes on at the next start. Waits until the last byte is accounted for. */
  @Override
  public void close() {
    runs.close();
  }

  private DownloadState stored(EpisodeId episode) {
    return store.find(episode).map(DownloadRecord::state).orElseGet(DownloadState.None::new);
  }

  private boolean isMoving(EpisodeId episode) {
    DownloadState state = runs.line().state(episode).orElse(null);
    return state instanceof DownloadState.Queued || state instanceof DownloadState.Running;
  }

  private void pauseNow(EpisodeId episode) {
    if (runs.isRunning(episode)) {
      runs.stop(episode, DownloadRuns.Wish.PAUSE);
    } else if (runs.line().state(episode).orElse(null) instanceof DownloadState.Queued) {
      runs.pause(episode);
    }
  }

  private void resumeNow(EpisodeId episode) {
    runs.forgetWish(episode);
    DownloadState state = runs.line().state(episode).orElse(null);
    if (state instanceof DownloadState.Paused || state instanceof DownloadState.Failed) {
      store.resume(episode);
      runs.line().set(episode, new DownloadState.Queued());
    }
  }
}
