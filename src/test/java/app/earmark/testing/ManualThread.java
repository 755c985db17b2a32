package app.earmark.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A thread and a clock in one, both moved by the test: tasks run inside {@link #advance}, on the test's own thread and
 * in the order of their times. A task given by {@code execute} runs at once, unless another one is running.
 */
public final class ManualThread extends AbstractExecutorService implements ScheduledExecutorService, InstantSource {

  private final PriorityQueue<Task<?>> waiting =
      new PriorityQueue<>(Comparator.<Task<?>>comparingLong(t -> t.atNanos).thenComparingLong(t -> t.number));

  private long nowNanos;
  private long numbers;
  private boolean running;
  private boolean ended;

  @Override
  public Instant instant() {
    return Instant.parse("2026-01-01T00:00:00Z").plusNanos(nowNanos);
  }

  /** Lets time pass, running whatever falls due on the way. */
  public void advance(Duration time) {
    long until = nowNanos + time.toNanos();
    while (!waiting.isEmpty() && waiting.peek().atNanos <= until) {
      Task<?> next = waiting.remove();
      nowNanos = Math.max(nowNanos, next.atNanos);
      run(next);
    }
    nowNanos = until;
  }

  private void run(Task<?> task) {
    running = true;
    try {
      task.run();
    } finally {
      running = false;
    }
  }

  private <T> Task<T> add(Callable<T> work, long delayNanos, long periodNanos) {
    Task<T> task = new Task<>(work, nowNanos + delayNanos, periodNanos, numbers++);
    waiting.add(task);
    return task;
  }

  @Override
  public void execute(Runnable command) {
    waiting.add(new Task<>(Executors.callable(command), nowNanos, 0, numbers++));
    if (!running) {
      advance(Duration.ZERO);
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
    return add(Executors.callable(command), unit.toNanos(initial), unit.toNanos(period));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
    return scheduleAtFixedRate(command, initial, delay, unit);
  }

  /** How many tasks are still to come: 0 means that nothing ticks. */
  public int waiting() {
    return waiting.size();
  }

  @Override
  public void shutdown() {
    ended = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    ended = true;
    List<Runnable> left = new ArrayList<>(waiting);
    waiting.clear();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return ended;
  }

  @Override
  public boolean isTerminated() {
    return ended && waiting.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }

  private final class Task<T> extends FutureTask<T> implements ScheduledFuture<T> {

    private long atNanos;
    private final long periodNanos;
    private final long number;

    Task(Callable<T> work, long atNanos, long periodNanos, long number) {
      super(work);
      this.atNanos = atNanos;
      this.periodNanos = periodNanos;
      this.number = number;
    }

    @Override
    public void run() {
      if (periodNanos == 0) {
        super.run();
      } else if (runAndReset()) {
        atNanos += periodNanos;
        waiting.add(this);
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      waiting.remove(this);
      return super.cancel(mayInterrupt);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - nowNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
