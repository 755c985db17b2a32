package app.earmark.app;

import app.earmark.app.cli.CommandLineParser;
import app.earmark.app.cli.Ending;
import app.earmark.app.cli.FeedCheck;
import app.earmark.app.cli.Request;
import app.earmark.app.cli.Terminal;
import app.earmark.app.cli.WebFeedCheck;
import app.earmark.app.log.LogFolder;
import app.earmark.audio.NativeAudio;
import app.earmark.net.FeedFetcher;
import app.earmark.net.HttpClients;
import app.earmark.service.LibraryMove;
import app.earmark.store.LibraryStore;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the program starts: the window, or one command. A command loads nothing of JavaFX.
 *
 * <p>However the process is asked to end (the window's button, Ctrl-C, the system's shutdown), the main thread winds
 * up: the position is kept, downloads stop where they are, the library is closed, the lock is given back.
 */
public final class Earmark {

  /** How long the system may be kept waiting. */
  private static final long WIND_UP_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Earmark.class);

  private final Terminal terminal = Terminal.ofProcess();
  private final Texts texts = new Texts(Locale.getDefault());
  private final String version;
  private final CommandLineParser parser;

  private Earmark() {
    String packaged = Earmark.class.getPackage().getImplementationVersion();
    version = packaged == null ? "0" : packaged;
    parser = new CommandLineParser(
        texts, version, feedCheck(), () -> NativeAudio.load(folder(null).resolve("natives")));
  }

  public static void main(String[] arguments) {
    LogFolder.silence();
    CountDownLatch woundUp = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("earmark-end").unstarted(() -> {
      try {
        if (woundUp.getCount() > 0) {
          main.interrupt();
        }
        if (!woundUp.await(WIND_UP_SECONDS, TimeUnit.SECONDS)) {
          LOG.warn("Ended before everything was wound up");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }));
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> LOG.error("Uncaught in {}", thread, thrown));
    int status = Ending.NOT_DONE;
    try {
      status = new Earmark().run(List.of(arguments));
    } finally {
      woundUp.countDown();
    }
    System.exit(status);
  }

  /** Where the library was moved to; main thread only. */
  private @Nullable Path moved;

  private int run(List<String> arguments) {
    try (ExecutorService calls =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("earmark-call-", 1).factory())) {
      try {
        return switch (parser.parse(arguments, terminal)) {
          case Request.Answered answered -> answered.status();
          case Request.Free free -> free.command().run();
          case Request.ForLibrary asked when asked.command().needsWindow() ->
              window(calls, folder(asked.library()), List.of(), arguments);
          case Request.ForLibrary asked -> command(calls, folder(asked.library()), arguments,
              asked.command().wantsInput() ? Terminal.ofProcessWithInput() : terminal);
          case Request.Window window -> window(calls, folder(window.library()), window.asked(), List.of());
        };
      } catch (InterruptedException e) {
        LOG.info("Asked to end");
        return Ending.NOT_DONE;
      } catch (RuntimeException e) {
        LOG.error("A mistake in the program", e);
        terminal.say(texts.get("cli.bug"));
        return Ending.NOT_DONE;
      } finally {
        calls.shutdownNow();
      }
    }
  }

  private int window(ExecutorService calls, Path library, List<String> toTakeUp, List<String> arguments)
      throws InterruptedException {
    WindowStart start = new WindowStart(parser, texts, this::open, calls, terminal);
    Optional<Message> away = away(library);
    return away.isPresent() ? start.refuse(texts.get(away.get())) : start.run(library, toTakeUp, arguments);
  }

  private int command(ExecutorService calls, Path library, List<String> arguments, Terminal with)
      throws InterruptedException {
    Optional<Message> away = away(library);
    if (away.isPresent()) {
      with.say(texts.get(away.get()));
      return Ending.NOT_DONE;
    }
    return new CommandStart(parser, texts, this::open, calls).run(library, arguments, with);
  }

  /**
   * Why a library is left alone: a new one beside that on a drive in a drawer would be a bad surprise. Asked before
   * anything is made in its folder, the lock included.
   */
  private Optional<Message> away(Path library) {
    if (library.equals(moved) && !Files.exists(library.resolve(LibraryStore.FILE))) {
      return Optional.of(Message.of("library.away", library.toString()));
    }
    KnownLibraries known = known();
    return known.isAway(library)
        ? Optional.of(Message.of("library.drive-away", library.toString(), known.file().toString()))
        : Optional.empty();
  }

  private static KnownLibraries known() {
    return new KnownLibraries(LibraryFolder.ofProcess().state().resolve("libraries-on-drives"));
  }

  private LibraryOpener.Opening open(Path library) {
    LibraryOpener.Opening opening = AppGraph.open(library, library, version, texts);
    if (opening instanceof LibraryOpener.Opening.Opened) {
      known().opened(library);
    }
    return opening;
  }

  private Path folder(@Nullable String asked) {
    Path named = LibraryFolder.ofProcess().resolve(asked, terminal.folder());
    Path folder = LibraryMove.follow(named);
    if (!folder.equals(named)) {
      moved = folder;
    }
    return folder;
  }

  /** Made anew for each reading, because most commands never read one. */
  private FeedCheck feedCheck() {
    return (fileOrUrl, folder) -> {
      try (HttpClients clients = new HttpClients(version)) {
        return new WebFeedCheck(new FeedFetcher(clients, Clock.systemUTC())).read(fileOrUrl, folder);
      }
    };
  }
}
