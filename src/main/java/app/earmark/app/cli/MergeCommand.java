package app.earmark.app.cli;

import app.earmark.model.Podcast;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes one podcast of two, such as one whose feed has moved to where another subscription is. */
@Command(name = "merge")
final class MergeCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "cli.merge.from")
  private String from = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "INTO", descriptionKey = "cli.merge.into")
  private @Nullable String into;

  MergeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    Optional<Podcast> one = context.podcast(services.library(), from);
    if (one.isEmpty()) {
      return Ending.of(false);
    }
    Optional<Podcast> other = into == null
        ? services.feedCare().moved().movedOnto(one.get().id())
        : context.podcast(services.library(), into);
    if (other.isEmpty()) {
      if (into == null) {
        context.say("cli.merge.not-moved", one.get().title());
      }
      return Ending.of(false);
    }
    boolean united = services.feedCare().moved().unite(one.get().id(), other.get().id()).isPresent();
    if (united) {
      context.line("cli.merge.done", one.get().title(), other.get().id().toString(), other.get().title());
    }
    return Ending.of(united);
  }
}
