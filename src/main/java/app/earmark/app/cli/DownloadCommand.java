package app.earmark.app.cli;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Downloads;
import app.earmark.service.Library;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** How long a change that nobody publishes may go unnoticed. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final CommandContext context;
  private final LatestSnapshot<DownloadsSnapshot> snapshots = new LatestSnapshot<>();
  private final Map<EpisodeId, String> titles = new HashMap<>();

  /** Set on any thread, read on the command's. */
  private volatile boolean moving;

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
    snapshots.wake();
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    Library library = services.library();
    Downloads downloads = services.downloads();
    boolean allDone = true;
    Set<EpisodeId> pending = new LinkedHashSet<>();
    List<EpisodeId> wanted = wanted(library);
    library.rows(wanted).forEach(row -> titles.put(row.id(), row.title()));
    for (EpisodeId id : wanted) {
      if (titles.containsKey(id)) {
        pending.add(id);
      } else {
        context.say("cli.no-such-episode", id.toString());
        allDone = false;
      }
    }
    downloads.enqueue(pending);
    int total = pending.size();
    try (Subscription _ = downloads.snapshot().subscribe(snapshots::put)) {
      while (!pending.isEmpty()) {
        if (moving) {
          return new Ending.Moved(allDone ? Ending.DONE : Ending.NOT_DONE, rest(pending));
        }
        snapshots.take(LOOK_AGAIN);
        DownloadsSnapshot now = downloads.snapshot().get();
        for (EpisodeId id : List.copyOf(pending)) {
          Optional<DownloadState> ended = ended(library, now, id);
          if (ended.isPresent()) {
            pending.remove(id);
            allDone &= print(library, id, ended.get(), now.halted());
          }
        }
        showProgress(now, pending, total);
      }
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

  /** Where it came to rest; empty while it waits or runs. */
  private static Optional<DownloadState> ended(Library library, DownloadsSnapshot now, EpisodeId id) {
    DownloadState state = now.states().get(id);
    if (state == null) {
      state = library.rows(List.of(id)).stream().map(EpisodeRow::download).findFirst()
          .orElseGet(DownloadState.None::new);
    }
    boolean goesOn = state instanceof DownloadState.Queued || state instanceof DownloadState.Running;
    return goesOn && now.halted() == null ? Optional.empty() : Optional.of(state);
  }

  /** Tells how it ended; true where it is on disk. */
  private boolean print(Library library, EpisodeId id, DownloadState state, @Nullable Message halted) {
    String title = titles.getOrDefault(id, "");
    String problem = problem(state, halted);
    if (json) {
      context.terminal().json(Json.object()
          .put("id", id.value())
          .put("title", title)
          .put("downloadState", state.word())
          .put("file", EpisodesCommand.file(library, state))
          .put("bytes", state instanceof DownloadState.Done done ? done.bytes() : null)
          .put("problem", problem)
          .node());
    } else if (state instanceof DownloadState.Done done) {
      context.line("cli.download.done", id.toString(), title, library.fileOf(done).toString());
    }
    if (problem != null) {
      context.say("cli.download.failed", id.toString(), title, problem);
    }
    return state instanceof DownloadState.Done;
  }

  private @Nullable String problem(DownloadState state, @Nullable Message halted) {
    return switch (state) {
      case DownloadState.Done _ -> null;
      case DownloadState.Failed failed -> context.texts().get(failed.problem());
      case DownloadState.Paused _ -> context.texts().get(halted != null ? halted : Message.of("cli.download.paused"));
      case DownloadState.None _ -> context.texts().get("cli.download.cancelled");
      case DownloadState.Queued _, DownloadState.Running _ ->
          context.texts().get(halted != null ? halted : Message.of("cli.download.paused"));
    };
  }

  private void showProgress(DownloadsSnapshot now, Set<EpisodeId> pending, int total) {
    if (!context.terminal().isInteractive()) {
      return;
    }
    long received = 0;
    for (EpisodeId id : pending) {
      if (now.states().get(id) instanceof DownloadState.Running running) {
        received += running.receivedBytes();
      }
    }
    context.terminal().progress(context.texts().get(
        "cli.download.progress", total - pending.size(), total, received / 1_000_000, now.bytesPerSecond() / 1_000));
  }

  private List<String> rest(Set<EpisodeId> pending) {
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
