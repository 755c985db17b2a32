package app.earmark.app;

import app.earmark.app.Screen.NoDisplayException;
import app.earmark.app.cli.CommandLineParser;
import app.earmark.app.cli.Ending;
import app.earmark.app.cli.Terminal;
import app.earmark.app.instance.Answer;
import app.earmark.app.instance.Call;
import app.earmark.app.instance.SingleInstance;
import app.earmark.app.instance.SingleInstance.Ownership;
import app.earmark.app.log.LogFolder;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the window of a library, or brings the one that is open to the front. Where a command has the library, the
 * window asks it to make room and waits, after a moment with a notice.
 */
final class WindowStart {

  private static final Logger LOG = LoggerFactory.getLogger(WindowStart.class);

  private static final Duration BEFORE_A_NOTICE = Duration.ofMillis(1_500);

  private final CommandLineParser parser;
  private final Texts texts;
  private final LibraryOpener opener;
  private final ExecutorService threads;
  private final Terminal terminal;
  private @Nullable Screen screen;

  WindowStart(
      CommandLineParser parser, Texts texts, LibraryOpener opener, ExecutorService threads, Terminal terminal) {
    this.parser = parser;
    this.texts = texts;
    this.opener = opener;
    this.threads = threads;
    this.terminal = terminal;
  }

  /** Runs until the window is closed; returns the exit status. Blocks on the main thread. */
  int run(Path library) throws InterruptedException {
    try {
      return attempt(library);
    } catch (NoDisplayException e) {
      terminal.say(texts.get("start.no-display"));
      return Ending.NOT_DONE;
    } finally {
      if (screen != null) {
        screen.close();
      }
    }
  }

  private int attempt(Path library) throws InterruptedException, NoDisplayException {
    SingleInstance instance = new SingleInstance(library);
    Call call = new Call(Call.Kind.WINDOW, List.of(), terminal.folder(), terminal.isInteractive());
    Patience patience = new Patience();
    while (screen == null || !screen.isClosed()) {
      LibraryHost host = new LibraryHost(parser, texts, this::raise);
      Optional<Ownership> ownership;
      try {
        ownership = instance.own(threads, host);
      } catch (IOException e) {
        return fail(texts.get("start.cannot-write", library.toString()));
      }
      if (ownership.isPresent()) {
        try (Ownership _ = ownership.get(); LogFolder _ = LogFolder.openIfPossible(library.resolve("logs"))) {
          return runLogged(library, host);
        }
      }
      Answer answer = instance.call(call, terminal.out(), terminal.err());
      if (answer instanceof Answer.Ended ended) {
        return ended.status();
      }
      if (patience.isAtAnEnd()) {
        return fail(texts.get("start.in-use", library.toString()));
      }
      if (patience.isFirstLongWait(BEFORE_A_NOTICE)) {
        screen().tell("start.waiting.heading", texts.get("start.waiting"), "start.cancel");
      }
      patience.pause(answer);
    }
    return Ending.NOT_DONE;
  }

  private int runLogged(Path library, LibraryHost host) throws InterruptedException, NoDisplayException {
    try {
      return runHere(library, host);
    } catch (RuntimeException e) {
      LOG.error("The window failed", e);
      return fail(texts.get("cli.bug"));
    }
  }

  private int runHere(Path library, LibraryHost host) throws InterruptedException, NoDisplayException {
    // First of all: where there is nothing to show it on, the library is left alone.
    Screen shown = screen();
    return switch (opener.open(library)) {
      case LibraryOpener.Opening.Failed failed -> {
        host.leave();
        yield fail(texts.get(failed.problem()));
      }
      case LibraryOpener.Opening.Opened opened -> {
        try {
          host.opened(opened.services());
          shown.open(opened.window());
          shown.awaitClosing();
          host.leave();
        } finally {
          opened.close().run();
        }
        yield Ending.DONE;
      }
    };
  }

  private int fail(String sentence) throws InterruptedException, NoDisplayException {
    terminal.say(sentence);
    screen().tell("start.failed.heading", sentence, "start.close");
    screen().awaitClosing();
    return Ending.NOT_DONE;
  }

  private void raise() {
    Screen open = screen;
    if (open != null) {
      open.raise();
    }
  }

  private Screen screen() throws NoDisplayException {
    Screen open = screen;
    if (open == null) {
      open = new Screen(texts);
      screen = open;
    }
    return open;
  }
}
