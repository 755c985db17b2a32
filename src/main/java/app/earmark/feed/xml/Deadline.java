package app.earmark.feed.xml;

import java.time.Duration;

/**
 * Ends a reading that takes too long or whose thread was interrupted (the flag stays set). Asked from inside every
 * loop over the document, so no thread has to watch. For one thread.
 */
public final class Deadline {

  private static final int CALLS_PER_LOOK = 64;

  private final long end;
  private int calls;

  public Deadline(Duration allowed) {
    end = System.nanoTime() + allowed.toNanos();
  }

  /** Cheap enough for every tag: looks at the clock at every 64th call. */
  public void check() {
    if (++calls % CALLS_PER_LOOK == 0) {
      checkNow();
    }
  }

  public void checkNow() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ReadingStopped(ReadingStopped.Reason.INTERRUPTED);
    }
    if (System.nanoTime() - end > 0) {
      throw new ReadingStopped(ReadingStopped.Reason.TOO_SLOW);
    }
  }
}
