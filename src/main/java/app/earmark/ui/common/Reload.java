package app.earmark.ui.common;

import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads something again and again as it changes: one reading at a time, and once more, after a rest, where it changed
 * meanwhile.
 * JavaFX thread only; the reading itself is done in the background.
 */
public final class Reload<T> {

  /** What changes all the time is read four times a second. */
  private static final Duration REST = Duration.ofMillis(250);

  private final Background background;
  private final Callable<T> read;
  private final Consumer<? super T> then;
  private @Nullable Subscription running;
  private boolean again;
  private boolean urgent;
  private boolean resting;
  private int finished;

  public Reload(Background background, Callable<T> read, Consumer<? super T> then) {
    this.background = background;
    this.read = read;
    this.then = then;
  }

  /** For what the listener does: reads without a rest, as soon as the present reading ends. */
  public void atOnce() {
    if (resting) {
      stop();
    }
    urgent = running != null;
    now();
  }

  /** For what changes by itself. */
  public void now() {
    if (running != null) {
      again = true;
      return;
    }
    again = false;
    urgent = false;
    int before = finished;
    Subscription work = background.run(read, this::arrived);
    // Where the executor is the caller itself, the result is here already.
    if (before == finished) {
      running = work;
    }
  }

  private void arrived(T result) {
    finished++;
    running = null;
    then.accept(result);
    if (urgent) {
      now();
    } else if (again) {
      resting = true;
      running = background.fx().after(REST, () -> {
        stop();
        now();
      });
    }
  }

  public void stop() {
    resting = false;
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
