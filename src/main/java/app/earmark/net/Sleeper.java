package app.earmark.net;

import java.time.Duration;

/** How a thread waits; tests wait without waiting. */
@FunctionalInterface
public interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;

  /** Really waits. */
  static Sleeper real() {
    return Thread::sleep;
  }
}
