package app.earmark.app.cli;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Downloads;
import app.earmark.service.Library;
import app.earmark.util.Message;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waits with somebody at a command line until downloads have ended: a line for each, and on a terminal one that tells
 * how far they are. For the command's thread, but for {@link #stop}.
 */
final class DownloadWait {

  /** What is told of those that are on disk; of the others it is the reason, on standard error. */
  enum Results {
    NONE,
    TEXT,
    JSON
  }

  /** How long a change that nobody publishes may go unnoticed. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final CommandContext context;
  private final Results results;
  private final LatestSnapshot<DownloadsSnapshot> snapshots = new LatestSnapshot<>();
  private final Library library;
  private final Downloads downloads;

  /** Of those that have not ended, in the order given. */
  private final Map<EpisodeId, String> pending = new LinkedHashMap<>();
  private int done;
  private int failed;

  /** Set on any thread, read on the command's. */
  private volatile boolean stopping;

  /** Those of the episodes that the library knows. */
  DownloadWait(CommandContext context, LibraryServices services, Results results, Collection<EpisodeId> episodes) {
    this.context = context;
    this.results = results;
    this.library = services.library();
    this.downloads = services.downloads();
    library.rows(episodes).forEach(row -> pending.put(row.id(), row.title()));
  }

  /** Those that have not ended. */
  Set<EpisodeId> pending() {
    return Set.copyOf(pending.keySet());
  }

  /** Those that have not ended, in the order given. */
  List<EpisodeId> pendingInOrder() {
    return List.copyOf(pending.keySet());
  }

  int done() {
    return done;
  }

  int failed() {
    return failed;
  }

  /** Lets {@link #run} return soon. Any thread. */
  void stop() {
    stopping = true;
    snapshots.wake();
  }

  /** Returns when all have ended, or after {@link #stop}. */
  void run() throws InterruptedException {
    int total = pending.size();
    try (Subscription _ = downloads.snapshot().subscribe(snapshots::put)) {
      while (!pending.isEmpty() && !stopping) {
        snapshots.take(LOOK_AGAIN);
        DownloadsSnapshot now = downloads.snapshot().get();
        for (EpisodeId id : pendingInOrder()) {
          ended(now, id).ifPresent(state -> end(id, state, now.halted()));
        }
        showProgress(now, total);
      }
    }
  }

  private void end(EpisodeId id, DownloadState state, @Nullable Message halted) {
    String title = pending.remove(id);
    if (print(id, title == null ? "" : title, state, halted)) {
      done++;
    } else {
      failed++;
    }
  }

  /** Where it came to rest; empty while it waits or runs. */
  private Optional<DownloadState> ended(DownloadsSnapshot now, EpisodeId id) {
    DownloadState state = now.states().get(id);
    if (state == null) {
      state = library.rows(List.of(id)).stream().map(EpisodeRow::download).findFirst()
          .orElseGet(DownloadState.None::new);
    }
    boolean goesOn = state instanceof DownloadState.Queued || state instanceof DownloadState.Running;
    return goesOn && now.halted() == null ? Optional.empty() : Optional.of(state);
  }

  /** Tells how it ended; true where it is on disk. */
  private boolean print(EpisodeId id, String title, DownloadState state, @Nullable Message halted) {
    String problem = problem(state, halted);
    if (results == Results.JSON) {
      context.terminal().json(Json.object()
          .put("id", id.value())
          .put("title", title)
          .put("downloadState", state.word())
          .put("file", EpisodesCommand.file(library, state))
          .put("bytes", state instanceof DownloadState.Done done ? done.bytes() : null)
          .put("problem", problem)
          .node());
    } else if (results == Results.TEXT && state instanceof DownloadState.Done done) {
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

  private void showProgress(DownloadsSnapshot now, int total) {
    if (!context.terminal().isInteractive()) {
      return;
    }
    long received = 0;
    for (EpisodeId id : pending.keySet()) {
      if (now.states().get(id) instanceof DownloadState.Running running) {
        received += running.receivedBytes();
      }
    }
    context.terminal().progress(context.texts().get(
        "cli.download.progress", total - pending.size(), total, received / 1_000_000, now.bytesPerSecond() / 1_000));
  }
}
