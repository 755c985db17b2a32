package app.earmark.ui.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Watches the JavaFX thread from a thread of its own: whenever that thread computes for longer than allowed before it
 * answers, its stacks are kept. The time is the thread's own processor time, so that neither other programs nor the
 * collector of garbage make a test fail; what it waits for is told by its state at the end. What the test itself does
 * on the JavaFX thread counts as well.
 */
public final class Stopwatch implements AutoCloseable {

  /** A thread that neither answers nor computes for so long waits for something, which it must not. */
  private static final long WAITING_NANOS = 2_000_000_000L;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<String> stalls = Collections.synchronizedList(new ArrayList<>());

  /** Number of the question that was answered last; questions are asked one at a time. */
  private final AtomicLong answered = new AtomicLong();

  private final Thread watcher;
  private volatile boolean ended;

  /** Even while it watches; a question that was asked before the number changed is not judged. */
  private final AtomicLong rests = new AtomicLong();

  public Stopwatch(Duration allowed, Thread javafx) {
    watcher = Thread.ofPlatform().daemon().name("stopwatch").start(() -> watch(allowed.toNanos(), javafx));
  }

  private void watch(long allowed, Thread javafx) {
    for (long question = 1; !ended; question++) {
      long asked = question;
      long started = THREADS.getThreadCpuTime(javafx.threadId());
      long askedAt = System.nanoTime();
      long restsBefore = rests.get();
      Platform.runLater(() -> answered.set(asked));
      StackTraceElement[] stack = null;
      boolean waits = false;
      while (answered.get() < asked && !ended) {
        long used = THREADS.getThreadCpuTime(javafx.threadId()) - started;
        waits = used < allowed && System.nanoTime() - askedAt > WAITING_NANOS
            && javafx.getState() != Thread.State.RUNNABLE;
        if (stack == null && (used > allowed || waits)) {
          stack = javafx.getStackTrace();
        }
        pause();
      }
      long used = THREADS.getThreadCpuTime(javafx.threadId()) - started;
      if (stack != null && rests.get() == restsBefore && restsBefore % 2 == 0) {
        stalls.add(Duration.ofNanos(used).toMillis() + " ms" + (waits ? ", waiting" : "") + "\n    at "
            + String.join("\n    at ", Arrays.stream(stack).limit(40).map(Object::toString).toList()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks away while the test itself works on the JavaFX thread. */
  public void lookAway(Runnable work) {
    rests.incrementAndGet();
    try {
      work.run();
    } finally {
      rests.incrementAndGet();
    }
  }

  /** How long it computed, with the stack in the middle of it, once for each time. */
  public List<String> stalls() {
    return List.copyOf(stalls);
  }

  @Override
  public void close() {
    ended = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
