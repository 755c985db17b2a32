package app.earmark.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JavaFX thread for an answer a thousand times a second at most, and notes how long it let us wait; also how
 * long it was at work itself meanwhile, because on a busy machine it may have stood in line for a core.
 */
final class Stalls {

  private static final int DEEPEST = 12;

  private final long slowNanos;
  private final Thread javafx;
  private final Thread watcher;

  /** Guarded by this. */
  private final Spread waits = new Spread();
  private final List<String> stacks = new ArrayList<>();
  private double mostWorkMillis;
  private volatile boolean ended;

  /** @param slowMillis whatever takes longer is kept with its stack */
  Stalls(long slowMillis) throws InterruptedException {
    this.slowNanos = slowMillis * 1_000_000;
    Thread[] found = new Thread[1];
    CountDownLatch answered = new CountDownLatch(1);
    Platform.runLater(() -> {
      found[0] = Thread.currentThread();
      answered.countDown();
    });
    answered.await();
    javafx = found[0];
    watcher = Thread.ofPlatform().daemon().name("stalls").start(this::watch);
  }

  private void watch() {
    try {
      while (!ended) {
        long asked = System.nanoTime();
        long worked = workNanos();
        long[] answer = new long[1];
        CountDownLatch answered = new CountDownLatch(1);
        Platform.runLater(() -> {
          answer[0] = System.nanoTime();
          answered.countDown();
        });
        String stack = null;
        while (!answered.await(1, TimeUnit.MILLISECONDS)) {
          if (stack == null && System.nanoTime() - asked > slowNanos) {
            stack = stack();
          }
        }
        note(answer[0] - asked, workNanos() - worked, stack);
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long workNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(javafx.threadId());
  }

  private String stack() {
    StringBuilder lines = new StringBuilder();
    StackTraceElement[] frames = javafx.getStackTrace();
    for (int i = 0; i < Math.min(DEEPEST, frames.length); i++) {
      lines.append("\n    at ").append(frames[i]);
    }
    return lines.toString();
  }

  private synchronized void note(long waited, long worked, @Nullable String stack) {
    waits.add(waited / 1e6);
    mostWorkMillis = Math.max(mostWorkMillis, Math.min(worked, waited) / 1e6);
    if (stack != null) {
      stacks.add(waited / 1_000_000 + " ms, of which at work " + worked / 1_000_000 + " ms" + stack);
    }
  }

  /** The longest wait, ms. */
  synchronized double longest() {
    return waits.most();
  }

  /** The longest that it was at work within one wait, ms. */
  synchronized double longestWork() {
    return mostWorkMillis;
  }

  /** What it did in waits that were too long. */
  synchronized List<String> stacks() {
    return List.copyOf(stacks);
  }

  void end() {
    ended = true;
  }
}
