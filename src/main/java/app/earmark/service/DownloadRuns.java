package app.earmark.service;

import app.earmark.model.DownloadBatch;
import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.store.DownloadStore;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts downloads when their turn comes, and settles what becomes of them. {@link Downloads} is its face to everybody
 * else.
 *
 * <p>Threads: the {@link #guard} is held around every decision, with its write to the library, and never while bytes
 * are fetched. Each running download has a thread of {@code work}; {@code timer} only hands over to it. Methods without
 * a word on it need the guard.
 */
final class DownloadRuns {

  /** What the listener wants of a download that is running: it is interrupted, and settled accordingly. */
  enum Wish {
    PAUSE,
    REMOVE
  }

  /** So long without a byte, and a download is shown as one that stands still. */
  private static final Duration STALLED = Duration.ofSeconds(3);

  private static final Duration LOOK_FOR_ROOM = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(DownloadRuns.class);

  private final EpisodeFetch fetch;
  private final DownloadEndings endings;
  private final Library library;
  private final ExecutorService work;
  private final DownloadAlarm alarm;
  private final InstantSource clock;
  private final Supplier<DownloadLimits> limits;
  private final ReentrantLock guard = new ReentrantLock();

  // Guarded by guard.
  private final Condition settled = guard.newCondition();
  private final DownloadLine line = new DownloadLine();
  private final DownloadBatches batches = new DownloadBatches();
  private final DownloadSnapshots snapshots = new DownloadSnapshots();
  private final Map<EpisodeId, Run> running = new HashMap<>();
  private final Map<EpisodeId, Wish> wishes = new HashMap<>();
  private @Nullable Message halted;
  private boolean closed;
  private boolean watching;

  DownloadRuns(DownloadStore store, EpisodeFetch fetch, DownloadBin bin, Library library, ExecutorService work,
      ScheduledExecutorService timer, InstantSource clock, Supplier<DownloadLimits> limits) {
    this.fetch = fetch;
    this.endings = new DownloadEndings(store, line, fetch, bin, clock);
    this.library = library;
    this.work = work;
    this.alarm = new DownloadAlarm(work, timer, clock);
    this.clock = clock;
    this.limits = limits;
  }

  Observable<DownloadsSnapshot> snapshot() {
    return snapshots.latest();
  }

  /** Each time when nothing runs or waits any more. */
  Observable<DownloadBatch> batches() {
    return batches.ended();
  }

  DownloadLine line() {
    return line;
  }

  /** Signalled whenever something may have come to its end. Belongs to the guard. */
  Condition settled() {
    return settled;
  }

  ReentrantLock guard() {
    return guard;
  }

  /** Takes the guard, changes something, and starts what may start then. */
  void change(Runnable decision) {
    guard.lock();
    try {
      decision.run();
      next();
    } finally {
      guard.unlock();
    }
  }

  boolean isRunning(EpisodeId episode) {
    return running.containsKey(episode);
  }

  boolean isHalted() {
    return halted != null;
  }

  void endHalt() {
    halted = null;
  }

  DownloadEndings endings() {
    return endings;
  }

  /** Interrupts a running download. */
  void stop(EpisodeId episode, Wish wish) {
    wishes.put(episode, wish);
    Run run = running.get(episode);
    if (run != null) {
      run.stop();
    }
  }

  void forgetWish(EpisodeId episode) {
    wishes.remove(episode);
  }

  /** Takes the guard. Stops everything and waits until the last byte is accounted for. */
  void close() {
    guard.lock();
    try {
      closed = true;
      alarm.close();
      running.values().forEach(Run::stop);
      while (!running.isEmpty()) {
        settled.awaitUninterruptibly();
      }
    } finally {
      guard.unlock();
    }
  }

  /** Starts whatever may start now, and stops what must step back. */
  private void next() {
    if (!closed && halted == null) {
      DownloadLimits now = limits.get();
      DownloadLine.Plan plan = line.plan(now, clock.instant());
      for (EpisodeId episode : plan.start()) {
        line.set(episode, new DownloadState.Running(0, null, 0));
        Run run = new Run(episode);
        running.put(episode, run);
        work.execute(run);
      }
      plan.stop().stream().map(running::get).filter(Objects::nonNull).forEach(Run::stop);
      line.nextMoment().ifPresent(this::wakeAt);
      if (!line.episodes().isEmpty()) {
        Stream.of(Optional.ofNullable(now.opensAt()), Optional.ofNullable(now.closesAt()))
            .flatMap(Optional::stream).forEach(this::wakeAt);
      }
      watch();
    }
    snapshots.publish(line, halted);
    settled.signalAll();
    if (!line.isAtWork()) {
      batches.end();
    }
  }

  /** Where nothing has come in for a while, the speed shown is none. */
  private void watch() {
    if (!watching && !running.isEmpty()) {
      watching = true;
      alarm.after(STALLED, () -> change(() -> {
        watching = false;
        long now = System.nanoTime();
        running.forEach((episode, run) -> {
          if (now - run.heardNanos >= STALLED.toNanos()
              && line.state(episode).orElse(null) instanceof DownloadState.Running state) {
            line.set(episode, new DownloadState.Running(state.receivedBytes(), state.totalBytes(), 0));
          }
        });
      }));
    }
  }

  /** One try for one episode, on a thread of its own. */
  private final class Run implements Runnable {

    private final EpisodeId episode;

    // Guarded by guard. The thread is known only while it may be interrupted: it belongs to somebody else before and
    // after that.
    private @Nullable Thread thread;
    private boolean stopped;
    private long heardNanos = System.nanoTime();

    Run(EpisodeId episode) {
      this.episode = episode;
    }

    /** Needs the guard. */
    void stop() {
      stopped = true;
      if (thread != null) {
        thread.interrupt();
      }
    }

    @Override
    public void run() {
      EpisodeFetch.Outcome outcome = endings.note(episode, begin() ? fetch() : new EpisodeFetch.Stopped());
      guard.lock();
      try {
        thread = null;
        // Whoever interrupted it has been heard; the library must still be told what arrived.
        var _ = Thread.interrupted();
        running.remove(episode);
        endings.settle(episode, outcome, wishes.remove(episode));
        batches.count(episode, outcome);
        if (outcome instanceof EpisodeFetch.NoRoom noRoom) {
          halted = noRoom.message();
          alarm.after(LOOK_FOR_ROOM, () -> lookForRoom(noRoom.bytes()));
        }
        next();
      } finally {
        guard.unlock();
      }
      if (outcome instanceof EpisodeFetch.Finished) {
        library.changed(Set.of(), Set.of(episode));
      }
    }

    private boolean begin() {
      guard.lock();
      try {
        thread = Thread.currentThread();
        return !stopped;
      } finally {
        guard.unlock();
      }
    }

    private EpisodeFetch.Outcome fetch() {
      try {
        return fetch.run(episode, state -> progress(episode, state), () -> change(() -> line.arrived(episode)));
      } catch (RuntimeException bug) {
        LOG.error("The download of episode {} ended in a way nobody thought of", episode, bug);
        return new EpisodeFetch.Failed(Message.of("download.problem.unexpected"), null);
      }
    }
  }

  private void lookForRoom(long bytes) {
    change(() -> {
      if (halted == null || fetch.hasRoom(bytes)) {
        halted = null;
      } else {
        alarm.after(LOOK_FOR_ROOM, () -> lookForRoom(bytes));
      }
    });
  }

  /** Without the guard. */
  private void progress(EpisodeId episode, DownloadState.Running state) {
    guard.lock();
    try {
      Run run = running.get(episode);
      if (run != null) {
        run.heardNanos = System.nanoTime();
        line.set(episode, state);
        if (snapshots.isDue()) {
          snapshots.publish(line, halted);
        }
      }
    } finally {
      guard.unlock();
    }
  }

  private void wakeAt(Instant moment) {
    alarm.at(moment, () -> change(alarm::woken));
  }
}
