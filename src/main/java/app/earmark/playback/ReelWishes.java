package app.earmark.playback;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the listener wants of a sound, on its way to the thread that does it: only the latest wish of a kind counts, so
 * whoever drags a slider does not wait for every place that was passed. Any thread; guarded by itself.
 */
final class ReelWishes {

  private final Semaphore news = new Semaphore(0);
  private SoundStart wanted;
  private @Nullable Long seekMs;
  private boolean closed;

  ReelWishes(SoundStart start) {
    this.wanted = start;
  }

  /**
   * What is wanted now.
   *
   * @param seekMs to go there; {@code null} to stay
   */
  record Wish(SoundStart wanted, @Nullable Long seekMs, boolean closed) {}

  synchronized void want(UnaryOperator<SoundStart> change) {
    wanted = change.apply(wanted);
    wake();
  }

  synchronized void seek(long positionMs) {
    seekMs = positionMs;
    wake();
  }

  /** Whether somebody wants to go elsewhere and nobody has carried it out yet. */
  synchronized boolean isSeeking() {
    return seekMs != null;
  }

  /** Whether what is being done is of no use any more: somebody wants to go elsewhere, or nobody wants anything. */
  synchronized boolean isOverruled() {
    return seekMs != null || closed;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized void close() {
    closed = true;
    wake();
  }

  /** Something happened that the thread should look at. */
  void wake() {
    news.release();
  }

  /** Waits until there is news or the time is over, and hands over what is wanted. */
  Wish next(long patienceMs) throws InterruptedException {
    if (news.tryAcquire(patienceMs, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
    synchronized (this) {
      Wish wish = new Wish(wanted, seekMs, closed);
      seekMs = null;
      return wish;
    }
  }
}
