package app.earmark.app.cli;

import app.earmark.model.PodcastId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Unsubscribes. */
@Command(name = "remove")
final class RemoveCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "ID", descriptionKey = "cli.remove.id")
  private List<Long> ids = List.of();

  RemoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    boolean allDone = true;
    for (long id : ids) {
      if (services.subscriptions().remove(new PodcastId(id))) {
        context.line("cli.remove.removed", Long.toString(id));
      } else {
        context.say("cli.no-such-podcast", Long.toString(id));
        allDone = false;
      }
    }
    return Ending.of(allDone);
  }
}
