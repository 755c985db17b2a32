package app.earmark.app.cli;

import app.earmark.model.Enclosure;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.Transcript;
import app.earmark.service.FindingWords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Reads feeds without subscribing: a line for each, also for one that cannot be read (everything {@code null}, and the
 * reason as its one diagnostic).
 */
@Command(name = "check")
final class CheckCommand implements FreeCommand {

  private final CommandContext context;
  private final FeedCheck feedCheck;

  @Parameters(arity = "1..*", paramLabel = "FILE|URL", descriptionKey = "cli.check.file")
  private List<String> files = List.of();

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  CheckCommand(CommandContext context, FeedCheck feedCheck) {
    this.context = context;
    this.feedCheck = feedCheck;
  }

  @Override
  public int run() {
    boolean allDone = true;
    for (String file : files) {
      allDone &= switch (feedCheck.read(file, context.terminal().folder())) {
        case FeedCheck.Reading.Feed read -> {
          print(file, read.feed());
          yield true;
        }
        case FeedCheck.Reading.None none -> {
          printProblem(file, context.texts().get(none.problem()));
          yield false;
        }
      };
    }
    return allDone ? Ending.DONE : Ending.NOT_DONE;
  }

  private void print(String file, ParsedFeed feed) {
    if (!json) {
      long episodes = feed.items().stream().filter(ParsedItem::isEpisode).count();
      String title = feed.title() == null ? "-" : feed.title();
      context.line("cli.check.line", file, title, episodes, feed.diagnostics().size());
      FindingWords words = new FindingWords(context.texts());
      feed.diagnostics().forEach(found -> context.line("cli.check.diagnostic", word(found.kind()), words.of(found)));
      return;
    }
    context.terminal().json(Json.object()
        .put("file", file)
        .put("title", feed.title())
        .put("link", feed.link())
        .put("description", feed.description())
        .put("language", feed.language())
        .put("image", feed.imageUrl())
        .put("itunesType", feed.itunesType())
        .put("items", feed.items().stream().map(CheckCommand::item).toList())
        .put("diagnostics", feed.diagnostics().stream().map(CheckCommand::diagnostic).toList())
        .node());
  }

  private void printProblem(String file, String problem) {
    context.say("cli.check.problem", file, problem);
    if (json) {
      Json diagnostic = Json.object().put("kind", "unreadable").put("item", (Integer) null).put("detail", problem);
      context.terminal().json(Json.object()
          .put("file", file)
          .put("title", (String) null)
          .put("link", (String) null)
          .put("description", (String) null)
          .put("language", (String) null)
          .put("image", (String) null)
          .put("itunesType", (String) null)
          .put("items", List.of())
          .put("diagnostics", List.of(diagnostic))
          .node());
    }
  }

  private static Json item(ParsedItem item) {
    // A picture makes no episode, but it is what the feed has attached.
    Enclosure enclosure = item.enclosure() == null ? item.attachment() : item.enclosure();
    return Json.object()
        .put("guid", item.guid())
        .put("title", item.title())
        .put("published", item.published())
        .put("durationMs", item.duration() == null ? null : (Long) item.duration().toMillis())
        .put("url", enclosure == null ? null : enclosure.url())
        .put("type", enclosure == null ? null : enclosure.type())
        .put("bytes", enclosure == null ? null : enclosure.bytes())
        .put("season", item.season())
        .put("episode", item.number())
        .put("episodeType", item.type() == null ? null : word(item.type()))
        .put("explicit", item.explicit())
        .put("chaptersUrl", item.chaptersUrl())
        .put("transcripts", item.extras().transcripts().stream().map(CheckCommand::transcript).toList())
        .put("description", item.notes().isEmpty() ? item.summary() : item.notes());
  }

  private static Json transcript(Transcript transcript) {
    return Json.object()
        .put("url", transcript.url())
        .put("type", transcript.type())
        .put("language", transcript.language())
        .put("rel", transcript.rel());
  }

  private static Json diagnostic(FeedDiagnostic found) {
    return Json.object().put("kind", word(found.kind())).put("item", found.item()).put("detail", found.detail());
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
