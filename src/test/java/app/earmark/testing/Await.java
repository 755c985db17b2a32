package app.earmark.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that other threads bring about, and fails with its name where it does not come in time. */
public final class Await {

  private Await() {}

  public static void until(String what, Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + limit.toMillis() + " ms: " + what);
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted while waiting for: " + what, e);
      }
    }
  }
}
