package app.earmark.app.cli;

import app.earmark.model.EpisodeId;
import app.earmark.service.Library;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Marks episodes as played or unplayed. */
abstract sealed class MarkCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "ID", descriptionKey = "cli.download.id")
  private List<Long> ids = List.of();

  private MarkCommand(CommandContext context) {
    this.context = context;
  }

  abstract void mark(Library library, List<EpisodeId> episodes);

  @Override
  public Ending run(LibraryServices services) {
    List<EpisodeId> known = new ArrayList<>();
    for (long id : ids) {
      EpisodeId episode = new EpisodeId(id);
      if (services.library().episode(episode).isPresent()) {
        known.add(episode);
      } else {
        context.say("cli.no-such-episode", episode.toString());
      }
    }
    mark(services.library(), known);
    return Ending.of(known.size() == ids.size());
  }

  /** Played to the end, or as good as. */
  @Command(name = "played")
  static final class Played extends MarkCommand {

    Played(CommandContext context) {
      super(context);
    }

    @Override
    void mark(Library library, List<EpisodeId> episodes) {
      library.markPlayed(episodes);
    }
  }

  /** As if never heard; the position is forgotten. */
  @Command(name = "unplayed")
  static final class Unplayed extends MarkCommand {

    Unplayed(CommandContext context) {
      super(context);
    }

    @Override
    void mark(Library library, List<EpisodeId> episodes) {
      library.markUnplayed(episodes);
    }
  }
}
