package app.earmark.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets something be done later. Guarded by the guard of {@link DownloadRuns}; what is done then runs without it. */
final class DownloadAlarm {

  private final Executor work;
  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private @Nullable Instant waking;
  private boolean closed;

  /** @param timer only hands over to {@code work} */
  DownloadAlarm(Executor work, ScheduledExecutorService timer, InstantSource clock) {
    this.work = work;
    this.timer = timer;
    this.clock = clock;
  }

  /** Looks at the line again at that moment, unless somebody looks before; whoever does says {@link #woken}. */
  void at(Instant moment, Runnable look) {
    if (waking == null || moment.isBefore(waking)) {
      waking = moment;
      after(Duration.between(clock.instant(), moment), look);
    }
  }

  void woken() {
    waking = null;
  }

  void after(Duration pause, Runnable task) {
    if (!closed) {
      var _ =
          timer.schedule(() -> work.execute(task), Math.max(0, pause.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  void close() {
    closed = true;
  }
}
