package app.earmark.app.cli;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the window, or brings it to the front, and takes up what a browser or a file manager hands over. */
@Command(name = "open")
final class OpenCommand {

  private final CommandContext context;

  @Parameters(arity = "0..*", paramLabel = "URL|FILE", descriptionKey = "cli.open.what")
  private List<String> what = List.of();

  @Option(names = "--add", descriptionKey = "cli.open.add")
  private boolean add;

  OpenCommand(CommandContext context) {
    this.context = context;
  }

  /** Files and folders as absolute paths: the window may belong to a process in another folder. */
  List<String> asked() {
    return add && what.isEmpty() ? List.of("") : what.stream().map(this::absolute).toList();
  }

  private String absolute(String word) {
    try {
      Path file = word.startsWith("file:") ? Path.of(URI.create(word)) : context.terminal().folder().resolve(word);
      return !word.isEmpty() && Files.exists(file) ? file.toString() : word;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return word;
    }
  }
}
