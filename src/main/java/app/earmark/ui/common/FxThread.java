package app.earmark.ui.common;

import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The one gate to the JavaFX thread. Tests of view models pass one of their own that needs no toolkit.
 *
 * <p>Threads: every method may be called from any thread; what they are given runs on the JavaFX thread.
 */
public class FxThread {

  /** 30 updates a second at most: more cannot be told apart by anybody. */
  private static final Duration REST = Duration.ofMillis(33);

  /** Runs the task at once where this is the JavaFX thread already, otherwise as soon as that thread is free. */
  public void run(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  /** Runs the task once the JavaFX thread has done what it is doing, even if this is that thread. */
  public void later(Runnable task) {
    Platform.runLater(task);
  }

  /** Runs the task after the delay, unless the subscription is closed before. */
  public Subscription after(Duration delay, Runnable task) {
    var pause = new PauseTransition(javafx.util.Duration.millis((double) delay.toMillis()));
    pause.setOnFinished(event -> task.run());
    run(pause::play);
    return () -> run(pause::stop);
  }

  /**
   * Hears the snapshots of {@code source} on the JavaFX thread, the present one first, at most 30 a second. Snapshots
   * that were overtaken are left out; the last one always arrives.
   */
  public final <T> Subscription latest(Observable<T> source, Consumer<? super T> listener) {
    var gate = new Latest<T>(listener);
    Subscription heard = source.subscribe(gate::accept);
    return () -> {
      gate.closed = true;
      heard.close();
    };
  }

  private final class Latest<T> {
    private final Consumer<? super T> listener;

    /** The snapshot that nobody has seen yet; any thread. */
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /** A snapshot was delivered a moment ago; JavaFX thread only. */
    private boolean resting;

    private volatile boolean closed;

    Latest(Consumer<? super T> listener) {
      this.listener = listener;
    }

    void accept(T snapshot) {
      if (waiting.getAndSet(snapshot) == null) {
        run(this::deliver);
      }
    }

    private void deliver() {
      if (closed || resting) {
        return;
      }
      T snapshot = waiting.getAndSet(null);
      if (snapshot == null) {
        return;
      }
      resting = true;
      after(REST, () -> {
        resting = false;
        deliver();
      });
      listener.accept(snapshot);
    }
  }
}
