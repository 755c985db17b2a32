package app.earmark.ui.common;

import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the JavaFX thread: everything runs at once, and time passes only when the test says so. */
public final class DirectFxThread extends FxThread {

  private record Timer(long atMs, Runnable task) {}

  private final List<Timer> timers = new ArrayList<>();
  private long nowMs;

  @Override
  public void run(Runnable task) {
    task.run();
  }

  @Override
  public void later(Runnable task) {
    task.run();
  }

  @Override
  public Subscription after(Duration delay, Runnable task) {
    var timer = new Timer(nowMs + delay.toMillis(), task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  /** Lets time pass and runs what was waiting for it. */
  public void advance(Duration time) {
    nowMs += time.toMillis();
    for (Timer timer : List.copyOf(timers)) {
      if (timer.atMs <= nowMs && timers.remove(timer)) {
        timer.task.run();
      }
    }
  }
}
