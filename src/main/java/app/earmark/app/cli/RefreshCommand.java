package app.earmark.app.cli;

import app.earmark.model.EpisodeId;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** What a process that had to let go of the library has done already: ID:outcome:added:updated. */
  @Option(names = "--had", hidden = true, split = ",")
  private List<String> had = List.of();

  private final Break coming = new Break();

  /** What came of each podcast; guarded by the run, which tells of one at a time. */
  private final List<Told> told = new ArrayList<>();

  /** Set on one thread, read on another. */
  private volatile @Nullable DownloadWait wait;

  /** What the summary counts. */
  private record Told(PodcastId podcast, RefreshOutcome.Kind kind, int added, int updated) {

    static Told parse(String word) {
      String[] parts = word.split(":", -1);
      return new Told(new PodcastId(Long.parseLong(parts[0])), RefreshOutcome.Kind.valueOf(parts[1]),
          Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    String word() {
      return podcast + ":" + kind + ":" + added + ":" + updated;
    }
  }

  RefreshCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void move() {
    coming.ask();
    DownloadWait running = wait;
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public Ending run(LibraryServices services) throws InterruptedException {
    had.stream().map(Told::parse).forEach(told::add);
    Set<PodcastId> done = told.stream().map(Told::podcast).collect(Collectors.toUnmodifiableSet());
    Set<PodcastId> only = Set.of();
    if (podcast != null) {
      Optional<Podcast> found = context.podcast(services.library(), podcast);
      if (found.isEmpty()) {
        return Ending.of(false);
      }
      only = Set.of(found.get().id());
    }
    long start = System.nanoTime();
    ask(services, only, done);
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    boolean allDone = told.stream().noneMatch(each -> each.kind == RefreshOutcome.Kind.FAILED);
    if (coming.isAsked()) {
      return new Ending.Moved(allDone ? Ending.DONE : Ending.NOT_DONE, rest());
    }
    if (!services.haveWindow()) {
      obey(services, only);
    }
    printSummary(millis);
    return Ending.of(allDone);
  }

  private void ask(LibraryServices services, Set<PodcastId> only, Set<PodcastId> done) {
    if (only.isEmpty()) {
      coming.during(() -> services.refresh().runAllBut(done, force, this::print));
    } else if (!done.containsAll(only)) {
      coming.during(() -> services.refresh().run(only, force, this::print));
    }
  }

  /** For the process that goes on with it. */
  private List<String> rest() {
    List<String> words = new ArrayList<>(List.of("refresh"));
    if (podcast != null) {
      words.addAll(List.of("--podcast", podcast));
    }
    if (force) {
      words.add("--force");
    }
    if (json) {
      words.add("--json");
    }
    if (!told.isEmpty()) {
      words.addAll(List.of("--had", told.stream().map(Told::word).collect(Collectors.joining(","))));
    }
    return words;
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
      if (coming.isAsked()) {
        episodes.stop();
      }
      episodes.run();
      context.say("cli.refresh.rules", episodes.done(), asked.size());
    }
    services.rules().clear();
  }

  private void print(RefreshOutcome outcome) {
    told.add(new Told(outcome.podcast(), outcome.kind(), outcome.added(), outcome.updated()));
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

  private void printSummary(long millis) {
    int added = told.stream().mapToInt(Told::added).sum();
    int updated = told.stream().mapToInt(Told::updated).sum();
    int failed = count(RefreshOutcome.Kind.FAILED);
    if (json) {
      context.terminal().json(Json.object()
          .put("podcasts", told.size())
          .put("new", count(RefreshOutcome.Kind.NEW))
          .put("unchanged", count(RefreshOutcome.Kind.UNCHANGED))
          .put("failed", failed)
          .put("added", added)
          .put("updated", updated)
          .put("millis", millis)
          .node());
    } else {
      context.line("cli.refresh.summary", told.size(), added, updated, failed);
    }
  }

  private int count(RefreshOutcome.Kind kind) {
    return (int) told.stream().filter(each -> each.kind == kind).count();
  }
}
