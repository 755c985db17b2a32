package app.earmark.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.NativeAudio;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.LibraryChange;
import app.earmark.net.TranscriptFetcher;
import app.earmark.playback.HeardSink;
import app.earmark.playback.PlaybackSession;
import app.earmark.playback.SleepTimer;
import app.earmark.service.ChapterPlay;
import app.earmark.service.Discovery;
import app.earmark.service.Downloads;
import app.earmark.service.Finding;
import app.earmark.service.Library;
import app.earmark.service.LibraryShelf;
import app.earmark.service.Listening;
import app.earmark.service.ListeningHistory;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.OwnFiles;
import app.earmark.service.Preferences;
import app.earmark.service.Refresh;
import app.earmark.service.Retention;
import app.earmark.service.Statistics;
import app.earmark.service.Storage;
import app.earmark.service.Subscriptions;
import app.earmark.service.UpNext;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.FeedHost;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.main.LocalizedWindow;
import app.earmark.ui.main.MainWindow;
import app.earmark.ui.main.UiServices;
import app.earmark.util.Observable;
import app.earmark.util.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window over real services and a library of the test's own; only the sound and the date are fakes. */
public final class WindowBench implements AutoCloseable {

  /**
   * What a task may cost the JavaFX thread in any test. Most of what a test does it does for the first time in its JVM,
   * and code that was never compiled takes several times as long; what a page costs when it is not, 50 ms at most, is
   * asserted by the walk through all pages.
   */
  private static final Duration ALLOWED = Duration.ofMillis(250);

  public final FeedHost host = new FeedHost();
  public final LibraryStore store;
  public final Library library;
  public final Subscriptions subscriptions;
  public final Refresh refresh;
  public final Downloads downloads;
  public final Retention retention;
  public final OpmlTransfer opml;
  public final OwnFiles ownFiles;
  public final Preferences preferences;
  public final Discovery discovery;
  public final Finding finding;
  public final SilentOutput output = new SilentOutput(840_000);
  public final PlaybackSession playback;
  public final UpNext upNext;
  public final ListeningHistory history;
  public final Listening listening;
  public final SleepTimer sleep;
  public final ChapterPlay chapterPlay;
  public final Map<String, String> memory = new ConcurrentHashMap<>();
  public final List<URI> opened = new CopyOnWriteArrayList<>();
  public final List<Path> shownInFolder = new CopyOnWriteArrayList<>();
  /** What the listener answers when asked for files. */
  public final AnsweredDialogs dialogs = new AnsweredDialogs();
  public final FxRobot robot = new FxRobot();
  private final NetServices net;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();
  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Texts texts = new Texts(Locale.UK);
  private Stage stage;
  private @Nullable Stopwatch stopwatch;
  private LocalizedWindow window;

  public WindowBench(Path folder) throws IOException {
    store = TestLibrary.open(folder, writer, readers);
    library = new Library(store, UiBench.CLOCK);
    net = NetServices.over(store, library, work, work, timer);
    subscriptions = net.subscriptions();
    refresh = net.refresh();
    downloads = net.downloads();
    opml = net.opml();
    preferences = net.preferences();
    discovery = net.discovery();
    finding = Finding.over(
        store, library, UiBench.CLOCK, new TranscriptFetcher(net.clients(), UiBench.CLOCK)::fetch, work, timer);
    playback = new PlaybackSession(
        new LibraryShelf(library, store.settings(), preferences, downloads), output,
        HeardSink.NOBODY, timer, UiBench.CLOCK);
    upNext = new UpNext(store, library, downloads, preferences, UiBench.CLOCK);
    ownFiles = new OwnFiles(
        store, library, downloads, upNext,
        () -> NativeAudio.load(Path.of("target", "natives").toAbsolutePath()), UiBench.CLOCK);
    retention = new Retention(store, downloads, preferences, UiBench.CLOCK);
    history = new ListeningHistory(store, UiBench.CLOCK);
    sleep = new SleepTimer(playback, UiBench.CLOCK);
    chapterPlay = new ChapterPlay(store, playback, library, net.chapters(), work);
    chapterPlay.start();
    listening = new Listening(playback, upNext, history, library, downloads, sleep, work, UiBench.CLOCK);
    listening.start();
  }

  /** Speaks another language than British English, as the system may. */
  public WindowBench in(Locale locale) {
    texts = new Texts(locale);
    return this;
  }

  /** Shows the window; returns when it is there. */
  public WindowBench show(double width, double height) {
    try {
      FxToolkit.registerPrimaryStage();
      FxToolkit.setupFixture(() -> {
        // Not registered with TestFX, which would keep every event of it, and with them every page there was.
        stage = new Stage();
        stage.setWidth(width);
        stage.setHeight(height);
        var _ = preferences.get(Appearance.LANGUAGE);
        window = new LocalizedWindow(stage, new UiServices(
            preferences, library, subscriptions, refresh, downloads,
            new Storage(retention, downloads, store.folder(), UiBench.CLOCK), opml, ownFiles, discovery, net.feedCare(),
            net.chapters(),
            finding, playback, upNext, history, new Statistics(store, UiBench.CLOCK, DayOfWeek.MONDAY), listening,
            sleep, chapterPlay,
            new Observable<>(Optional.empty()), texts,
            UiBench.CLOCK, work, Samples::picture, new MapMemory(memory), opened::add, shownInFolder::add, dialogs));
        window.show();
      });
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
    until("the window is shown", stage::isShowing);
    resize(width, height);
    settle();
    Thread[] javafx = new Thread[1];
    robot.interact(() -> javafx[0] = Thread.currentThread());
    stopwatch = new Stopwatch(ALLOWED, javafx[0]);
    return this;
  }

  /** Does on the JavaFX thread what only the test wants, such as drawing a picture; no such task is too long. */
  public void unwatched(Runnable work) {
    if (stopwatch == null) {
      robot.interact(work);
    } else {
      stopwatch.lookAway(() -> robot.interact(work));
    }
  }

  public void resize(double width, double height) {
    robot.interact(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
    });
    settle();
  }

  /** Waits until the JavaFX thread has nothing to do and nothing is being laid out. */
  public void settle() {
    for (int i = 0; i < 4; i++) {
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  /** Where it does not come, what the window shows instead is in {@code target/screens/failed-….png}. */
  public void until(String what, BooleanSupplier condition) {
    try {
      Await.until(what, Duration.ofSeconds(60), () -> {
        WaitForAsyncUtils.waitForFxEvents();
        return condition.getAsBoolean();
      });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; " + seen(what), e);
    }
  }

  private String seen(String what) {
    String name = "failed-" + what.replaceAll("[^A-Za-z0-9]+", "-");
    try {
      Camera.write(this, name, 1);
    } catch (IOException e) {
      name = e.toString();
    }
    return "the window has " + (stage.isFocused() ? "" : "not ") + "the focus, the keys go to "
        + scene().getFocusOwner()
        + "; picture: " + name;
  }

  /** Waits until keys go into a text field. */
  public void untilTyping() {
    until("a text field has the focus", () -> scene().getFocusOwner() instanceof TextInputControl);
  }

  public Scene scene() {
    return stage.getScene();
  }

  public Stage stage() {
    return stage;
  }

  public MainWindow window() {
    return window.window();
  }

  public String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** Whether any visible text of the window contains these words. */
  public boolean shows(String words) {
    return VisibleWords.contain(robot, words);
  }

  public EpisodeRow row(String title) {
    return library.window(EpisodeFilter.EVERYTHING, 0, 5000).stream()
        .filter(row -> row.title().equals(title)).findFirst().orElseThrow();
  }

  /** Makes an episode one that is on disk, behind the services' back. */
  public void onDisk(EpisodeRow row) {
    TestLibrary.onDisk(store, row.id(), 28_400_000, UiBench.NOW);
  }

  public void changed() {
    library.changes().update(change -> new LibraryChange(change.number() + 1, Set.of(), Set.of()));
  }

  @Override
  public void close() {
    List<String> stalls = List.of();
    if (stopwatch != null) {
      stopwatch.close();
      stalls = stopwatch.stalls();
    }
    if (stage != null) {
      robot.interact(stage::hide);
    }
    listening.close();
    playback.close();
    downloads.close();
    // What is still at work writes into the library, and its folder is deleted next.
    end(timer);
    end(work);
    store.close();
    end(writer);
    end(readers);
    net.clients().close();
    host.close();
    assertThat(stalls).as("tasks of the JavaFX thread that were too long").isEmpty();
  }

  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        throw new AssertionError("still at work");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
