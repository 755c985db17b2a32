package app.earmark.app.cli;

import app.earmark.model.AddResult;
import app.earmark.service.OpmlTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Subscribes to everything in an OPML file: a line for each entry as it is done. */
@Command(name = "import")
final class ImportCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", descriptionKey = "cli.import.file")
  private String file = "";

  ImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    byte[] list;
    try {
      list = Files.readAllBytes(context.terminal().folder().resolve(file));
    } catch (IOException | InvalidPathException e) {
      context.say("cli.check.no-such-file", file);
      return Ending.of(false);
    }
    Optional<List<OpmlTransfer.Line>> lines = services.opml().read(list, this::print);
    if (lines.isEmpty()) {
      context.say("cli.import.not-opml", file);
      return Ending.of(false);
    }
    return Ending.of(lines.get().stream().allMatch(OpmlTransfer.Line::isThere));
  }

  private void print(OpmlTransfer.Line line) {
    switch (line.result()) {
      case AddResult.Added added ->
          context.line("cli.add.added", added.podcast().toString(), added.title(), added.episodes());
      case AddResult.AlreadySubscribed known ->
          context.line("cli.add.already", known.podcast().toString(), known.title());
      case AddResult.Choose _ -> context.say("cli.import.no-feed", line.title(), line.url());
      case AddResult.Failed failed ->
          context.say("cli.check.problem", line.title(), context.texts().get(failed.problem().message()));
    }
  }
}
