package app.earmark.util;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Does one task after the other, in the order in which they came, on threads of an executor. Any thread. What a task
 * throws goes to the thread it ran on.
 */
public final class InTurn implements Executor {

  private final Executor threads;

  /** Guarded by itself, as is {@link #busy}. */
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private boolean busy;

  public InTurn(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (busy) {
        return;
      }
      busy = true;
    }
    threads.execute(this::workOff);
  }

  private void workOff() {
    while (true) {
      Runnable task;
      synchronized (waiting) {
        task = waiting.poll();
        if (task == null) {
          busy = false;
          return;
        }
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        // The thread tells of it as of any other task; the next one is done all the same.
        threads.execute(this::workOff);
        throw e;
      }
    }
  }
}
