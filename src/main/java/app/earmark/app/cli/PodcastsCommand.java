package app.earmark.app.cli;

import app.earmark.model.Podcast;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the subscriptions. */
@Command(name = "podcasts")
final class PodcastsCommand implements LibraryCommand {

  private final CommandContext context;

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  PodcastsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) {
    services.library().podcasts().forEach(json ? this::printJson : this::printLine);
    return Ending.of(true);
  }

  private void printLine(Podcast podcast) {
    context.line("cli.podcasts.line", podcast.id().toString(), podcast.title(), podcast.episodes(),
        podcast.unplayed(), podcast.downloaded(), podcast.feedUrl());
  }

  private void printJson(Podcast podcast) {
    context.terminal().json(Json.object()
        .put("id", podcast.id().value())
        .put("title", podcast.title())
        .put("url", podcast.feedUrl())
        .put("link", podcast.link())
        .put("episodes", podcast.episodes())
        .put("unplayed", podcast.unplayed())
        .put("downloaded", podcast.downloaded())
        .put("health", podcast.health().state().name().toLowerCase(Locale.ROOT))
        .put("lastRefreshed", podcast.lastRefreshed())
        .node());
  }
}
