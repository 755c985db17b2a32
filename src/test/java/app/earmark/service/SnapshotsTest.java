package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.feed.FeedDocument;
import app.earmark.feed.FeedReader;
import app.earmark.feed.FeedReading;
import app.earmark.model.AddResult;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.testing.Corpus;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One feed as it was at several times, merged in sequence: nothing is lost, and nothing comes twice. */
class SnapshotsTest {

  @TempDir
  Path folder;

  /** Real ones: {@code snapshots/NAME/} with files whose names sort by time. */
  @Test
  void realSnapshots() throws IOException {
    Path snapshots = Corpus.path("snapshots");
    try (Stream<Path> feeds = Files.list(snapshots)) {
      for (Path feed : feeds.filter(Files::isDirectory).sorted().toList()) {
        try (Stream<Path> files = Files.list(feed)) {
          List<String> bodies = new ArrayList<>();
          for (Path file : files.sorted().toList()) {
            bodies.add(Files.readString(file, UTF_8));
          }
          mergeInSequence(feed.getFileName().toString(), bodies);
        }
      }
    }
  }

  /** Made to be what such a feed goes through in a year: it has the latest ten only, and moves to another host. */
  @Test
  void snapshotsOfAFeedWithAWindowThatMovesHouse() throws IOException {
    List<String> second = new ArrayList<>(FeedHost.items(15, 6));
    second.set(7, FeedHost.item("guid-8", "Episode 8 (corrected)", 8));
    List<String> third = FeedHost.items(18, 9).stream()
        .map(item -> item.replace("guid-", "https://new-host.example/?p=")
            .replace("https://media.example/", "https://stats.example/r/cdn.new-host.example/show/")).toList();
    List<String> fourth = new ArrayList<>(third);
    fourth.remove(3);
    Map<String, Integer> counts = mergeInSequence("made", List.of(
        FeedHost.rss("The show", FeedHost.items(10, 1)), FeedHost.rss("The show", second),
        FeedHost.rss("The show", third), FeedHost.rss("The show", fourth)));
    assertThat(counts).containsExactly(Map.entry("1", 10), Map.entry("2", 15), Map.entry("3", 18), Map.entry("4", 18));
  }

  /** @return how many episodes there were after each */
  private Map<String, Integer> mergeInSequence(String name, List<String> bodies) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    try (ServiceBench bench = new ServiceBench(Files.createDirectory(folder.resolve(name)))) {
      bench.host.serve("/feed", bodies.getFirst());
      PodcastId id = ((AddResult.Added) bench.subscriptions.add(bench.host.url("/feed"))).podcast();
      counts.put("1", check(bench, id, bodies.getFirst(), name + " 1").size());
      for (int i = 1; i < bodies.size(); i++) {
        Map<EpisodeId, EpisodeRow> before = marked(bench, id);
        bench.pass(Duration.ofDays(30));
        bench.host.serve("/feed", bodies.get(i));
        RefreshOutcome outcome = bench.refreshOne();
        String what = name + " " + (i + 1);
        assertThat(outcome.problem()).as(what).isNull();
        Map<EpisodeId, EpisodeRow> after = check(bench, id, bodies.get(i), what);
        before.forEach((episode, row) -> assertThat(after.get(episode)).as(what).isNotNull().satisfies(now -> {
          assertThat(now.playState()).isEqualTo(row.playState());
          assertThat(now.positionMs()).isEqualTo(row.positionMs());
        }));
        assertThat(after).as(what).hasSize(before.size() + outcome.added());
        counts.put(Integer.toString(i + 1), after.size());
        assertThat(bench.refresh.run(Set.of(id), true, one -> { }).getFirst().added()).as("again: " + what).isZero();
      }
    }
    return counts;
  }

  /** Every third is played and every fifth begun, by where it stands. */
  private static Map<EpisodeId, EpisodeRow> marked(ServiceBench bench, PodcastId id) {
    List<EpisodeRow> rows = bench.rows(id);
    for (int i = 0; i < rows.size(); i++) {
      if (i % 5 == 0) {
        bench.library.savePosition(rows.get(i).id(), 60_000 + i);
      } else if (i % 3 == 0) {
        bench.library.markPlayed(List.of(rows.get(i).id()));
      }
    }
    return byId(bench, id);
  }

  /** The library has each episode of the feed once, as the feed has it. */
  private static Map<EpisodeId, EpisodeRow> check(ServiceBench bench, PodcastId id, String body, String what) {
    ParsedFeed feed = ((FeedReading.Read) new FeedReader()
        .read(new FeedDocument(body.getBytes(UTF_8), bench.host.url("/feed"), null))).feed();
    List<String> inFeed = feed.items().stream().filter(ParsedItem::isEpisode).map(ParsedItem::shownTitle).toList();
    assertThat(bench.rows(id)).as(what).filteredOn(row -> !row.withdrawn()).extracting(EpisodeRow::title)
        .containsExactlyInAnyOrderElementsOf(inFeed);
    return byId(bench, id);
  }

  private static Map<EpisodeId, EpisodeRow> byId(ServiceBench bench, PodcastId id) {
    Map<EpisodeId, EpisodeRow> rows = new LinkedHashMap<>();
    bench.rows(id).forEach(row -> rows.put(row.id(), row));
    return rows;
  }
}
