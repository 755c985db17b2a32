package app.earmark.app;

import app.earmark.app.Screen.NoDisplayException;
import app.earmark.app.cli.CommandLineParser;
import app.earmark.app.cli.Ending;
import app.earmark.app.cli.Request;
import app.earmark.app.cli.Terminal;
import app.earmark.app.instance.Answer;
import app.earmark.app.instance.Call;
import app.earmark.app.instance.SingleInstance;
import app.earmark.app.instance.SingleInstance.Ownership;
import app.earmark.app.log.LogFolder;
import app.earmark.service.Repair;
import app.earmark.store.LibraryStore;
import app.earmark.ui.main.Rehearsal;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** Of what is lost; the log has all of it. */
  private static final int MOST_LINES = 12;

  private final CommandLineParser parser;
  private final Texts texts;
  private final LibraryOpener opener;
  private final ExecutorService threads;
  private final Terminal terminal;
  private List<String> command = List.of();
  private @Nullable Screen screen;

  /** Guarded by this: what was asked for before the window was open, and then the window that takes it. */
  private final List<String> asked = new ArrayList<>();
  private @Nullable Consumer<List<String>> window;

  WindowStart(
      CommandLineParser parser, Texts texts, LibraryOpener opener, ExecutorService threads, Terminal terminal) {
    this.parser = parser;
    this.texts = texts;
    this.opener = opener;
    this.threads = threads;
    this.terminal = terminal;
  }

  /**
   * Runs until the window is closed; returns the exit status. Blocks on the main thread.
   *
   * @param toTakeUp addresses and files for the window
   * @param arguments a command for the window, done in the one that is open where there is one; empty for none
   */
  int run(Path library, List<String> toTakeUp, List<String> arguments) throws InterruptedException {
    synchronized (this) {
      asked.addAll(toTakeUp);
    }
    command = arguments;
    return onScreen(() -> {
      if (!Files.exists(library.resolve(LibraryStore.FILE))) {
        var _ = screen(); // Without a display not even a folder is made for it.
      }
      return attempt(library);
    });
  }

  /** Says why there will be no window; returns the exit status. Blocks on the main thread until that is closed. */
  int refuse(String sentence) throws InterruptedException {
    return onScreen(() -> fail(sentence));
  }

  /** What needs a display. */
  private interface Shown {
    int run() throws InterruptedException, NoDisplayException;
  }

  /**
   * An interrupt says that the virtual machine is ending: JavaFX ends by itself then, and to be asked for it as well
   * keeps it from ending, until the patience of {@link Earmark} is over.
   */
  private int onScreen(Shown start) throws InterruptedException {
    int status;
    try {
      status = start.run();
    } catch (NoDisplayException e) {
      terminal.say(texts.get("start.no-display"));
      status = Ending.NOT_DONE;
    }
    if (screen != null) {
      screen.close();
    }
    return status;
  }

  private int attempt(Path library) throws InterruptedException, NoDisplayException {
    SingleInstance instance = new SingleInstance(library);
    Call call = command.isEmpty()
        ? new Call(Call.Kind.WINDOW, List.copyOf(asked), terminal.folder(), terminal.isInteractive())
        : new Call(Call.Kind.COMMAND, command, terminal.folder(), terminal.isInteractive());
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
      Answer answer = call(instance, call, patience);
      if (answer instanceof Answer.Ended ended) {
        return ended.status();
      }
      if (patience.isAtAnEnd()) {
        return fail(texts.get("start.in-use", library.toString()));
      }
      tellOfALongWait(patience);
      patience.pause(answer);
    }
    return Ending.NOT_DONE;
  }

  /** Asks the process that has the library; a window that it does not answer for a while says so, and can be closed. */
  private Answer call(SingleInstance instance, Call call, Patience patience)
      throws InterruptedException, NoDisplayException {
    if (call.kind() == Call.Kind.COMMAND) {
      return instance.call(call, terminal.out(), terminal.err());
    }
    Future<Answer> answer = threads.submit(() -> instance.call(call, terminal.out(), terminal.err()));
    try {
      while (true) {
        try {
          return answer.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          tellOfALongWait(patience);
          if (screen != null && screen.isClosed()) {
            return new Answer.Ended(Ending.NOT_DONE);
          }
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      answer.cancel(true);
    }
  }

  private void tellOfALongWait(Patience patience) throws NoDisplayException {
    if (patience.isFirstLongWait(BEFORE_A_NOTICE)) {
      screen().tell("start.waiting.heading", texts.get("start.waiting"), "start.cancel");
    }
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
    shown.run(Rehearsal::run);
    return switch (opener.open(library)) {
      case LibraryOpener.Opening.Failed failed when failed.mendable() && mended(library, shown) ->
          runHere(library, host);
      case LibraryOpener.Opening.Failed failed -> {
        host.leave();
        yield shown.isClosed() ? Ending.NOT_DONE : fail(texts.get(failed.problem()));
      }
      case LibraryOpener.Opening.Opened opened -> {
        int status;
        try {
          host.opened(opened.services());
          shown.open(opened.window());
          opened(shown, opened.take());
          status = runCommand(host);
          shown.awaitClosing();
          host.leave();
        } finally {
          opened.close().run();
        }
        yield status;
      }
    };
  }

  /** Offers to make a damaged library anew, does it, and says what is lost. False: it is left as it is. */
  private boolean mended(Path library, Screen shown) throws InterruptedException {
    if (!shown.ask("start.damaged.heading", texts.get("start.damaged", library.toString()), "start.damaged.mend",
        "start.damaged.leave")) {
      shown.giveUp();
      return false;
    }
    shown.say("start.damaged.heading", texts.get("start.damaged.mending"));
    try {
      String report = new Repair(library).run(Instant.now()).stream()
          .map(finding -> texts.get(finding.words()))
          .limit(MOST_LINES)
          .collect(Collectors.joining("\n"));
      boolean open = shown.ask("start.damaged.mended", report, "start.damaged.open", "start.close");
      if (!open) {
        shown.giveUp();
      }
      return open;
    } catch (IOException e) {
      LOG.error("The library could not be mended", e);
      return false;
    }
  }

  /** What the window was opened for. */
  private int runCommand(LibraryHost host) throws InterruptedException {
    if (!command.isEmpty() && parser.parse(command, terminal) instanceof Request.ForLibrary asked
        && host.run(asked.command(), terminal).orElse(null) instanceof Ending.Ended ended) {
      return ended.status();
    }
    return Ending.DONE;
  }

  private int fail(String sentence) throws InterruptedException, NoDisplayException {
    terminal.say(sentence);
    screen().tell("start.failed.heading", sentence, "start.close");
    screen().awaitClosing();
    return Ending.NOT_DONE;
  }

  /** Any thread. */
  private void raise(List<String> more) {
    Screen open = screen;
    Consumer<List<String>> taking;
    synchronized (this) {
      taking = window;
      if (taking == null) {
        asked.addAll(more);
      }
    }
    if (open != null) {
      open.raise();
      if (taking != null) {
        open.run(() -> taking.accept(more));
      }
    }
  }

  private void opened(Screen shown, Consumer<List<String>> taking) {
    List<String> before;
    synchronized (this) {
      window = taking;
      before = List.copyOf(asked);
    }
    if (!before.isEmpty()) {
      shown.run(() -> taking.accept(before));
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
