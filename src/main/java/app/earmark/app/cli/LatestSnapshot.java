package app.earmark.app.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Carries the latest of many snapshots from the threads that publish to the one thread that prints, so that a slow
 * terminal holds nobody up. This object guards the snapshot.
 */
final class LatestSnapshot<T> {

  private @Nullable T waiting;
  private boolean woken;

  /** Any thread; returns at once. */
  synchronized void put(T snapshot) {
    waiting = snapshot;
    notifyAll();
  }

  /** Ends a waiting {@link #take} early. Any thread. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** The latest snapshot that was not taken yet; {@code null} where none comes in that time. */
  synchronized @Nullable T take(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (waiting == null && !woken) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return null;
      }
      wait(left);
    }
    woken = false;
    T taken = waiting;
    waiting = null;
    return taken;
  }
}
