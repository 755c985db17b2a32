package app.earmark.playback;

import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs a task again and again while something is heard. On the session's thread alone. */
final class Ticks {

  private static final Duration EVERY = Duration.ofMillis(200);

  private final BiFunction<Duration, Runnable, Subscription> every;
  private final Runnable task;
  private @Nullable Subscription running;

  Ticks(BiFunction<Duration, Runnable, Subscription> every, Runnable task) {
    this.every = every;
    this.task = task;
  }

  void start() {
    if (running == null) {
      running = every.apply(EVERY, task);
    }
  }

  void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
