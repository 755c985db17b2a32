package app.earmark.app.cli;

import app.earmark.model.EpisodeId;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Asks the feeds for news: a line for each podcast as it is done, then one for all. Without a window it downloads what
 * the listener's rules ask for.
 */
@Command(name = "refresh")
final class RefreshCommand implements LibraryCommand {

  private final CommandContext context;

  @Option(names = "--podcast", paramLabel = "ID|URL", descriptionKey = "cli.refresh.podcast")
  private @Nullable String podcast;

  @Option(names = "--force", descriptionKey = "cli.refresh.force")
  private boolean force;

  @Option(names = "--json", descriptionKey = "cli.option.json")
  private boolean json;

  // Set on one thread, read on another.
  private volatile boolean moving;
  private volatile @Nullable DownloadWait wait;

  RefreshCommand(CommandContext context) {
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
    Set<PodcastId> only = Set.of();
    if (podcast != null) {
      Optional<Podcast> found = context.podcast(services.library(), podcast);
      if (found.isEmpty()) {
        return Ending.of(false);
      }
      only = Set.of(found.get().id());
    }
    long start = System.nanoTime();
    List<RefreshOutcome> outcomes = services.refresh().run(only, force, this::print);
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    if (!services.haveWindow()) {
      obey(services, only);
    }
    printSummary(outcomes, millis);
    return Ending.of(outcomes.stream().noneMatch(outcome -> outcome.kind() == RefreshOutcome.Kind.FAILED));
  }

  /**
   * What the listener's rules ask for of the news is downloaded here, as nobody else would. Where a window opens
   * meanwhile it goes on there.
   */
  private void obey(LibraryServices services, Set<PodcastId> only) throws InterruptedException {
    List<EpisodeId> asked = services.rules().download(only);
    services.rules().tidy();
    if (!asked.isEmpty()) {
      DownloadWait episodes = new DownloadWait(context, services, DownloadWait.Results.NONE, asked);
      wait = episodes;
      if (moving) {
        episodes.stop();
      }
      episodes.run();
      context.say("cli.refresh.rules", episodes.done(), asked.size());
    }
    services.rules().clear();
  }

  private void print(RefreshOutcome outcome) {
    String problem = outcome.problem() == null ? null : context.texts().get(outcome.problem().message());
    if (json) {
      context.terminal().json(Json.object()
          .put("id", outcome.podcast().value())
          .put("url", outcome.feedUrl())
          .put("outcome", outcome.kind().name().toLowerCase(Locale.ROOT))
          .put("added", outcome.added())
          .put("updated", outcome.updated())
          .put("problem", problem)
          .put("millis", outcome.millis())
          .node());
    } else if (problem != null) {
      context.say("cli.refresh.failed", outcome.feedUrl(), problem);
    } else {
      context.line("cli.refresh.line", outcome.feedUrl(), outcome.added(), outcome.updated());
    }
  }

  private void printSummary(List<RefreshOutcome> outcomes, long millis) {
    int added = outcomes.stream().mapToInt(RefreshOutcome::added).sum();
    int updated = outcomes.stream().mapToInt(RefreshOutcome::updated).sum();
    int failed = count(outcomes, RefreshOutcome.Kind.FAILED);
    if (json) {
      context.terminal().json(Json.object()
          .put("podcasts", outcomes.size())
          .put("new", count(outcomes, RefreshOutcome.Kind.NEW))
          .put("unchanged", count(outcomes, RefreshOutcome.Kind.UNCHANGED))
          .put("failed", failed)
          .put("added", added)
          .put("updated", updated)
          .put("millis", millis)
          .node());
    } else {
      context.line("cli.refresh.summary", outcomes.size(), added, updated, failed);
    }
  }

  private static int count(List<RefreshOutcome> outcomes, RefreshOutcome.Kind kind) {
    return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
  }
}
