package app.earmark.app.cli;

import app.earmark.model.AddResult;
import app.earmark.model.FeedCandidate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Subscribes. */
@Command(name = "add")
final class AddCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "URL", descriptionKey = "cli.add.url")
  private List<String> urls = List.of();

  AddCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    boolean allDone = true;
    for (String url : urls) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      context.terminal().progress(context.texts().get("cli.add.asking", url));
      allDone &= tell(services.subscriptions().add(url));
    }
    return Ending.of(allDone);
  }

  private boolean tell(AddResult result) {
    return switch (result) {
      case AddResult.Added added -> {
        context.line("cli.add.added", added.podcast().toString(), added.title(), added.episodes());
        yield true;
      }
      case AddResult.AlreadySubscribed known -> {
        context.line("cli.add.already", known.podcast().toString(), known.title());
        yield true;
      }
      case AddResult.Choose choose -> {
        context.say("cli.add.choose");
        for (FeedCandidate candidate : choose.candidates()) {
          context.say("cli.add.candidate", candidate.url(), candidate.title() == null ? "" : candidate.title());
        }
        yield false;
      }
      case AddResult.Failed failed -> {
        context.say(failed.problem().message());
        yield false;
      }
    };
  }
}
