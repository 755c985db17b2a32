package app.earmark.ui.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Watches the JavaFX thread from a thread of its own: whenever that thread is busy for longer than allowed, its stack is
 * kept. What the test itself does on the JavaFX thread counts as well.
 */
public final class Stopwatch implements AutoCloseable {

  private final List<String> stalls = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong answeredAt = new AtomicLong(System.nanoTime());
  private final AtomicLong askedAt = new AtomicLong();
  private final Thread watcher;
  private volatile boolean ended;

  public Stopwatch(Duration allowed, Thread javafx) {
    watcher = Thread.ofPlatform().daemon().name("stopwatch").start(() -> watch(allowed, javafx));
  }

  private void watch(Duration allowed, Thread javafx) {
    while (!ended) {
      long asked = System.nanoTime();
      askedAt.set(asked);
      Platform.runLater(() -> answeredAt.set(System.nanoTime()));
      StackTraceElement[] stack = null;
      while (answeredAt.get() < asked && !ended) {
        if (stack == null && System.nanoTime() - asked > allowed.toNanos()) {
          stack = javafx.getStackTrace();
        }
        pause();
      }
      if (stack != null) {
        stalls.add(Duration.ofNanos(answeredAt.get() - asked).toMillis() + " ms\n    at "
            + String.join("\n    at ", java.util.Arrays.stream(stack).limit(25).map(Object::toString).toList()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long it stood still, with the stack in the middle of it, once for each time. */
  public List<String> stalls() {
    return List.copyOf(stalls);
  }

  @Override
  public void close() {
    ended = true;
  }
}
