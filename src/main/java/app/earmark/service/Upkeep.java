package app.earmark.service;

import app.earmark.model.LibraryChange;
import app.earmark.model.PodcastId;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the {@link Rules} whenever the library or the rules have changed, a moment later so that
 * many changes cost one look, and every hour because days pass. Any thread; the work is done on {@code work}, one look
 * at a time.
 */
public final class Upkeep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** The position of what is playing changes every few seconds, and decides little. */
  private static final Duration WHILE = Duration.ofSeconds(20);

  private static final Duration EVERY = Duration.ofHours(1);

  private final Rules rules;
  private final Executor work;
  private final ScheduledExecutorService timer;
  private final List<Subscription> subscriptions;
  private final Future<?> hourly;

  /** One look at a time. */
  private final ReentrantLock looking = new ReentrantLock();

  // Guarded by this.
  private final Set<PodcastId> fresh = new HashSet<>();
  private boolean everything = true;
  private boolean chosen;
  private boolean waiting;
  private boolean waitingLong;
  private boolean closed;

  /** Begins with a first look at everything. */
  public Upkeep(
      Library library, Preferences preferences, Rules rules, Executor work, ScheduledExecutorService timer) {
    this.rules = rules;
    this.work = work;
    this.timer = timer;
    this.subscriptions = List.of(
        library.changes().subscribe(this::note),
        preferences.changes().subscribe(count -> choose()));
    this.hourly = timer.scheduleWithFixedDelay(
        this::lookSoon, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void note(LibraryChange change) {
    synchronized (this) {
      fresh.addAll(change.podcasts());
      everything |= change.podcasts().isEmpty() && change.episodes().isEmpty();
      if (change.podcasts().isEmpty() && change.episodes().size() == 1) {
        if (!waitingLong && !closed) {
          waitingLong = true;
          later(WHILE);
        }
        return;
      }
    }
    lookSoon();
  }

  private void choose() {
    synchronized (this) {
      chosen = true;
    }
    lookSoon();
  }

  private void later(Duration pause) {
    var _ = timer.schedule(() -> work.execute(this::look), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void lookSoon() {
    if (!waiting && !closed) {
      waiting = true;
      later(MOMENT);
    }
  }

  /** Looks now; returns when that is done. */
  public void look() {
    looking.lock();
    try {
      Set<PodcastId> podcasts;
      boolean all;
      boolean choices;
      synchronized (this) {
        waiting = false;
        waitingLong = false;
        if (closed) {
          return;
        }
        podcasts = Set.copyOf(fresh);
        all = everything;
        choices = chosen;
        fresh.clear();
        everything = false;
        chosen = false;
      }
      if (all || !podcasts.isEmpty()) {
        rules.download(all ? Set.of() : podcasts);
      }
      if (all || choices || !podcasts.isEmpty()) {
        rules.tidy();
      }
      rules.clear();
    } catch (RuntimeException e) {
      LOG.error("The rules could not be applied", e);
    } finally {
      looking.unlock();
    }
  }

  /** Waits for a look that is going on. */
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    hourly.cancel(false);
    looking.lock();
    try {
      synchronized (this) {
        closed = true;
      }
    } finally {
      looking.unlock();
    }
  }
}
