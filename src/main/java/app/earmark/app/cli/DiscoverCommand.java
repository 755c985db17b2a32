package app.earmark.app.cli;

import app.earmark.model.DiscoveredPodcast;
import app.earmark.model.DiscoveryResult;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the directories of podcasts. */
@Command(name = "discover")
final class DiscoverCommand implements LibraryCommand {

  private final CommandContext context;

  @Parameters(arity = "1..*", paramLabel = "WORDS", descriptionKey = "cli.discover.words")
  private List<String> words = List.of();

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  DiscoverCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    DiscoveryResult result = services.discovery().search(String.join(" ", words));
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    result.podcasts().forEach(json ? this::printJson : this::printLine);
    result.troubles().forEach(trouble -> context.say(trouble.message()));
    return Ending.of(result.troubles().isEmpty());
  }

  private void printLine(DiscoveredPodcast podcast) {
    context.line(podcast.subscribed() == null ? "cli.discover.line" : "cli.discover.subscribed", podcast.title(),
        podcast.author() == null ? "" : podcast.author(), podcast.feedUrl());
  }

  private void printJson(DiscoveredPodcast podcast) {
    context.terminal().json(Json.object()
        .put("title", podcast.title())
        .put("author", podcast.author())
        .put("url", podcast.feedUrl())
        .put("link", podcast.link())
        .put("image", podcast.artworkUrl())
        .put("episodes", podcast.episodes())
        .put("subscribed", podcast.subscribed() == null ? null : (Long) podcast.subscribed().value())
        .node());
  }
}
