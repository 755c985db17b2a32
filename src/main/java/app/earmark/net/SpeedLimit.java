package app.earmark.net;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens that all downloads share, one token a byte. Whoever has received bytes pays for them afterwards by
 * waiting; nothing is saved up but for a quarter of a second, so that the limit holds over any longer stretch.
 *
 * <p>For any thread; the waiting is done outside the lock and ends with an interrupt.
 */
public final class SpeedLimit {

  private static final long BURST_NANOS = 250_000_000;

  private final LongSupplier nanoTime;
  private final Sleeper sleeper;

  private final Object lock = new Object();
  /** Guarded by {@code lock}; 0 is no limit. */
  private long bytesPerSecond;
  /** Guarded by {@code lock}: the moment at which all bytes so far are paid for. */
  private double paidUntil;

  public SpeedLimit() {
    this(System::nanoTime, Sleeper.real());
  }

  public SpeedLimit(LongSupplier nanoTime, Sleeper sleeper) {
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
    this.paidUntil = nanoTime.getAsLong();
  }

  /** Takes effect at once for every download; 0 lifts the limit. */
  public void set(long newBytesPerSecond) {
    synchronized (lock) {
      bytesPerSecond = Math.max(0, newBytesPerSecond);
      paidUntil = nanoTime.getAsLong();
    }
  }

  /** How many bytes to read at once so that the pauses stay short; {@code most} without a limit. */
  int piece(int most) {
    synchronized (lock) {
      return bytesPerSecond == 0 ? most : Math.clamp(bytesPerSecond / 10, 1, most);
    }
  }

  /** Waits until {@code bytes} that were received are paid for. */
  void pay(int bytes) throws InterruptedException {
    long wait;
    synchronized (lock) {
      if (bytesPerSecond == 0) {
        return;
      }
      long now = nanoTime.getAsLong();
      paidUntil = Math.max(paidUntil, (double) (now - BURST_NANOS)) + bytes * 1e9 / bytesPerSecond;
      wait = (long) (paidUntil - now);
    }
    if (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
    }
  }
}
