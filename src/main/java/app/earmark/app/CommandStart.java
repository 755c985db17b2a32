package app.earmark.app;

import app.earmark.app.cli.CommandLineParser;
import app.earmark.app.cli.Ending;
import app.earmark.app.cli.LibraryCommand;
import app.earmark.app.cli.Request;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command for a library: in the process that has the library open, or, where none has, in this one.
 *
 * @param threads for the calls of later starts
 */
record CommandStart(CommandLineParser parser, Texts texts, LibraryOpener opener, ExecutorService threads) {

  private static final Logger LOG = LoggerFactory.getLogger(CommandStart.class);

  /** Runs it; returns the exit status. Blocks on the main thread. */
  int run(Path library, List<String> arguments, Terminal terminal) throws InterruptedException {
    SingleInstance instance = new SingleInstance(library);
    Patience patience = new Patience();
    List<String> rest = arguments;
    int status = Ending.DONE;
    while (true) {
      Answer answer;
      try {
        answer = attempt(instance, library, rest, terminal, patience);
      } catch (IOException e) {
        terminal.say(texts.get("start.cannot-write", library.toString()));
        return Ending.NOT_DONE;
      }
      switch (answer) {
        case Answer.Ended ended -> {
          return Math.max(status, ended.status());
        }
        case Answer.Moved moved -> {
          status = Math.max(status, moved.statusSoFar());
          rest = moved.rest();
          patience.letOthersFirst();
        }
        case Answer.Leaving _ -> {
          if (patience.isFirstLongWait(Duration.ofSeconds(2))) {
            terminal.say(texts.get("start.waiting"));
          }
        }
        case Answer.BrokenOff _ -> {
          terminal.say(texts.get("start.broken-off"));
          return Ending.NOT_DONE;
        }
        case Answer.Unreachable _ -> {
          if (patience.isAtAnEnd()) {
            terminal.say(texts.get("start.in-use", library.toString()));
            return Ending.NOT_DONE;
          }
        }
      }
      patience.pause(answer);
    }
  }

  private Answer attempt(
      SingleInstance instance, Path library, List<String> arguments, Terminal terminal, Patience patience)
      throws IOException, InterruptedException {
    if (patience.mayOwn()) {
      LibraryHost host = new LibraryHost(parser, texts, null);
      Optional<Ownership> ownership = instance.own(threads, host);
      if (ownership.isPresent()) {
        try (Ownership _ = ownership.get(); LogFolder _ = LogFolder.openIfPossible(library.resolve("logs"))) {
          return runLogged(library, arguments, terminal, host);
        }
      }
    }
    Call call = new Call(
        Call.Kind.COMMAND, arguments, terminal.folder(), terminal.isInteractive(), terminal.input());
    return instance.call(call, terminal.out(), terminal.err());
  }

  private Answer runLogged(Path library, List<String> arguments, Terminal terminal, LibraryHost host)
      throws InterruptedException {
    try {
      return runHere(library, arguments, terminal, host);
    } catch (RuntimeException e) {
      LOG.error("A command failed", e);
      terminal.say(texts.get("cli.bug"));
      return new Answer.Ended(Ending.NOT_DONE);
    }
  }

  private Answer runHere(Path library, List<String> arguments, Terminal terminal, LibraryHost host)
      throws InterruptedException {
    LibraryCommand command = command(arguments, terminal);
    Optional<Ending> early = command.prepare(library);
    if (early.isPresent()) {
      host.leave();
      return answer(early.get());
    }
    return switch (opener.open(library)) {
      case LibraryOpener.Opening.Failed failed -> {
        host.leave();
        terminal.say(texts.get(failed.problem()));
        yield new Answer.Ended(Ending.NOT_DONE);
      }
      case LibraryOpener.Opening.Opened opened -> {
        try {
          host.opened(opened.services());
          Answer answer = answer(
              host.run(command, terminal).orElseGet(() -> new Ending.Moved(Ending.DONE, arguments)));
          if (!host.isLeaving() && !opened.care().getAsBoolean()) {
            terminal.say(texts.get("cli.damaged"));
          }
          host.leave();
          yield answer;
        } finally {
          opened.close().run();
        }
      }
    };
  }

  private LibraryCommand command(List<String> arguments, Terminal terminal) {
    if (!(parser.parse(arguments, terminal) instanceof Request.ForLibrary asked)) {
      throw new IllegalStateException("no command for a library");
    }
    return asked.command();
  }

  private static Answer answer(Ending ending) {
    return switch (ending) {
      case Ending.Ended ended -> new Answer.Ended(ended.status());
      case Ending.Moved moved -> new Answer.Moved(moved.statusSoFar(), moved.rest());
    };
  }
}
