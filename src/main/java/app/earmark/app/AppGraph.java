package app.earmark.app;

import app.earmark.app.cli.LibraryServices;
import app.earmark.audio.NativeAudio;
import app.earmark.feed.FeedReader;
import app.earmark.model.EmbeddedPicture;
import app.earmark.net.Addresses;
import app.earmark.net.ArtworkFetcher;
import app.earmark.net.ArtworkResult;
import app.earmark.net.ChaptersFetcher;
import app.earmark.net.DirectorySearch;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.FeedFetcher;
import app.earmark.net.HttpClients;
import app.earmark.net.SpeedLimit;
import app.earmark.net.TranscriptFetcher;
import app.earmark.playback.PlaybackSession;
import app.earmark.service.Analysis;
import app.earmark.service.AudioCheck;
import app.earmark.service.AutomaticDownloads;
import app.earmark.service.Chapters;
import app.earmark.service.Directories;
import app.earmark.service.Discovery;
import app.earmark.service.Doctor;
import app.earmark.service.DownloadPreferences;
import app.earmark.service.Downloads;
import app.earmark.service.FeedCare;
import app.earmark.service.FeedLookup;
import app.earmark.service.FeedRefresh;
import app.earmark.service.FilePictures;
import app.earmark.service.Finding;
import app.earmark.service.HeardLog;
import app.earmark.service.Library;
import app.earmark.service.LibraryCare;
import app.earmark.service.LibraryMove;
import app.earmark.service.ListeningHistory;
import app.earmark.service.MovedFeeds;
import app.earmark.service.NewAddresses;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.OwnFiles;
import app.earmark.service.Preferences;
import app.earmark.service.Refresh;
import app.earmark.service.RefreshLimits;
import app.earmark.service.Retention;
import app.earmark.service.Rules;
import app.earmark.service.SignIns;
import app.earmark.service.Storage;
import app.earmark.service.Subscriptions;
import app.earmark.service.Tidying;
import app.earmark.service.UpNext;
import app.earmark.store.DatabaseThreads;
import app.earmark.store.LibraryOpening;
import app.earmark.store.LibraryStore;
import app.earmark.ui.common.page.Appearance;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is made once for an open library, put together by hand: the one place that knows who needs whom. Made
 * and closed on the main thread; what it hands out says for itself which threads may use it.
 */
final class AppGraph implements AutoCloseable {

  // The window's part takes what it shows from here.
  final Clock clock;
  final Path cacheFolder;
  final Texts texts;
  final AppThreads threads;
  final LibraryStore store;
  private final HttpClients clients;
  private final ArtworkFetcher artwork;
  final Preferences preferences;
  final Library library;
  final LibraryCare care;
  final Subscriptions subscriptions;
  final Refresh refresh;
  final Downloads downloads;
  final Rules rules;
  final Storage storage;
  final OpmlTransfer opml;
  final OwnFiles ownFiles;
  final Discovery discovery;
  final Finding finding;
  final UpNext upNext;
  final ListeningHistory listeningHistory;
  final HeardLog heardLog;
  final Analysis analysis;
  final Chapters chapters;
  private final FilePictures filePictures;
  final FeedCare feedCare;

  /** Completed when the window has one. */
  final CompletableFuture<PlaybackSession> player = new CompletableFuture<>();

  /** JavaFX thread only, until it is closed. */
  private @Nullable WindowGraph window;

  /** Opens the library in {@code folder}; nothing is left behind where that fails. */
  static LibraryOpener.Opening open(Path folder, Path cacheFolder, String version, Texts texts) {
    AppThreads threads = new AppThreads();
    LibraryOpening opening =
        LibraryStore.open(folder, new DatabaseThreads(threads.databaseWriter(), threads.databaseReaders()));
    if (opening instanceof LibraryOpening.Opened opened) {
      AppGraph graph = new AppGraph(opened.store(), cacheFolder, version, texts, threads);
      return new LibraryOpener.Opening.Opened(graph.services(), graph::fill, graph::take,
          graph.care::runOnceADay, graph::close);
    }
    threads.close();
    Message problem = switch (opening) {
      case LibraryOpening.CannotWrite failed -> failed.message();
      case LibraryOpening.DiskFull failed -> failed.message();
      case LibraryOpening.NewerVersion failed -> failed.message();
      case LibraryOpening.Damaged failed -> failed.message();
      case LibraryOpening.Opened _ -> throw new AssertionError("handled above");
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
    this.care = new LibraryCare(store, clock);
    RefreshLimits limits = RefreshLimits.usual();
    Random random = new Random();
    FeedLookup lookup = new FeedLookup(new FeedFetcher(clients, clock), new FeedReader(), threads.reading());
    Directories directories = new Directories(preferences, Locale.getDefault());
    Addresses addresses = new Addresses(clients, clock, directories::addresses);
    this.subscriptions = new Subscriptions(store, library, addresses, lookup, clock, random);
    this.refresh = new Refresh(
        store, library, new FeedRefresh(store, library, lookup, clock, random), limits, clock, threads.work());
    this.downloads = downloads();
    Retention retention = new Retention(store, downloads, preferences, clock);
    this.rules = new Rules(new AutomaticDownloads(store, library, downloads, preferences), retention,
        new Tidying(store, library, preferences));
    this.storage = new Storage(retention, downloads, store.folder(), clock);
    this.opml = new OpmlTransfer(store, subscriptions, limits, threads.work());
    this.discovery = new Discovery(
        store, new DirectorySearch(clients, clock, directories::addresses), directories, lookup, threads.work());
    this.feedCare = new FeedCare(new SignIns(store, library), new MovedFeeds(store, library, clock),
        new NewAddresses(store, library, discovery, lookup, clock, random));
    this.finding = Finding.over(
        store, library, clock, new TranscriptFetcher(clients, clock)::fetch, threads.work(), threads.timer());
    this.upNext = new UpNext(store, library, downloads, preferences, clock);
    this.ownFiles = new OwnFiles(store, library, downloads, upNext, this::loadFfmpeg, clock);
    var _ = feedCare.moved().unions().subscribe(count -> {
      if (count > 0) {
        downloads.reread();
        upNext.reread();
        preferences.reread();
      }
    });
    this.listeningHistory = new ListeningHistory(store, clock);
    this.heardLog = new HeardLog(store, clock.getZone(), threads.work());
    this.analysis = new Analysis(store, library, this::loadFfmpeg, threads.analysis());
    this.chapters = new Chapters(store, library, new ChaptersFetcher(clients, clock), clock);
    this.filePictures = new FilePictures(store, library, this::loadFfmpeg);
  }

  private Downloads downloads() {
    DownloadPreferences chosen = new DownloadPreferences(preferences, clock);
    SpeedLimit speed = new SpeedLimit();
    var _ = preferences.changes().subscribe(
        count -> threads.work().execute(() -> speed.set(chosen.bytesPerSecond())));
    AudioCheck check = new NativeAudioCheck(this::loadFfmpeg, threads.sound());
    EpisodeDownloader downloader = new EpisodeDownloader(clients, speed, clock, threads.disk());
    return Downloads.obeying(
        chosen, check, store, downloader, library, threads.work(), threads.timer(), clock);
  }

  private LibraryServices services() {
    return new LibraryServices(
        library, subscriptions, refresh, downloads, rules, storage, opml, discovery, finding, feedCare,
        new Doctor(store, library, new NativeAudioCheck(this::loadFfmpeg, threads.sound()), clock), player);
  }

  /** Fills and shows the main window, and starts what only a window does. JavaFX thread only. */
  private void fill(Stage stage) {
    threads.makeRoomForWindow();
    window = new WindowGraph(this, stage);
    window.show();
  }

  private void take(List<String> asked) {
    if (window != null) {
      window.take(asked);
    }
  }

  NativeAudio.Loading loadFfmpeg() {
    return NativeAudio.load(cacheFolder.resolve("natives"));
  }

  Optional<byte[]> picture(String url) {
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
    if (window != null) {
      window.close();
    }
    heardLog.close();
    analysis.close();
    finding.close();
    refresh.cancel();
    downloads.close();
    artwork.close();
    clients.close();
    threads.closeAround(store::close);
    var _ = new LibraryMove(store.folder()).finish();
  }
}
