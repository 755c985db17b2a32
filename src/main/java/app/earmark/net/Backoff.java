package app.earmark.net;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When one download asks again after a failure, and when it gives up for the caller to decide. Only failures in a row
 * that brought no new byte count, so a host that breaks off every minute still hands out the whole file. One download,
 * one thread.
 */
final class Backoff {

  /** Waits of 1, 2, 4, 8 and 16 s. */
  private static final int MOST_IN_VAIN = 5;

  private static final int MOST_WHEN_UNKNOWN_HOST = 2;
  private static final int MOST_WHEN_BUSY = 3;

  /** However much progress there is: nobody is asked more often for one file. */
  private static final int MOST_IN_ALL = 1000;

  /** Who asks for a longer pause gets it from the queue, so that others go first. */
  private static final Duration LONGEST_BUSY = Duration.ofSeconds(60);

  private final DoubleSupplier jitter;
  private long farthest;
  private int inVain;
  private int busy;
  private int all;

  /** {@code jitter} gives numbers from 0 to 1; {@code farthest} is how many bytes are there already. */
  Backoff(DoubleSupplier jitter, long farthest) {
    this.jitter = jitter;
    this.farthest = farthest;
  }

  /** How long to wait after a broken attempt; null to give up. */
  @Nullable Duration afterBreak(long reached, boolean hostUnknown) {
    if (reached > farthest) {
      farthest = reached;
      inVain = 0;
    } else {
      inVain++;
    }
    return ++all > MOST_IN_ALL || inVain > (hostUnknown ? MOST_WHEN_UNKNOWN_HOST : MOST_IN_VAIN)
        ? null
        : spread(Duration.ofSeconds(1L << Math.max(0, inVain - 1)));
  }

  /** How long to wait for a busy host; null to give up. */
  @Nullable Duration afterBusy(@Nullable Duration asked) {
    if (++busy > MOST_WHEN_BUSY || ++all > MOST_IN_ALL) {
      return null;
    }
    if (asked == null) {
      return spread(Duration.ofSeconds(4L << busy));
    }
    return asked.compareTo(LONGEST_BUSY) > 0 ? null : asked.plus(spread(Duration.ofMillis(500)));
  }

  /** Half to one and a half times as long, so that many downloads do not come back at the same moment. */
  private Duration spread(Duration wait) {
    return Duration.ofNanos((long) (wait.toNanos() * (0.5 + jitter.getAsDouble())));
  }
}
