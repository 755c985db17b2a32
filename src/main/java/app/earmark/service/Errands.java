package app.earmark.service;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same errand to each of many addresses: each on a thread of its own, in its turn, and none costs the others when
 * it fails. For one run; any thread may cancel it.
 */
final class Errands {

  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  private final Turns turns;
  private final Executor executor;

  /** Those on their way; guarded by this object, as is {@link #cancelled}. */
  private final Set<Thread> threads = new HashSet<>();

  private boolean cancelled;

  /** @param executor a virtual thread for each task: they wait for hosts most of the time */
  Errands(RefreshLimits limits, Executor executor) {
    this.turns = new Turns(limits);
    this.executor = executor;
  }

  /**
   * Returns when none is on its way any more, also after a cancellation, so that nothing is written then. An interrupt
   * cancels.
   *
   * @param url whose host is asked
   */
  <T> void run(Collection<T> all, Function<T, String> url, Consumer<T> errand) {
    CountDownLatch left = new CountDownLatch(all.size());
    all.forEach(one -> executor.execute(() -> {
      try {
        go(url.apply(one), () -> errand.accept(one));
      } finally {
        left.countDown();
      }
    }));
    boolean interrupted = false;
    while (true) {
      try {
        left.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        cancel();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Interrupts those on their way, and lets no other begin. */
  synchronized void cancel() {
    cancelled = true;
    threads.forEach(Thread::interrupt);
  }

  private void go(String url, Runnable errand) {
    try {
      if (enter()) {
        turns.take(url, errand);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("An errand failed; the others go on", e);
    } finally {
      leave();
    }
  }

  private synchronized boolean enter() {
    return !cancelled && threads.add(Thread.currentThread());
  }

  private synchronized void leave() {
    threads.remove(Thread.currentThread());
  }
}
