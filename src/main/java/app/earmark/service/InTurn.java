package app.earmark.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one task after the other, in the order in which they came, on threads of an executor. Any thread. */
final class InTurn implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

  private final Executor threads;

  /** Guarded by itself, as is {@link #busy}. */
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private boolean busy;

  InTurn(Executor threads) {
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
        LOG.error("A task failed; the next one is done all the same", e);
      }
    }
  }
}
