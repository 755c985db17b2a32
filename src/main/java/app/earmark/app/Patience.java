package app.earmark.app;

import app.earmark.app.instance.Answer;
import java.time.Duration;

/** How long a start waits for the process that has the library, and how often it asks. For one thread. */
final class Patience {

  /** Quick enough that nobody notices, slow enough to cost nothing. */
  private static final Duration PAUSE = Duration.ofMillis(30);

  /** An owner that starts or ends may not answer for a moment; one that does not answer for longer never will. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** A window that waits for the library gets it before the commands that made room for it. */
  private static final Duration ROOM = Duration.ofMillis(500);

  private final long start = System.nanoTime();
  private long lastSignOfLife = start;
  private long othersFirstUntil = start;
  private boolean longWaitSeen;

  /** Commands that made room do not take the library back at once. */
  void letOthersFirst() {
    othersFirstUntil = System.nanoTime() + ROOM.toNanos();
  }

  boolean mayOwn() {
    return System.nanoTime() - othersFirstUntil >= 0;
  }

  boolean isAtAnEnd() {
    return System.nanoTime() - lastSignOfLife > SILENCE.toNanos();
  }

  /** True once, when waiting has taken that long. */
  boolean isFirstLongWait(Duration wait) {
    boolean first = !longWaitSeen && System.nanoTime() - start > wait.toNanos();
    longWaitSeen |= first;
    return first;
  }

  void pause(Answer answer) throws InterruptedException {
    if (!(answer instanceof Answer.Unreachable)) {
      lastSignOfLife = System.nanoTime();
    }
    Thread.sleep(PAUSE);
  }
}
