package app.earmark.service;

import app.earmark.service.search.PlainText;
import app.earmark.store.LibraryStore;
import app.earmark.store.SearchIndexStore;
import app.earmark.store.SearchIndexStore.Ready;
import app.earmark.store.SearchIndexStore.Waiting;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of words in step with the library, in the background and in small batches: so that an import of
 * thousands of episodes does not wait for it, and nothing that the listener does waits longer than one batch. Any
 * thread.
 */
public final class SearchIndexing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndexing.class);

  /** Short enough that a mark of the listener's, which waits for the writer, is not felt to wait. */
  private static final int BATCH = 250;

  /** While more is coming, as during an import, it is left alone … */
  private static final Duration CALM = Duration.ofSeconds(2);

  /** … but not for ever. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final LibraryStore store;
  private final Library library;
  private final Executor work;
  private final ScheduledExecutorService timer;

  /** Held while the index is brought up to date: two at once would write the same batch twice. */
  private final Object oneAtATime = new Object();

  /** Guarded by this. */
  private boolean planned;

  /** Guarded by this; of {@link System#nanoTime}. */
  private long changedAt;

  /** Guarded by this. */
  private long waitingSince;

  private volatile boolean closed;
  private volatile Subscription subscription = () -> { };

  /**
   * @param work runs what blocks
   * @param timer only hands over to it
   */
  public SearchIndexing(LibraryStore store, Library library, Executor work, ScheduledExecutorService timer) {
    this.store = store;
    this.library = library;
    this.work = work;
    this.timer = timer;
  }

  /** Follows every change of the library from now on, after what the index has missed. */
  public void start() {
    subscription = library.changes().subscribe(change -> changed());
  }

  private synchronized void changed() {
    changedAt = System.nanoTime();
    if (!planned) {
      planned = true;
      waitingSince = changedAt;
      plan();
    }
  }

  private void plan() {
    try {
      var _ = timer.schedule(this::whenCalm, CALM.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The program ends");
    }
  }

  private synchronized void whenCalm() {
    long now = System.nanoTime();
    if (now - changedAt < CALM.toNanos() * 9 / 10 && now - waitingSince < PATIENCE.toNanos()) {
      plan();
      return;
    }
    planned = false;
    try {
      work.execute(this::catchUp);
    } catch (RejectedExecutionException e) {
      LOG.debug("The program ends");
    }
  }

  /** Brings the index up to date and returns when it is, or when this is closed or its thread interrupted. Blocks. */
  public void catchUp() {
    synchronized (oneAtATime) {
      SearchIndexStore index = store.searchIndex();
      List<Waiting> next = index.next(BATCH);
      while (!next.isEmpty() && !closed && !Thread.currentThread().isInterrupted()) {
        index.write(next.stream().map(waiting -> new Ready(waiting, PlainText.of(waiting.html()))).toList());
        next = index.next(BATCH);
      }
    }
  }

  /** Stops after the batch at work. */
  @Override
  public void close() {
    closed = true;
    subscription.close();
  }
}
