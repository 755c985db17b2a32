package app.earmark.app;

import app.earmark.desktop.FileBrowser;
import app.earmark.desktop.OtherPrograms;
import app.earmark.model.DownloadBatch;
import app.earmark.model.PlaybackState;
import app.earmark.playback.PlaybackSession;
import app.earmark.playback.Player;
import app.earmark.playback.SleepTimer;
import app.earmark.playback.SoundEngine;
import app.earmark.service.Announcements;
import app.earmark.service.ChapterPlay;
import app.earmark.service.DesktopLink;
import app.earmark.service.LibraryShelf;
import app.earmark.service.Listening;
import app.earmark.service.PictureFile;
import app.earmark.service.Statistics;
import app.earmark.service.Upkeep;
import app.earmark.store.SettingsStore;
import app.earmark.ui.common.FxThread;
import app.earmark.ui.common.SystemFileDialogs;
import app.earmark.ui.common.WindowMemory;
import app.earmark.ui.main.LocalizedWindow;
import app.earmark.ui.main.UiServices;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import java.time.Duration;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.EventHandler;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * What an open library has only with a window: the player, the system's controls, and the work that goes on by itself.
 * JavaFX thread only, until it is closed.
 */
final class WindowGraph implements AutoCloseable {

  private static final String WINDOW_SETTINGS = "window.";

  /** The first frame shares two cores with nothing that nobody waits for. */
  private static final Duration AFTER_FIRST_FRAME = Duration.ofSeconds(1);

  /** What nobody waits for at all, such as listening to what was downloaded. */
  private static final Duration AT_REST = Duration.ofSeconds(3);

  /** When the window has come to rest; only podcasts whose time has come by their own rhythm are asked then. */
  private static final Duration FIRST_REFRESH = Duration.ofSeconds(10);

  /** After the first refresh, so that the day's backup has it. */
  private static final Duration FIRST_CARE = Duration.ofSeconds(60);

  private static final Duration REFRESH_EVERY = Duration.ofHours(1);

  /** A window may stay open for weeks. */
  private static final Duration CARE_EVERY = Duration.ofHours(1);

  private final AppGraph graph;
  private final Stage stage;
  private final SoundEngine sound;
  private final FxThread fx = new FxThread();
  private final PlaybackSession playback;
  private final Listening listening;
  private final LocalizedWindow main;
  private final Announcements announcements;
  private final DesktopLink desktop;
  private final Upkeep upkeep;

  /** Set once, by whoever closes this. */
  private volatile boolean closed;

  /** What the settings say of the system's controls. */
  private final Observable<Optional<Message>> desktopMissing = new Observable<>(Optional.empty());

  WindowGraph(AppGraph graph, Stage stage) {
    this.graph = graph;
    this.stage = stage;
    // What is played before it is prepared loads FFmpeg itself.
    this.sound = new SoundEngine(
        new Player(fx::run), graph.threads.sound(), graph::loadFfmpeg, graph.cacheFolder.resolve("reels"));
    this.playback = new PlaybackSession(
        new LibraryShelf(graph.library, graph.store.settings(), graph.preferences, graph.downloads),
        sound, graph.heardLog, graph.threads.player(), graph.clock);
    SleepTimer sleep = new SleepTimer(playback, graph.clock);
    ChapterPlay chapterPlay =
        new ChapterPlay(graph.store, playback, graph.library, graph.chapters, graph.threads.work());
    chapterPlay.start();
    this.listening = new Listening(playback, graph.upNext, graph.listeningHistory, graph.library, graph.downloads,
        sleep, graph.threads.work(), graph.clock);
    OtherPrograms programs = new OtherPrograms();
    this.main = new LocalizedWindow(stage, new UiServices(
        graph.preferences, graph.library, graph.subscriptions, graph.refresh, graph.downloads, graph.storage,
        graph.opml, graph.ownFiles, graph.discovery, graph.feedCare, graph.chapters, graph.finding, playback,
        graph.upNext,
        graph.listeningHistory,
        new Statistics(graph.store, graph.clock, WeekFields.of(graph.texts.locale()).getFirstDayOfWeek()),
        listening, sleep, chapterPlay, desktopMissing, graph.texts, graph.clock,
        graph.threads.work(), graph::picture, new SettingsMemory(graph.store.settings()),
        address -> graph.threads.work().execute(() -> programs.open(address)), new FileBrowser()::show,
        new SystemFileDialogs()));
    WindowDesktop window = new WindowDesktop(fx, stage, main, playback);
    PictureFile picture = new PictureFile(graph.cacheFolder.resolve("now-playing"), graph::picture);
    this.desktop = new DesktopLink(playback, listening, graph.upNext, graph.library, graph.preferences, picture::of,
        graph.threads.work(), window, graph.texts.get("desktop.awake"));
    this.announcements = new Announcements(
        desktop.notices(), graph.library, graph.upNext, graph.preferences, window, graph.texts);
    this.upkeep = new Upkeep(
        graph.library, graph.preferences, graph.rules, graph.threads.work(), graph.threads.timer());
  }

  /** Shows the window with what was played last, and starts what goes on by itself. */
  void show() {
    graph.player.complete(playback);
    playback.restore();
    graph.preferences.changes().subscribe(count -> playback.obeyChoices());
    listening.start();
    main.show();
    // Two cores have enough to do until the window is there.
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, new Once(() -> {
      after(AFTER_FIRST_FRAME, sound::prepare);
      after(AFTER_FIRST_FRAME, () -> fx.run(unlessClosed(this::joinDesktop)));
      after(AFTER_FIRST_FRAME, () -> {
        graph.downloads.start();
        graph.upNext.downloadAhead();
      });
      after(AT_REST, graph.analysis::start);
      after(AT_REST, graph.finding::start);
      after(AT_REST, graph.storage::resumeMove);
    }));
    // Whoever presses play waits for nothing else.
    playback.state().subscribe(state -> graph.analysis.giveWay(state.phase() == PlaybackState.Phase.LOADING));
    after(FIRST_CARE, () -> tell(graph.care.run()));
    var _ = graph.threads.timer().scheduleWithFixedDelay(
        () -> graph.threads.work().execute(() -> tell(graph.care.runOnceADay())),
        CARE_EVERY.toSeconds(), CARE_EVERY.toSeconds(), TimeUnit.SECONDS);
    var _ = graph.threads.timer().scheduleWithFixedDelay(
        () -> graph.threads.work().execute(this::refresh),
        FIRST_REFRESH.toSeconds(), REFRESH_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** Gives addresses and files to the window. */
  void take(List<String> asked) {
    main.window().take(asked);
  }

  private void after(Duration delay, Runnable task) {
    var _ = graph.threads.timer().schedule(() -> graph.threads.work().execute(unlessClosed(task)),
        delay.toSeconds(), TimeUnit.SECONDS);
  }

  /** Whoever closes the window in its first second wants nothing of what was to begin then. */
  private Runnable unlessClosed(Runnable task) {
    return () -> {
      if (!closed) {
        task.run();
      }
    };
  }

  private void refresh() {
    announcements.refreshed(graph.refresh.runDue(outcome -> {}));
  }

  private void tell(boolean whole) {
    if (!whole) {
      fx.run(() -> new NoticeWindow(graph.texts, "start.damaged.heading", graph.texts.get("start.damaged.found"))
          .button("start.close", () -> { }).show());
    }
  }

  private void joinDesktop() {
    desktop.missing().subscribe(desktopMissing::publish);
    desktop.start(WindowDesktop::connect);
    graph.downloads.batches().subscribe(batch -> {
      if (!batch.equals(DownloadBatch.NONE)) {
        graph.threads.work().execute(() -> announcements.downloadsEnded(batch.done(), batch.failed()));
      }
    });
  }

  /** The position is kept first. */
  @Override
  public void close() {
    closed = true;
    desktop.close();
    listening.close();
    playback.close();
    upkeep.close();
  }

  private record Once(AtomicBoolean done, Runnable work) implements EventHandler<WindowEvent> {

    Once(Runnable work) {
      this(new AtomicBoolean(), work);
    }

    @Override
    public void handle(WindowEvent event) {
      if (done.compareAndSet(false, true)) {
        work.run();
      }
    }
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
