package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.HttpClients;
import app.earmark.net.SpeedLimit;
import app.earmark.store.FeedRhythm;
import app.earmark.store.FeedVisit;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** Downloads over a real library and real network code, as the listener has set them; only the clock is a fake. */
final class DownloadBench implements AutoCloseable {

  static final Instant DAY = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  final AtomicReference<Instant> now = new AtomicReference<>(DAY);
  final InstantSource source = now::get;
  final Clock clock = new SettableClock(now);
  final LibraryStore store;
  final Library library;
  final Preferences preferences;
  final Downloads downloads;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final HttpClients clients = new HttpClients("test");

  DownloadBench(Path folder, AudioCheck check) {
    store = TestLibrary.open(folder, writer, readers);
    library = new Library(store, source);
    preferences = new Preferences(store.settings());
    downloads = Downloads.obeying(new DownloadPreferences(preferences, clock), check, store,
        new EpisodeDownloader(clients, new SpeedLimit(), source, work), library, work, timer, source);
  }

  /** The zone is UTC. */
  private static final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    SettableClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  /** Subscribes to a feed at that address with these items; ids grow in their order. */
  PodcastId subscribe(String feedUrl, String user, String password, List<ParsedItem> items) {
    List<EpisodeChanges.Added> added = new ArrayList<>();
    items.forEach(item -> added.add(new EpisodeChanges.Added(item, item.published() == null ? DAY : item.published(),
        1)));
    FeedVisit visit = new FeedVisit(
        feedUrl, feedUrl, feedUrl, user, password, null, null, "hash", FeedRhythm.UNKNOWN, DAY, DAY.plusSeconds(60));
    return store.podcasts().add(TestLibrary.feed("Show", items), "Show", visit,
        new EpisodeChanges(added, List.of(), List.of(), List.of())).orElseThrow();
  }

  List<EpisodeId> ids() {
    return library.window(EpisodeFilter.EVERYTHING, 0, 1_000).stream()
        .map(EpisodeRow::id).sorted(Comparator.comparingLong(EpisodeId::value)).toList();
  }

  DownloadState download(EpisodeId id) throws InterruptedException {
    downloads.enqueue(List.of(id));
    return downloads.await(List.of(id)).get(id);
  }

  DownloadState state(EpisodeId id) {
    DownloadState inLine = downloads.snapshot().get().states().get(id);
    return inLine != null ? inLine : library.rows(List.of(id)).getFirst().download();
  }

  void awaitState(EpisodeId id, Class<? extends DownloadState> kind) {
    Await.until("episode " + id + " is " + kind.getSimpleName(), LIMIT, () -> kind.isInstance(state(id)));
  }

  @Override
  public void close() {
    downloads.close();
    store.close();
    clients.close();
    List.of(writer, readers, work, timer).forEach(ExecutorService::shutdownNow);
  }
}
