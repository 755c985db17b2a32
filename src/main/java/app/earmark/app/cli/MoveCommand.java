package app.earmark.app.cli;

import app.earmark.model.MoveProgress;
import app.earmark.service.LibraryMove;
import app.earmark.util.Subscription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves the library to another folder. What was copied before a break is not copied again. */
@Command(name = "move")
final class MoveCommand implements LibraryCommand {

  private static final long MEGABYTE = 1_000_000;

  private final CommandContext context;

  @Parameters(arity = "1", paramLabel = "DIR", descriptionKey = "cli.move.dir")
  private @Nullable String target;

  MoveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    LibraryMove.Result result;
    // One that a window goes on with is waited for, and seen.
    try (Subscription _ = services.storage().moving().subscribe(moving -> moving.ifPresent(this::show))) {
      result = services.storage().move(context.terminal().folder().resolve(String.valueOf(target)));
    }
    return switch (result) {
      case LibraryMove.Result.Ready ready -> {
        context.line("cli.move.ready", ready.folder().toString());
        yield Ending.of(true);
      }
      case LibraryMove.Result.Refused refused -> {
        context.terminal().say(context.texts().get(refused.message()));
        yield Ending.of(false);
      }
      case LibraryMove.Result.Stopped _ -> Ending.of(false);
    };
  }

  private void show(MoveProgress progress) {
    if (context.terminal().isInteractive()) {
      context.terminal().progress(context.texts().get(
          "cli.move.progress", progress.copied() / MEGABYTE, progress.total() / MEGABYTE));
    }
  }
}
