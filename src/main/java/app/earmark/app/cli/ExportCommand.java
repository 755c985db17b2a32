package app.earmark.app.cli;

import app.earmark.util.OwnersOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes all subscriptions to an OPML file, whole or not at all. */
@Command(name = "export")
final class ExportCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", descriptionKey = "cli.import.file")
  private String file = "";

  @Option(names = "--with-passwords", descriptionKey = "cli.export.passwords")
  private boolean withPasswords;

  ExportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    byte[] list = services.opml().write(context.texts().get("cli.export.title"), withPasswords);
    try {
      Path target = context.terminal().folder().resolve(file);
      Path aside = target.resolveSibling(target.getFileName() + ".part");
      if (withPasswords) {
        Files.deleteIfExists(aside);
        OwnersOnly.createFile(aside);
      }
      Files.write(aside, list);
      Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | InvalidPathException e) {
      context.say("cli.export.cannot-write", file);
      return Ending.of(false);
    }
    return Ending.of(true);
  }
}
