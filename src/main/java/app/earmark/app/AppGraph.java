package app.earmark.app;

import app.earmark.app.cli.LibraryServices;
import app.earmark.audio.NativeAudio;
import app.earmark.desktop.FileBrowser;
import app.earmark.desktop.OtherPrograms;
import app.earmark.feed.FeedReader;
import app.earmark.model.EmbeddedPicture;
import app.earmark.model.DownloadBatch;
import app.earmark.model.PlaybackState;
import app.earmark.net.Addresses;
import app.earmark.net.ArtworkFetcher;
import app.earmark.net.ArtworkResult;
import app.earmark.net.DirectorySearch;
import app.earmark.net.ChaptersFetcher;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.FeedFetcher;
import app.earmark.net.HttpClients;
import app.earmark.net.SpeedLimit;
import app.earmark.net.TranscriptFetcher;
import app.earmark.playback.PlaybackSession;
import app.earmark.playback.Player;
import app.earmark.playback.SleepTimer;
import app.earmark.playback.SoundEngine;
import app.earmark.service.AudioCheck;
import app.earmark.service.Directories;
import app.earmark.service.Discovery;
import app.earmark.service.Analysis;
import app.earmark.service.ChapterPlay;
import app.earmark.service.Chapters;
import app.earmark.service.DownloadPreferences;
import app.earmark.service.Announcements;
import app.earmark.service.DesktopLink;
import app.earmark.service.Doctor;
import app.earmark.service.Downloads;
import app.earmark.service.FeedCare;
import app.earmark.service.Tidying;
import app.earmark.service.Upkeep;
import app.earmark.service.Retention;
import app.earmark.service.AutomaticDownloads;
import app.earmark.service.FeedLookup;
import app.earmark.service.FeedRefresh;
import app.earmark.service.FilePictures;
import app.earmark.service.Finding;
import app.earmark.service.HeardLog;
import app.earmark.service.Library;
import app.earmark.service.LibraryCare;
import app.earmark.service.LibraryMove;
import app.earmark.service.LibraryShelf;
import app.earmark.service.Listening;
import app.earmark.service.ListeningHistory;
import app.earmark.service.MovedFeeds;
import app.earmark.service.NewAddresses;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.PictureFile;
import app.earmark.service.Preferences;
import app.earmark.service.Refresh;
import app.earmark.service.RefreshLimits;
import app.earmark.service.SignIns;
import app.earmark.service.Storage;
import app.earmark.service.Subscriptions;
import app.earmark.service.UpNext;
import app.earmark.store.DatabaseThreads;
import app.earmark.store.LibraryOpening;
import app.earmark.store.LibraryStore;
import app.earmark.store.SettingsStore;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.WindowMemory;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.main.LocalizedWindow;
import app.earmark.ui.main.UiServices;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import app.earmark.util.Observable;
import app.earmark.util.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is made once for an open library, put together by hand: the one place that knows who needs whom. Made
 * and closed on the main thread; what it hands out says for itself which threads may use it.
 */
final class AppGraph implements AutoCloseable {

  private static final String WINDOW_SETTINGS = "window.";

  /** The first frame shares two cores with nothing that nobody waits for. */
  private static final Duration AFTER_FIRST_FRAME = Duration.ofSeconds(3);

  /** When the window has come to rest; only podcasts whose time has come by their own rhythm are asked then. */
  private static final Duration FIRST_REFRESH = Duration.ofSeconds(10);
  /** After the first refresh, so that the day's backup has it. */
  private static final Duration FIRST_CARE = Duration.ofSeconds(60);
  private static final Duration REFRESH_EVERY = Duration.ofHours(1);

  private final Clock clock;
  private final Path cacheFolder;
  private final Texts texts;
  private final AppThreads threads;
  private final LibraryStore store;
  private final HttpClients clients;
  private final ArtworkFetcher artwork;
  private final Preferences preferences;
  private final Library library;
  private final Subscriptions subscriptions;
  private final Refresh refresh;
  private final Downloads downloads;
  private final AutomaticDownloads automatic;
  private final Retention retention;
  private final Storage storage;
  private final OpmlTransfer opml;
  private final Discovery discovery;
  private final Finding finding;
  private final UpNext upNext;
  private final ListeningHistory listeningHistory;
  private final HeardLog heardLog;
  private final Analysis analysis;
  private final Chapters chapters;
  private final FilePictures filePictures;
  private final FeedCare feedCare;

  /** Completed when the window has one. */
  private final CompletableFuture<PlaybackSession> player = new CompletableFuture<>();

  /** JavaFX thread only, until it is closed. */
  private @Nullable PlaybackSession playback;

  /** JavaFX thread only, until it is closed: rules are applied where there is a window to say so. */
  private @Nullable Upkeep upkeep;

  /** JavaFX thread only. */
  private @Nullable LocalizedWindow main;

  /** JavaFX thread only, until it is closed. */
  private @Nullable Listening listening;

  /** JavaFX thread only, until it is closed. */
  private @Nullable DesktopLink desktop;

  /** What the settings say of it. */
  private final Observable<Optional<Message>> desktopMissing = new Observable<>(Optional.empty());

  /** Opens the library in {@code folder}; nothing is left behind where that fails. */
  static LibraryOpener.Opening open(Path folder, Path cacheFolder, String version, Texts texts) {
    AppThreads threads = new AppThreads();
    LibraryOpening opening =
        LibraryStore.open(folder, new DatabaseThreads(threads.databaseWriter(), threads.databaseReaders()));
    if (opening instanceof LibraryOpening.Opened opened) {
      AppGraph graph = new AppGraph(opened.store(), cacheFolder, version, texts, threads);
      return new LibraryOpener.Opening.Opened(graph.services(), graph::fill, graph::take, graph::close);
    }
    threads.close();
    Message problem = switch (opening) {
      case LibraryOpening.CannotWrite failed -> failed.message();
      case LibraryOpening.DiskFull failed -> failed.message();
      case LibraryOpening.NewerVersion failed -> failed.message();
      case LibraryOpening.Damaged failed -> failed.message();
      case LibraryOpening.Opened ignored -> throw new AssertionError("handled above");
    };
    return new LibraryOpener.Opening.Failed(problem, opening instanceof LibraryOpening.Damaged);
  }

  private AppGraph(LibraryStore store, Path cacheFolder, String version, Texts texts, AppThreads threads) {
    this.clock = Clock.system(ZoneId.systemDefault());
    this.cacheFolder = cacheFolder;
    this.texts = texts;
    this.threads = threads;
    this.store = store;
    this.clients = new HttpClients(version);
    this.artwork =
        new ArtworkFetcher(clients, cacheFolder.resolve("artwork"), ArtworkFetcher.USUAL_CACHE_BYTES, clock);
    this.preferences = new Preferences(store.settings());
    // Asked here, so that the window finds the answer in memory.
    var _ = preferences.get(Appearance.LANGUAGE);
    this.library = new Library(store, clock);
    RefreshLimits limits = RefreshLimits.usual();
    Random random = new Random();
    FeedLookup lookup = new FeedLookup(new FeedFetcher(clients, clock), new FeedReader(), limits);
    Directories directories = new Directories(preferences, Locale.getDefault());
    Addresses addresses = new Addresses(clients, clock, directories::addresses);
    this.subscriptions = new Subscriptions(store, library, addresses, lookup, clock, random);
    this.refresh = new Refresh(
        store, library, new FeedRefresh(store, library, lookup, clock, random), limits, clock, threads.work());
    this.downloads = downloads();
    this.automatic = new AutomaticDownloads(store, library, downloads, preferences);
    this.retention = new Retention(store, downloads, preferences, clock);
    this.storage = new Storage(retention, downloads, store.folder(), clock);
    this.opml = new OpmlTransfer(store, subscriptions, limits, threads.work());
    this.discovery = new Discovery(
        store, new DirectorySearch(clients, clock, directories::addresses), directories, lookup, threads.work());
    this.feedCare = new FeedCare(new SignIns(store, library), new MovedFeeds(store, library, clock),
        new NewAddresses(store, library, discovery, lookup, clock, random));
    this.finding = Finding.over(
        store, library, clock, new TranscriptFetcher(clients, clock)::fetch, threads.work(), threads.timer());
    this.upNext = new UpNext(store, library, downloads, preferences, clock);
    this.listeningHistory = new ListeningHistory(store, clock);
    this.heardLog = new HeardLog(store, clock.getZone(), threads.work());
    this.analysis = new Analysis(store, library, this::loadFfmpeg, threads.analysis());
    this.chapters = new Chapters(store, library, new ChaptersFetcher(clients, clock), clock);
    this.filePictures = new FilePictures(library, this::loadFfmpeg);
  }

  private Downloads downloads() {
    DownloadPreferences chosen = new DownloadPreferences(preferences, clock);
    SpeedLimit speed = new SpeedLimit();
    Subscription _ = preferences.changes().subscribe(
        count -> threads.work().execute(() -> speed.set(chosen.bytesPerSecond())));
    AudioCheck check = new NativeAudioCheck(this::loadFfmpeg);
    return Downloads.obeying(chosen, check, store, new EpisodeDownloader(clients, speed, clock), library,
        threads.work(), threads.timer(), clock);
  }

  private LibraryServices services() {
    return new LibraryServices(
        library, subscriptions, refresh, downloads, storage, opml, discovery, finding, feedCare,
        new Doctor(store, library, clock), player);
  }

  /** Fills and shows the main window, and starts what only a window does. JavaFX thread only. */
  private void fill(Stage stage) {
    FxThread fx = new FxThread();
    PlaybackSession session = new PlaybackSession(
        new LibraryShelf(library, store.settings(), preferences, downloads),
        soundEngine(fx), heardLog, threads.player(), clock);
    playback = session;
    SleepTimer sleep = new SleepTimer(session, clock);
    ChapterPlay chapterPlay = new ChapterPlay(store, session, library, chapters, threads.work());
    chapterPlay.start();
    player.complete(session);
    Listening follower = new Listening(
        session, upNext, listeningHistory, library, downloads, sleep, threads.work(), clock);
    listening = follower;
    session.restore();
    preferences.changes().subscribe(count -> session.obeyChoices());
    Tidying tidying = new Tidying(store, library, preferences);
    preferences.changes().subscribe(count -> threads.work().execute(tidying::run));
    follower.start();
    OtherPrograms programs = new OtherPrograms();
    LocalizedWindow window = new LocalizedWindow(stage, new UiServices(
        preferences, library, subscriptions, refresh, downloads, storage, opml, discovery, feedCare,
        chapters, finding, session,
        upNext, listeningHistory, follower, sleep, chapterPlay, desktopMissing, texts, clock, threads.work(),
            this::picture,
        new SettingsMemory(store.settings()), address -> threads.work().execute(() -> programs.open(address)),
        new FileBrowser()::show));
    window.show();
    main = window;
    var _ = threads.timer().schedule(
        () -> threads.work().execute(() -> care(fx)), FIRST_CARE.toSeconds(), TimeUnit.SECONDS);
    Announcements announcements = joinDesktop(new WindowDesktop(fx, stage, window, session), session, follower);
    threads.work().execute(() -> {
      downloads.start();
      upNext.downloadAhead();
    });
    upkeep = new Upkeep(library, preferences, automatic, retention, threads.work(), threads.timer());
    // Whoever presses play waits for nothing else.
    session.state().subscribe(state -> analysis.giveWay(state.phase() == PlaybackState.Phase.LOADING));
    var _ = threads.timer().schedule(
        () -> List.<Runnable>of(analysis::start, finding::start).forEach(threads.work()::execute),
        AFTER_FIRST_FRAME.toSeconds(), TimeUnit.SECONDS);
    var _ = threads.timer().scheduleWithFixedDelay(
        () -> threads.work().execute(() -> {
          announcements.refreshed(refresh.runDue(outcome -> {}));
          tidying.run();
        }),
        FIRST_REFRESH.toSeconds(), REFRESH_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  private void take(List<String> asked) {
    if (main != null) {
      main.window().take(asked);
    }
  }

  private void care(FxThread fx) {
    if (!new LibraryCare(store, clock).run()) {
      fx.run(() -> new NoticeWindow(texts, "start.damaged.heading", texts.get("start.damaged.found"))
          .button("start.close", () -> { }).show());
    }
  }

  private Announcements joinDesktop(WindowDesktop window, PlaybackSession session, Listening follower) {
    PictureFile picture = new PictureFile(cacheFolder.resolve("now-playing"), this::picture);
    DesktopLink link = new DesktopLink(
        session, follower, upNext, library, preferences, picture::of, threads.work(), window,
        texts.get("desktop.awake"));
    link.missing().subscribe(desktopMissing::publish);
    link.start(WindowDesktop::connect);
    desktop = link;
    Announcements announcements =
        new Announcements(link.notices(), library, upNext, preferences, window, texts);
    downloads.batches().subscribe(batch -> {
      if (!batch.equals(DownloadBatch.NONE)) {
        threads.work().execute(() -> announcements.downloadsEnded(batch.done(), batch.failed()));
      }
    });
    return announcements;
  }

  private SoundEngine soundEngine(FxThread fx) {
    SoundEngine engine = new SoundEngine(
        new Player(fx::run), threads.sound(), this::loadFfmpeg, cacheFolder.resolve("reels"));
    // When the window has come to rest; an episode that is played before loads it itself.
    var _ = threads.timer().schedule(engine::prepare, 2, TimeUnit.SECONDS);
    return engine;
  }

  private NativeAudio.Loading loadFfmpeg() {
    return NativeAudio.load(cacheFolder.resolve("natives"));
  }

  private Optional<byte[]> picture(String url) {
    Optional<EmbeddedPicture> embedded = EmbeddedPicture.of(url);
    if (embedded.isPresent()) {
      return filePictures.bytes(embedded.get());
    }
    return artwork.fetch(url) instanceof ArtworkResult.Fetched fetched ? Optional.of(fetched.bytes())
        : Optional.empty();
  }

  /**
   * The position is kept first, then what runs is stopped, then the library is closed; each waits for the one before.
   */
  @Override
  public void close() {
    if (desktop != null) {
      desktop.close();
    }
    if (listening != null) {
      listening.close();
    }
    if (playback != null) {
      playback.close();
    }
    heardLog.close();
    analysis.close();
    finding.close();
    refresh.cancel();
    if (upkeep != null) {
      upkeep.close();
    }
    downloads.close();
    artwork.close();
    clients.close();
    threads.closeAround(store::close);
    var _ = new LibraryMove(store.folder()).finish();
  }

  private record SettingsMemory(SettingsStore settings) implements WindowMemory {

    @Override
    public Optional<String> load(String key) {
      return settings.get(WINDOW_SETTINGS + key);
    }

    @Override
    public void save(String key, String value) {
      settings.set(WINDOW_SETTINGS + key, value);
    }
  }
}
