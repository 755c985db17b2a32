package app.earmark.app.cli;

import app.earmark.model.EpisodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets where to go on listening. */
@Command(name = "position")
final class PositionCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "cli.download.id")
  private long id;

  @Parameters(index = "1", paramLabel = "MILLIS", descriptionKey = "cli.position.millis")
  private long millis;

  PositionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    EpisodeId episode = new EpisodeId(id);
    if (services.library().episode(episode).isEmpty()) {
      context.say("cli.no-such-episode", episode.toString());
      return Ending.of(false);
    }
    if (millis < 0) {
      context.say("cli.position.negative");
      return new Ending.Ended(Ending.WRONG_USAGE);
    }
    services.library().savePosition(episode, millis);
    return Ending.of(true);
  }
}
