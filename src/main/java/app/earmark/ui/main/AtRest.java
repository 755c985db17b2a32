package app.earmark.ui.main;

import app.earmark.ui.common.Background;
import app.earmark.util.Subscription;
import java.time.Duration;

/**
 * Whether the program leaves a good part of the machine idle, told by the processor time that all its threads take.
 * While feeds are read on all cores, work that nobody has asked for yet would only make the listener wait. JavaFX
 * thread only; it looks in the background.
 */
final class AtRest {

  private static final Duration LOOK = Duration.ofMillis(120);

  /** Of all cores together. Making a page, and compiling what it is made by, takes less of two. */
  private static final double BUSY_SHARE = 0.65;

  /** So many looks after it was busy it is taken to be at rest again: work often comes in waves. */
  private static final int LOOKS_AFTER_WORK = 5;

  private static final double NANOS = 1e9;

  private final Background background;
  private final double allowedShare = BUSY_SHARE * Runtime.getRuntime().availableProcessors();
  private double processorSeconds = processorSeconds();
  private long lookedAt = System.nanoTime();
  private int looksToGo;
  private Subscription next = () -> { };

  AtRest(Background background) {
    this.background = background;
  }

  boolean now() {
    return looksToGo == 0;
  }

  /** Looks from now on, until it is closed. */
  void start() {
    next = background.fx().after(LOOK, () -> next = background.run(AtRest::processorSeconds, this::looked));
  }

  private void looked(double seconds) {
    long at = System.nanoTime();
    boolean busy = (seconds - processorSeconds) * NANOS > (at - lookedAt) * allowedShare;
    looksToGo = busy ? LOOKS_AFTER_WORK : Math.max(0, looksToGo - 1);
    processorSeconds = seconds;
    lookedAt = at;
    start();
  }

  /** Of all threads since the start; 0 where the system does not tell. */
  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
  }

  void close() {
    next.close();
  }
}
