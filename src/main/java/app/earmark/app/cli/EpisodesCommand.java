package app.earmark.app.cli;

import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Podcast;
import app.earmark.service.Library;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists episodes, newest first. */
@Command(name = "episodes")
final class EpisodesCommand implements LibraryCommand {

  /** Rows asked for at once: a library may hold more than fit into memory comfortably. */
  private static final int WINDOW = 1_000;

  private final CommandContext context;

  @Option(names = "--podcast", paramLabel = "ID|URL", descriptionKey = "cli.episodes.podcast")
  private @Nullable String podcast;

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.episodes.limit")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  EpisodesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    Library library = services.library();
    // What runs now is known to the queue alone; the library keeps what survives the process.
    Map<EpisodeId, DownloadState> queue = services.downloads().snapshot().get().states();
    EpisodeFilter filter = EpisodeFilter.EVERYTHING;
    if (podcast != null) {
      Optional<Podcast> found = context.podcast(library, podcast);
      if (found.isEmpty()) {
        return Ending.of(false);
      }
      filter = EpisodeFilter.of(found.get().id());
    }
    int printed = 0;
    while (printed < limit) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      List<EpisodeRow> rows = library.window(filter, printed, Math.min(WINDOW, limit - printed));
      for (EpisodeRow row : rows) {
        print(library, row, queue.getOrDefault(row.id(), row.download()));
      }
      printed += rows.size();
      if (rows.isEmpty()) {
        break;
      }
    }
    return Ending.of(true);
  }

  private void print(Library library, EpisodeRow row, DownloadState download) {
    if (json) {
      library.episode(row.id()).ifPresent(episode -> printJson(library, episode, download));
    } else {
      String date = row.published() == null
          ? "-" : LocalDate.ofInstant(row.published(), ZoneId.systemDefault()).toString();
      context.line(
          "cli.episodes.line", row.id().toString(), date, download.word(), row.title(), row.podcastTitle());
    }
  }

  private void printJson(Library library, Episode episode, DownloadState download) {
    EpisodeRow row = episode.row();
    context.terminal().json(Json.object()
        .put("id", row.id().value())
        .put("podcastId", row.podcast().value())
        .put("guid", episode.guid())
        .put("title", row.title())
        .put("published", row.published())
        .put("durationMs", row.durationMs())
        .put("url", episode.enclosure().url())
        .put("type", episode.enclosure().type())
        .put("bytes", bytes(episode, download))
        .put("downloadState", download.word())
        .put("file", file(library, download))
        .put("playState", row.playState().name().toLowerCase(Locale.ROOT))
        .put("positionMs", row.positionMs())
        .put("withdrawn", row.withdrawn())
        .node());
  }

  /** Of the file once it is there; until then what the feed says. */
  private static @Nullable Long bytes(Episode episode, DownloadState download) {
    return download instanceof DownloadState.Done done ? done.bytes() : episode.enclosure().bytes();
  }

  /** The absolute path. */
  static @Nullable String file(Library library, DownloadState state) {
    return state instanceof DownloadState.Done done ? library.fileOf(done).toString() : null;
  }
}
