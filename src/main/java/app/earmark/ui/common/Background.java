package app.earmark.ui.common;

import app.earmark.util.InTurn;
import app.earmark.util.Subscription;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Work that takes time, done away from the JavaFX thread, its result handed over on it.
 *
 * <p>Threads: {@code run} may be called from any thread. Closing what it returns interrupts the work where it is still
 * going on; called on the JavaFX thread, it also makes sure that no result arrives any more.
 */
public final class Background {

  private final Executor executor;
  private final Executor inTurn;
  private final FxThread fx;
  private final Consumer<Throwable> unexpected;

  /**
   * @param executor runs the work; may block
   * @param unexpected hears, on the JavaFX thread, what was thrown by work that has no error path of its own
   */
  public Background(Executor executor, FxThread fx, Consumer<Throwable> unexpected) {
    this.executor = executor;
    this.inTurn = new InTurn(executor);
    this.fx = fx;
    this.unexpected = unexpected;
  }

  public FxThread fx() {
    return fx;
  }

  /** Does the work, then hands its result to {@code then} on the JavaFX thread. */
  public <T> Subscription run(Callable<T> work, Consumer<? super T> then) {
    return run(work, then, unexpected);
  }

  /** The same for work without a result. */
  public Subscription run(Runnable work) {
    return run(() -> {
      work.run();
      return Boolean.TRUE;
    }, done -> { });
  }

  /**
   * Makes a change that the listener asked for: after those asked for before, so that quick keys leave their order, and
   * the last word is the last. For what takes a moment only, as the next change waits for it.
   */
  public Subscription change(Runnable change) {
    return change(() -> {
      change.run();
      return Boolean.TRUE;
    }, done -> { });
  }

  /** The same for a change with a result, which is handed to {@code then} on the JavaFX thread. */
  public <T> Subscription change(Callable<T> change, Consumer<? super T> then) {
    return start(inTurn, new Job<>(change, then, unexpected));
  }

  /** Does the work, then hands over either its result or what it threw, on the JavaFX thread. */
  public <T> Subscription run(Callable<T> work, Consumer<? super T> then, Consumer<? super Throwable> failed) {
    return start(executor, new Job<>(work, then, failed));
  }

  private static Subscription start(Executor threads, Job<?> job) {
    threads.execute(job);
    return job;
  }

  private final class Job<T> extends FutureTask<T> implements Subscription {
    private final Consumer<? super T> then;
    private final Consumer<? super Throwable> failed;
    private volatile boolean closed;

    Job(Callable<T> work, Consumer<? super T> then, Consumer<? super Throwable> failed) {
      super(work);
      this.then = then;
      this.failed = failed;
    }

    @Override
    protected void done() {
      try {
        T result = get();
        deliver(() -> then.accept(result));
      } catch (CancellationException e) {
        // Closed before it ended: nobody waits for it.
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        deliver(() -> failed.accept(cause));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void deliver(Runnable task) {
      fx.run(() -> {
        if (!closed) {
          task.run();
        }
      });
    }

    @Override
    public void close() {
      closed = true;
      cancel(true);
    }
  }
}
