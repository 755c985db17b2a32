package app.earmark.app.cli;

import org.jspecify.annotations.Nullable;

/**
 * Lets a command that is at work be asked to stop soon, from any thread: by an interrupt, and only while it is at work,
 * so that no interrupt is left over for what comes after it. For one run.
 */
final class Break {

  // Guarded by this.
  private @Nullable Thread working;
  private boolean asked;

  /** Does work that an interrupt ends early, unless the break was asked for before. */
  void during(Runnable work) {
    synchronized (this) {
      if (asked) {
        return;
      }
      working = Thread.currentThread();
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        working = null;
        if (asked) {
          var _ = Thread.interrupted();
        }
      }
    }
  }

  synchronized void ask() {
    asked = true;
    if (working != null) {
      working.interrupt();
    }
  }

  synchronized boolean isAsked() {
    return asked;
  }
}
