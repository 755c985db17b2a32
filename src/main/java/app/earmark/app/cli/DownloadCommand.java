package app.earmark.app.cli;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Downloads;
import app.earmark.service.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Downloads episodes: a line for each as it ends. The queue is in the library, so a command that is moved or stopped
 * loses nothing.
 */
@Command(name = "download")
final class DownloadCommand implements LibraryCommand {

  private static final int WINDOW = 1_000;

  private final CommandContext context;

  // Set on one thread, read on another.
  private volatile boolean moving;
  private volatile @Nullable DownloadWait wait;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which = new Which();

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  DownloadCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void move() {
    moving = true;
    DownloadWait running = wait;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    Library library = services.library();
    Downloads downloads = services.downloads();
    List<EpisodeId> wanted = wanted(library);
    DownloadWait asked = new DownloadWait(
        context, services, json ? DownloadWait.Results.JSON : DownloadWait.Results.TEXT, wanted);
    Set<EpisodeId> known = asked.pending();
    wanted.stream().filter(id -> !known.contains(id))
        .forEach(id -> context.say("cli.no-such-episode", id.toString()));
    boolean allKnown = known.containsAll(wanted);
    wait = asked;
    if (moving) {
      asked.stop();
    }
    downloads.enqueue(asked.pendingInOrder());
    asked.run();
    boolean allDone = allKnown && asked.failed() == 0;
    if (!asked.pending().isEmpty()) {
      return new Ending.Moved(allDone ? Ending.DONE : Ending.NOT_DONE, rest(asked.pendingInOrder()));
    }
    if (!services.haveWindow()) {
      services.rules().clear();
    }
    return Ending.of(allDone);
  }

  private List<EpisodeId> wanted(Library library) {
    if (!which.unplayed && !which.all) {
      return which.ids.stream().map(EpisodeId::new).toList();
    }
    EpisodeFilter filter = which.all ? EpisodeFilter.EVERYTHING : EpisodeFilter.unplayed();
    List<EpisodeId> found = new ArrayList<>();
    int seen = 0;
    List<EpisodeRow> rows;
    do {
      rows = library.window(filter, seen, WINDOW);
      rows.stream()
          .filter(row -> !(row.download() instanceof DownloadState.Done))
          .forEach(row -> found.add(row.id()));
      seen += rows.size();
    } while (!rows.isEmpty());
    return found;
  }

  private List<String> rest(List<EpisodeId> pending) {
    return Stream.concat(
        json ? Stream.of("download", "--json") : Stream.of("download"), pending.stream().map(EpisodeId::toString))
        .toList();
  }

  /** One of three ways to say which episodes. */
  private static final class Which {

    @Option(names = "--new", descriptionKey = "cli.download.new")
    private boolean unplayed;

    @Option(names = "--all", descriptionKey = "cli.download.all")
    private boolean all;

    @Parameters(arity = "1..*", paramLabel = "ID", descriptionKey = "cli.download.id")
    private List<Long> ids = List.of();
  }
}
