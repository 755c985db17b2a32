package app.earmark.ui.testing;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.LibraryChange;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.net.TranscriptFetcher;
import app.earmark.playback.HeardSink;
import app.earmark.playback.PlaybackSession;
import app.earmark.playback.SleepTimer;
import app.earmark.service.ChapterPlay;
import app.earmark.service.Discovery;
import app.earmark.service.Downloads;
import app.earmark.service.FeedCare;
import app.earmark.service.Finding;
import app.earmark.service.Library;
import app.earmark.service.LibraryShelf;
import app.earmark.service.Listening;
import app.earmark.service.ListeningHistory;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.Preferences;
import app.earmark.service.Refresh;
import app.earmark.service.Subscriptions;
import app.earmark.service.UpNext;
import app.earmark.store.LibraryStore;
import app.earmark.testing.DirectExecutor;
import app.earmark.testing.FeedHost;
import app.earmark.testing.ManualThread;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.DirectFxThread;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.ui.common.page.EpisodeActions;
import app.earmark.ui.common.page.LiveState;
import app.earmark.ui.common.page.PodcastActions;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The services over a library of the test's own, for view models: everything runs at once on the test's thread, the
 * JavaFX thread included, and no toolkit is started. Downloads wait for ever: their threads are never given any.
 */
public final class UiBench implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
  public static final long DURATION_MS = 1_800_000;

  public final DirectFxThread fx = new DirectFxThread();
  public final List<Throwable> errors = new ArrayList<>();
  public final Background background = new Background(Runnable::run, fx, errors::add);
  public final FeedHost host = new FeedHost();
  public final LibraryStore store;
  public final Library library;
  public final Subscriptions subscriptions;
  public final Refresh refresh;
  public final Downloads downloads;
  public final OpmlTransfer opml;
  public final Preferences preferences;
  public final Discovery discovery;
  public final Finding finding;
  public final SilentOutput output = new SilentOutput(DURATION_MS);
  public final FeedCare feedCare;
  public final PlaybackSession playback;
  public final UpNext upNext;
  public final ListeningHistory history;
  public final Listening listening;
  public final SleepTimer sleep;
  public final ChapterPlay chapterPlay;
  public final Texts texts = new Texts(Locale.UK);
  public final Formats formats = new Formats(texts, CLOCK);
  public final LiveState live;
  public final Said toaster = new Said();
  public final List<Place> opened = new ArrayList<>();
  public final EpisodeActions actions;
  public final PodcastActions podcastActions;
  private final NetServices net;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ManualThread player = new ManualThread();

  /** What the listener was told, and the undo that was offered last. */
  public static final class Said implements Toaster {
    public final List<Message> messages = new ArrayList<>();
    public Runnable undo = () -> {
      throw new AssertionError("no undo was offered");
    };

    @Override
    public void say(Message message) {
      messages.add(message);
    }

    @Override
    public Subscription during(Message message, Runnable stop) {
      return () -> { };
    }

    @Override
    public void offerUndo(Message message, Runnable action) {
      messages.add(message);
      undo = action;
    }

    public String last() {
      return messages.getLast().key();
    }
  }

  public UiBench(Path folder) throws IOException {
    store = TestLibrary.open(folder);
    library = new Library(store, CLOCK);
    net = NetServices.over(store, library, new DirectExecutor(), new NoThreads(), timer);
    subscriptions = net.subscriptions();
    refresh = net.refresh();
    downloads = net.downloads();
    opml = net.opml();
    preferences = net.preferences();
    discovery = net.discovery();
    feedCare = net.feedCare();
    playback = new PlaybackSession(
        new LibraryShelf(library, store.settings(), preferences, downloads), output, HeardSink.NOBODY,
        player, player);
    finding = Finding.over(
        store, library, CLOCK, new TranscriptFetcher(net.clients(), CLOCK)::fetch, Runnable::run, timer);
    upNext = new UpNext(store, library, downloads, preferences, CLOCK);
    history = new ListeningHistory(store, player);
    sleep = new SleepTimer(playback, player);
    chapterPlay = new ChapterPlay(store, playback, library, net.chapters(), Runnable::run);
    chapterPlay.start();
    listening = new Listening(playback, upNext, history, library, downloads, sleep, Runnable::run, player);
    listening.start();
    live = new LiveState(fx, downloads.snapshot(), playback.state(), refresh.progress(), upNext.snapshot());
    actions = new EpisodeActions(library, downloads, playback, upNext, background, toaster, live);
    podcastActions = new PodcastActions(
        library, subscriptions, refresh, actions, background, opened::add, toaster);
    live.attach();
    actions.attach();
  }

  /** Lets a second pass, so that what waits to be shown is shown. */
  public void settle() {
    player.advance(Duration.ofSeconds(1));
    fx.advance(Duration.ofSeconds(1));
  }

  /** Lets so much time pass. */
  public void let(Duration time) {
    player.advance(time);
    fx.advance(time);
  }

  /** Subscribes to a podcast with so many weekly episodes, the newest a day old. */
  public PodcastId podcast(String title, int episodes) {
    List<ParsedItem> items = new ArrayList<>();
    for (int i = 1; i <= episodes; i++) {
      items.add(TestLibrary.item(i, NOW.minus(Duration.ofDays(1 + 7L * (episodes - i)))).guid(title + i)
          .title(title + " " + i).duration(Duration.ofMinutes(30)).build());
    }
    PodcastId id = TestLibrary.add(store, title, items, NOW);
    changed();
    return id;
  }

  /** Tells that the store was changed behind the services' back. */
  public void changed() {
    library.changes().update(change -> new LibraryChange(
        change.number() + 1, Set.of(), Set.of()));
    settle();
  }

  /** The rows, newest first. */
  public List<EpisodeRow> rows() {
    return library.window(EpisodeFilter.EVERYTHING, 0, 1000);
  }

  public EpisodeRow row(String title) {
    return rows().stream().filter(row -> row.title().equals(title)).findFirst().orElseThrow();
  }

  /** Makes an episode one that is on disk. */
  public void onDisk(String title) {
    EpisodeRow row = row(title);
    TestLibrary.onDisk(store, row.id(), 28_000_000, NOW);
    changed();
  }

  @Override
  public void close() {
    actions.detach();
    live.detach();
    listening.close();
    playback.close();
    // Downloads are not closed: that waits for threads which here are none.
    store.close();
    net.clients().close();
    timer.shutdownNow();
    host.close();
  }
}
