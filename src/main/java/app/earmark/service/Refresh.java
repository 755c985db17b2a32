package app.earmark.service;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.model.RefreshProgress;
import app.earmark.store.FeedRecord;
import app.earmark.store.LibraryStore;
import app.earmark.util.Observable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the feeds for news: many at a time, few of one host, each committed by itself as soon as it is read. Any thread
 * but JavaFX's.
 */
public final class Refresh {

  private static final long PROGRESS_EVERY_NANOS = 1_000_000_000L / 30;

  private final LibraryStore store;
  private final Library library;
  private final FeedRefresh feedRefresh;
  private final RefreshLimits limits;
  private final InstantSource clock;
  private final Executor executor;
  private final Observable<List<Podcast>> lost = new Observable<>(List.of());
  private final Observable<RefreshProgress> progress = new Observable<>(RefreshProgress.IDLE);

  /** Held during a run: there is one at a time. */
  private final ReentrantLock one = new ReentrantLock(true);

  /** The run at work, for {@link #cancel}; null while there is none. */
  private volatile @Nullable Run current;

  /** @param executor a virtual thread for each task: they wait for hosts most of the time */
  public Refresh(LibraryStore store, Library library, FeedRefresh feedRefresh, RefreshLimits limits,
      InstantSource clock, Executor executor) {
    this.store = store;
    this.library = library;
    this.feedRefresh = feedRefresh;
    this.limits = limits;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * Refreshes and returns when all are done; a second call waits for the first. An interrupt cancels the run.
   *
   * @param only these podcasts; empty: all that are subscribed to, but for those asleep
   * @param force asks in full, whatever the validators say, and reads an unchanged body again; also those asleep and
   *     those whose hosts asked for patience
   * @param each hears of each podcast as it is done, one at a time
   * @return what came of those that were done, in the order in which they ended
   */
  public List<RefreshOutcome> run(Set<PodcastId> only, boolean force, Consumer<RefreshOutcome> each) {
    List<FeedRecord> feeds = store.feeds().all().stream()
        .filter(feed -> only.isEmpty() ? force || !feed.asleep() : only.contains(feed.podcast()))
        .toList();
    return run(feeds, force, each);
  }

  /** The same for all that are subscribed to, but for these. */
  public List<RefreshOutcome> runAllBut(Set<PodcastId> done, boolean force, Consumer<RefreshOutcome> each) {
    return run(
        store.feeds().all().stream()
            .filter(feed -> (force || !feed.asleep()) && !done.contains(feed.podcast()))
            .toList(),
        force, each);
  }

  /** Refreshes those whose time has come by their own rhythm: at start, and whenever the program ticks (hourly). */
  public List<RefreshOutcome> runDue(Consumer<RefreshOutcome> each) {
    Instant now = clock.instant();
    return run(
        store.feeds().all().stream().filter(feed -> !feed.asleep() && !feed.nextDue().isAfter(now)).toList(),
        false, each);
  }

  private List<RefreshOutcome> run(List<FeedRecord> feeds, boolean force, Consumer<RefreshOutcome> each) {
    if (feeds.isEmpty()) {
      return List.of();
    }
    one.lock();
    Run run = new Run(feeds.size(), each);
    try {
      current = run;
      return run.of(feeds, force);
    } finally {
      current = null;
      progress.publish(RefreshProgress.IDLE);
      one.unlock();
      library.changed(run.podcasts(), Set.of());
      List<Podcast> gone = run.fellAsleep().stream().flatMap(id -> library.podcast(id).stream()).toList();
      if (!gone.isEmpty()) {
        lost.publish(gone);
      }
    }
  }

  /** Ends a running refresh early; what was committed stays. */
  public void cancel() {
    Run run = current;
    if (run != null) {
      run.cancel();
    }
  }

  /**
   * The podcasts that the last run gave up, because their feeds are gone: each is told of once. Never published empty.
   */
  public Observable<List<Podcast>> lost() {
    return lost;
  }

  /** How the present refresh goes. */
  public Observable<RefreshProgress> progress() {
    return progress;
  }

  /** One refresh. Its state is guarded by itself. */
  private final class Run {
    private final int total;
    private final Consumer<RefreshOutcome> each;
    private final Errands errands = new Errands(limits, executor);
    private final Set<PodcastId> running = new HashSet<>();
    private final List<RefreshOutcome> outcomes = new ArrayList<>();
    private long published = System.nanoTime() - PROGRESS_EVERY_NANOS;

    private Run(int total, Consumer<RefreshOutcome> each) {
      this.total = total;
      this.each = each;
    }

    private List<RefreshOutcome> of(List<FeedRecord> feeds, boolean force) {
      tell();
      errands.run(feeds, FeedRecord::feedUrl, feed -> ask(feed, force));
      synchronized (this) {
        return List.copyOf(outcomes);
      }
    }

    private void cancel() {
      errands.cancel();
    }

    /** On a thread of its own. */
    private void ask(FeedRecord feed, boolean force) {
      begin(feed.podcast());
      try {
        feedRefresh.refresh(feed, force).ifPresent(this::end);
      } finally {
        leave(feed.podcast());
      }
    }

    private synchronized void begin(PodcastId podcast) {
      running.add(podcast);
      tell();
    }

    private synchronized void end(RefreshOutcome outcome) {
      running.remove(outcome.podcast());
      outcomes.add(outcome);
      each.accept(outcome);
    }

    private synchronized void leave(PodcastId podcast) {
      running.remove(podcast);
      tell();
    }

    private synchronized void tell() {
      long now = System.nanoTime();
      if (now - published >= PROGRESS_EVERY_NANOS || outcomes.size() == total) {
        published = now;
        progress.publish(new RefreshProgress(running, outcomes.size(), total));
      }
    }

    private synchronized List<PodcastId> fellAsleep() {
      return outcomes.stream().filter(RefreshOutcome::fellAsleep).map(RefreshOutcome::podcast).toList();
    }

    private synchronized Set<PodcastId> podcasts() {
      Set<PodcastId> done = new HashSet<>();
      outcomes.forEach(outcome -> done.add(outcome.podcast()));
      return done;
    }
  }
}
