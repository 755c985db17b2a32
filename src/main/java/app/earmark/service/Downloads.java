package app.earmark.service;

import app.earmark.audio.ByteSource;
import app.earmark.model.DownloadBatch;
import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.net.Arrivals;
import app.earmark.net.EpisodeDownloader;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import app.earmark.store.LibraryStore;
import app.earmark.util.Observable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
  private final EpisodeFetch fetch;
  private final DownloadRuns runs;
  private final DownloadedFiles files;

  /**
   * With the limits and checks of a program without settings.
   *
   * @param work threads that may block, one for each download
   */
  public Downloads(
      LibraryStore libraryStore,
      EpisodeDownloader downloader,
      Library library,
      ExecutorService work,
      ScheduledExecutorService timer,
      InstantSource clock) {
    this(libraryStore, downloader, library, work, timer, clock, () -> DownloadLimits.USUAL, AudioCheck.NONE);
  }

  /**
   * With the limits that the listener has chosen, in force as soon as they change.
   *
   * @param work threads that may block, one for each download
   * @param check opens what has arrived
   */
  public static Downloads obeying(
      DownloadPreferences preferences,
      AudioCheck check,
      LibraryStore libraryStore,
      EpisodeDownloader downloader,
      Library library,
      ExecutorService work,
      ScheduledExecutorService timer,
      InstantSource clock) {
    Downloads downloads =
        new Downloads(libraryStore, downloader, library, work, timer, clock, preferences::limits, check);
    var _ = preferences.preferences().changes()
        .subscribe(count -> work.execute(() -> downloads.runs.change(() -> { })));
    return downloads;
  }

  private Downloads(
      LibraryStore libraryStore,
      EpisodeDownloader downloader,
      Library library,
      ExecutorService work,
      ScheduledExecutorService timer,
      InstantSource clock,
      Supplier<DownloadLimits> limits,
      AudioCheck check) {
    this.store = libraryStore.downloads();
    this.bin = new DownloadBin(libraryStore.folder(), clock);
    this.library = library;
    this.clock = clock;
    EpisodePlaces places = new EpisodePlaces(libraryStore.folder(), store);
    this.fetch = new EpisodeFetch(downloader, store, library, places, check);
    this.runs = new DownloadRuns(store, fetch, bin, library, work, timer, clock, limits);
    this.files = new DownloadedFiles(store, bin, places, library, runs, clock);
  }

  /** Takes up where the last run of the program ended. To be called once, before anything else. */
  public void start() {
    bin.tidy();
    runs.change(() -> store.queue().forEach(runs.endings()::takeUp));
  }

  /**
   * Takes up the queue as it stands in the library by now: a union of two podcasts gives what is not finished to other
   * episodes. Those go on with what has arrived, after whoever fetched it has stopped.
   */
  public void reread() {
    runs.guard().lock();
    try {
      List<EpisodeId> gone =
          runs.line().episodes().stream().filter(episode -> store.find(episode).isEmpty()).toList();
      for (EpisodeId episode : gone) {
        if (runs.isRunning(episode)) {
          runs.stop(episode, DownloadRuns.Wish.REMOVE);
        } else {
          runs.line().remove(episode);
        }
      }
      while (gone.stream().anyMatch(runs::isRunning)) {
        runs.settled().awaitUninterruptibly();
      }
      runs.change(() -> store.queue().stream()
          .filter(record -> runs.line().state(record.episode()).isEmpty())
          .forEach(runs.endings()::takeUp));
    } finally {
      runs.guard().unlock();
    }
  }

  /** The queue now, and again whenever it changes. */
  public Observable<DownloadsSnapshot> snapshot() {
    return runs.snapshot();
  }

  /** What is on disk, and what was deleted. */
  public DownloadedFiles files() {
    return files;
  }

  /** What came of it, each time when nothing runs or waits any more; told while nothing else can change. */
  public Observable<DownloadBatch> batches() {
    return runs.batches();
  }

  /**
   * Puts episodes at the end of the queue; those that are on disk or in it already stay where they are, but for files
   * that somebody has deleted. What the listener asks for is theirs: no rule clears it away.
   */
  public void enqueue(Collection<EpisodeId> episodes) {
    for (EpisodeId episode : episodes) {
      if (stored(episode) instanceof DownloadState.Done done) {
        var _ = library.forgetIfMissing(episode, done);
      }
    }
    enqueue(episodes, () -> store.enqueue(episodes, clock.instant()));
  }

  /** The same for what a rule asks for. */
  void enqueueByRule(Collection<EpisodeId> episodes) {
    enqueue(episodes, () -> store.enqueueByRule(episodes, clock.instant()));
  }

  private void enqueue(Collection<EpisodeId> episodes, Runnable write) {
    runs.change(() -> {
      write.run();
      for (EpisodeId episode : episodes) {
        if (runs.line().state(episode).isPresent()) {
          resumeNow(episode);
        } else {
          store.resume(episode);
          store.find(episode)
              .filter(record -> record.state() instanceof DownloadState.Queued)
              .ifPresent(runs.endings()::takeUp);
        }
      }
    });
  }

  /**
   * The listener waits for this one: it goes before all others, adding it where it is not in the queue, runs at any
   * hour, and another one steps back for it.
   */
  public void first(EpisodeId episode) {
    next(List.of(episode));
    runs.change(() -> runs.line().hurry(episode));
  }

  /**
   * The file of an episode as it comes in, for somebody who plays it meanwhile: the same bytes, kept as the download.
   * The listener waits for this one. Where its reader is ahead of what comes, that is fetched first. To be opened at
   * once, and closed.
   */
  public Supplier<ByteSource> growing(EpisodeId episode) {
    Arrivals.Reader reader = fetch.arrivals(episode).reader();
    first(episode);
    return () -> new GrowingBytes(reader);
  }

  /** Puts episodes before all others that wait, in the order given, adding those that are not in the queue. */
  public void next(List<EpisodeId> episodes) {
    enqueue(episodes);
    runs.change(() -> {
      runs.line().first(episodes);
      store.reorder(episodes);
    });
  }

  /**
   * Moves episodes of the queue, keeping their order, to before another one.
   *
   * @param before {@code null}: to the end
   */
  public void move(List<EpisodeId> episodes, @Nullable EpisodeId before) {
    runs.change(() -> {
      List<EpisodeId> order = new ArrayList<>(runs.line().episodes());
      List<EpisodeId> moved = order.stream().filter(episodes::contains).toList();
      order.removeAll(moved);
      int place = before == null ? -1 : order.indexOf(before);
      order.addAll(place < 0 ? order.size() : place, moved);
      runs.line().first(order);
      store.reorder(order);
    });
  }

  /** Stops a download and keeps what has arrived, until {@link #resume}. */
  public void pause(EpisodeId episode) {
    runs.change(() -> pauseNow(episode));
  }

  public void pauseAll() {
    runs.change(() -> runs.line().episodes().forEach(this::pauseNow));
  }

  /** Goes on with a paused or failed download, now. */
  public void resume(EpisodeId episode) {
    runs.change(() -> resumeNow(episode));
  }

  public void resumeAll() {
    runs.change(() -> {
      runs.endHalt();
      runs.line().episodes().forEach(this::resumeNow);
    });
  }

  /** Takes an episode out of the queue and deletes what has arrived of it. */
  public void cancel(EpisodeId episode) {
    runs.change(() -> {
      if (runs.isRunning(episode)) {
        runs.stop(episode, DownloadRuns.Wish.REMOVE);
      } else if (runs.line().state(episode).isPresent()) {
        runs.endings().remove(episode);
      }
    });
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
      runs.endings().pause(episode);
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
