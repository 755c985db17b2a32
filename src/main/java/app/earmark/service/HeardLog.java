package app.earmark.service;

import app.earmark.model.ListeningTime;
import app.earmark.playback.HeardSink;
import app.earmark.store.LibraryStore;
import app.earmark.store.ListeningStore;
import app.earmark.store.ListeningStore.Part;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what was heard, for {@link Statistics}. Any thread may hand a stretch over and goes on at once; it is
 * written by the executor, together with what else has come meanwhile. A crash costs the stretch that is being heard,
 * a minute at most.
 */
public final class HeardLog implements HeardSink, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HeardLog.class);

  private final ListeningStore store;
  private final ZoneId zone;
  private final Executor work;

  /** Guarded by itself: what is not in the library yet. */
  private final Map<Part, ListeningTime> pending = new HashMap<>();

  /** Held while the library is written, so that whoever closes waits for what is under way. */
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * @param zone of the listener, whose days are counted
   * @param work runs what blocks
   */
  public HeardLog(LibraryStore store, ZoneId zone, Executor work) {
    this.store = store.listening();
    this.zone = zone;
    this.work = work;
  }

  @Override
  public void heard(Heard heard) {
    long trimmed = heard.trimmedMs();
    ListeningTime time =
        new ListeningTime(heard.toMs() - heard.fromMs(), heard.savedMs() - trimmed, trimmed);
    Part part = new Part(LocalDate.ofInstant(heard.since(), zone), heard.episode());
    synchronized (pending) {
      pending.merge(part, time, ListeningTime::plus);
    }
    try {
      work.execute(this::write);
    } catch (RejectedExecutionException e) {
      LOG.debug("Written when the log is closed", e);
    }
  }

  private void write() {
    writing.lock();
    try {
      Map<Part, ListeningTime> batch;
      synchronized (pending) {
        batch = Map.copyOf(pending);
        pending.clear();
      }
      // What came meanwhile has been written with what came before.
      if (!batch.isEmpty()) {
        store.add(batch);
      }
    } catch (RuntimeException e) {
      // Nobody stops listening for the sake of statistics.
      LOG.warn("What was heard could not be written down", e);
    } finally {
      writing.unlock();
    }
  }

  /** Writes what is left; blocks until it is in the library. */
  @Override
  public void close() {
    write();
  }
}
