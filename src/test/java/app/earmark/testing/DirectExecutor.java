package app.earmark.testing;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Runs everything at once on the caller's thread, but one after the other: a library has one writer. */
public final class DirectExecutor extends AbstractExecutorService {

  /** Held while something runs. */
  private final ReentrantLock turn = new ReentrantLock();

  private volatile boolean shutdown;

  @Override
  public void execute(Runnable command) {
    turn.lock();
    try {
      command.run();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }
}
