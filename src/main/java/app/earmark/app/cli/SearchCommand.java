package app.earmark.app.cli;

import app.earmark.model.EpisodeRow;
import app.earmark.model.search.SearchResults;
import app.earmark.model.search.SearchResults.EarmarkHit;
import app.earmark.model.search.SearchResults.EpisodeHit;
import app.earmark.model.search.SearchResults.PassageHit;
import app.earmark.model.search.SearchResults.PodcastHit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the library: words, phrases and filters. */
@Command(name = "search")
final class SearchCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "WORDS", descriptionKey = "cli.search.words")
  private List<String> words = List.of();

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.search.limit")
  private int limit = 50;

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  SearchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    services.finding().indexing().catchUp();
    SearchResults found = services.finding().search().find(String.join(" ", words), Math.clamp(limit, 1, 300));
    found.podcasts().forEach(this::podcast);
    found.episodes().forEach(hit -> episode("episode", hit));
    found.mentions().forEach(hit -> episode("mention", hit));
    found.passages().forEach(this::passage);
    found.earmarks().forEach(this::earmark);
    if (found.isEmpty() && !json) {
      context.say("cli.search.nothing");
    }
    return Ending.of(true);
  }

  private void podcast(PodcastHit hit) {
    if (json) {
      context.terminal().json(Json.object()
          .put("found", "podcast")
          .put("id", hit.podcast().id().value())
          .put("title", hit.podcast().title())
          .put("url", hit.podcast().feedUrl())
          .put("text", hit.text().text())
          .node());
    } else {
      context.line("cli.search.podcast", hit.podcast().id().toString(), hit.podcast().title());
    }
  }

  private void episode(String found, EpisodeHit hit) {
    line(found, hit.row(), null, hit.text().text(), null);
  }

  private void passage(PassageHit hit) {
    line("transcript", hit.row(), hit.startMs() < 0 ? null : hit.startMs(), hit.text().text(), null);
  }

  private void earmark(EarmarkHit hit) {
    String text = hit.note().text().isEmpty() ? hit.sentence().text() : hit.note().text();
    line("earmark", hit.row(), hit.positionMs(), text, hit.id());
  }

  private void line(String found, EpisodeRow row, @Nullable Long positionMs, String text, @Nullable Long earmark) {
    if (json) {
      context.terminal().json(Json.object()
          .put("found", found)
          .put("id", row.id().value())
          .put("podcastId", row.podcast().value())
          .put("title", row.title())
          .put("podcast", row.podcastTitle())
          .put("published", row.published())
          .put("positionMs", positionMs)
          .put("earmark", earmark)
          .put("text", text)
          .node());
      return;
    }
    String date = row.published() == null
        ? "-" : LocalDate.ofInstant(row.published(), ZoneId.systemDefault()).toString();
    context.line("cli.search.episode", row.id().toString(), date, row.title(), row.podcastTitle());
    if (!text.isEmpty()) {
      context.line("cli.search.text", text);
    }
  }
}
