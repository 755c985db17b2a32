package app.earmark.app;

import app.earmark.app.cli.CommandLineParser;
import app.earmark.app.cli.Ending;
import app.earmark.app.cli.LibraryCommand;
import app.earmark.app.cli.LibraryServices;
import app.earmark.app.cli.Request;
import app.earmark.app.cli.Terminal;
import app.earmark.app.instance.Answer;
import app.earmark.app.instance.Call;
import app.earmark.app.instance.Host;
import app.earmark.util.Texts;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs commands on the one open library: this process's own, and those that later starts hand over.
 *
 * <p>A process that has no window lets go of the library as soon as one wants to open: it takes no further command,
 * asks those that run to move, and waits for the rest, which end soon by themselves. What has moved goes on in the
 * window's process; so there is never a second writer, and no command is lost.
 *
 * <p>Threads: one for each command; this object guards what they share.
 */
final class LibraryHost implements Host {

  private static final Logger LOG = LoggerFactory.getLogger(LibraryHost.class);

  private final CommandLineParser parser;
  private final Texts texts;
  private final @Nullable Consumer<List<String>> raiseWindow;
  private final CompletableFuture<LibraryServices> services = new CompletableFuture<>();

  // Guarded by this.
  private final List<LibraryCommand> running = new ArrayList<>();
  private boolean leaving;

  /**
   * @param raiseWindow brings this process's window to the front, which takes up what was asked; {@code null} where it
   *     has none
   */
  LibraryHost(CommandLineParser parser, Texts texts, @Nullable Consumer<List<String>> raiseWindow) {
    this.parser = parser;
    this.texts = texts;
    this.raiseWindow = raiseWindow;
  }

  /** The library is open: commands that came before it was need wait no longer. */
  void opened(LibraryServices opened) {
    services.complete(opened);
  }

  @Override
  public Answer answer(Call call, OutputStream out, OutputStream err) throws InterruptedException {
    return switch (call.kind()) {
      case WINDOW -> showWindow(call.arguments());
      case COMMAND -> runFor(call, new Terminal(
          out, err, call.folder(), call.interactive(), call.input()));
    };
  }

  /** Runs a command; empty where this process is about to let go of the library, and nothing was done. */
  Optional<Ending> run(LibraryCommand command, Terminal terminal) throws InterruptedException {
    synchronized (this) {
      if (leaving) {
        return Optional.empty();
      }
      running.add(command);
    }
    try {
      return Optional.of(command.run(services.get()));
    } catch (ExecutionException | CancellationException e) {
      LOG.debug("the library was not opened", e);
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("A command failed", e);
      terminal.say(texts.get("cli.bug"));
      return Optional.of(new Ending.Ended(Ending.NOT_DONE));
    } finally {
      synchronized (this) {
        running.remove(command);
        notifyAll();
      }
    }
  }

  /** Takes no further command, and returns when none is running any more. */
  synchronized void leave() throws InterruptedException {
    startLeaving();
    while (!running.isEmpty()) {
      wait();
    }
  }

  /** Whether somebody waits for the library. */
  synchronized boolean isLeaving() {
    return leaving;
  }

  private synchronized void startLeaving() {
    leaving = true;
    running.forEach(LibraryCommand::move);
    services.cancel(false);
  }

  private Answer showWindow(List<String> asked) {
    if (raiseWindow == null) {
      startLeaving();
      return new Answer.Leaving();
    }
    raiseWindow.accept(asked);
    return new Answer.Ended(Ending.DONE);
  }

  private Answer runFor(Call call, Terminal terminal) throws InterruptedException {
    return switch (parser.parse(call.arguments(), terminal)) {
      case Request.Answered answered -> new Answer.Ended(answered.status());
      case Request.Free free -> new Answer.Ended(free.command().run());
      case Request.Window window -> showWindow(window.asked());
      case Request.ForLibrary asked when asked.command().needsWindow() && raiseWindow == null ->
          showWindow(List.of());
      case Request.ForLibrary asked -> run(asked.command(), terminal)
          .<Answer>map(ending -> switch (ending) {
            case Ending.Ended ended -> new Answer.Ended(ended.status());
            case Ending.Moved moved -> new Answer.Moved(moved.statusSoFar(), moved.rest());
          })
          .orElseGet(Answer.Leaving::new);
    };
  }
}
