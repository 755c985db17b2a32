package app.earmark.app.cli;

import app.earmark.model.AddResult;
import app.earmark.service.OpmlTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Subscribes to everything in an OPML file: a line for each entry as it is done. */
@Command(name = "import")
final class ImportCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", descriptionKey = "cli.import.file")
  private String file = "";

  /** Places in the list that a process had done which had to let go of the library. */
  @Option(names = "--had", hidden = true, split = ",")
  private Set<Integer> had = Set.of();

  private final Break coming = new Break();

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
    AtomicReference<Optional<List<OpmlTransfer.Line>>> read = new AtomicReference<>(Optional.of(List.of()));
    coming.during(() -> read.set(services.opml().read(list, place -> !had.contains(place), count -> { }, this::print)));
    Optional<List<OpmlTransfer.Line>> lines = read.get();
    if (lines.isEmpty()) {
      context.say("cli.import.not-opml", file);
      return Ending.of(false);
    }
    boolean allThere = lines.get().stream().allMatch(OpmlTransfer.Line::isThere);
    return coming.isAsked()
        ? new Ending.Moved(allThere ? Ending.DONE : Ending.NOT_DONE, rest(lines.get()))
        : Ending.of(allThere);
  }

  private List<String> rest(List<OpmlTransfer.Line> done) {
    Set<Integer> places = new TreeSet<>(had);
    done.forEach(line -> places.add(line.place()));
    return places.isEmpty() ? List.of("import", file)
        : List.of("import", "--had", places.stream().map(String::valueOf).collect(Collectors.joining(",")), file);
  }

  @Override
  public void move() {
    coming.ask();
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
