package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.FeedProblem;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.service.OpmlTransfer.Line;
import app.earmark.testing.Await;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of a listener who has collected for years: 800 feeds at once, some of them gone, and a change of mind. */
class LargeImportTest {

  private static final int FEEDS = 800;
  private static final int EPISODES = 3;

  @AutoClose private final ServiceBench bench;

  LargeImportTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
    for (int i = 0; i < FEEDS; i++) {
      if (!isGone(i)) {
        bench.host.serve("/" + i, FeedHost.rss("Show " + i, FeedHost.items(EPISODES, 1)));
      }
    }
  }

  private static boolean isGone(int feed) {
    return feed % 40 == 7;
  }

  /** In ten folders; every hundredth entry is there twice. */
  private byte[] list() {
    StringBuilder list = new StringBuilder("<opml version='1.1'><body>");
    for (int i = 0; i < FEEDS; i++) {
      if (i % 80 == 0) {
        list.append(i == 0 ? "" : "</outline>").append("<outline text='Folder ").append(i / 80).append("'>");
      }
      for (int times = i % 100 == 99 ? 2 : 1; times > 0; times--) {
        list.append("<outline type='rss' text='Show ").append(i).append("' xmlUrl='").append(bench.host.url("/" + i))
            .append("'/>");
      }
    }
    return list.append("</outline></body></opml>").toString().getBytes(UTF_8);
  }

  @Test
  void eightHundredFeedsEachWithItsResult() {
    AtomicInteger announced = new AtomicInteger();
    List<Line> heard = new ArrayList<>();
    List<Line> lines = bench.opml.read(list(), place -> true, announced::set, heard::add).orElseThrow();
    int entries = FEEDS + FEEDS / 100;
    int gone = FEEDS / 40;
    assertThat(announced).hasValue(entries);
    assertThat(heard).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(lines).extracting(Line::place).as("in the order of the list")
        .containsExactlyElementsOf(IntStream.range(0, entries).boxed().toList());
    assertThat(lines).filteredOn(line -> line.result() instanceof AddResult.Added).hasSize(FEEDS - gone);
    assertThat(lines).filteredOn(line -> line.result() instanceof AddResult.AlreadySubscribed).hasSize(FEEDS / 100);
    assertThat(lines).filteredOn(line -> !line.isThere()).hasSize(gone)
        .extracting(Line::result).containsOnly(new AddResult.Failed(new FeedProblem.NotFound("localhost")));
    List<Podcast> podcasts = bench.library.podcasts();
    assertThat(podcasts).hasSize(FEEDS - gone).allMatch(podcast -> podcast.episodes() == EPISODES);
    Map<PodcastId, List<String>> tags = bench.store.folders().all();
    assertThat(podcasts).allSatisfy(podcast -> assertThat(tags.get(podcast.id()))
        .containsExactly("Folder " + Integer.parseInt(podcast.title().substring("Show ".length())) / 80));

    bench.host.serve("/7", FeedHost.rss("Show 7", FeedHost.items(EPISODES, 1)));
    List<Line> again = bench.opml.read(list(), place -> !lines.get(place).isThere(), announced::set, line -> { })
        .orElseThrow();
    assertThat(announced).hasValue(gone);
    assertThat(again).filteredOn(Line::isThere).extracting(Line::place).containsExactly(7);
  }

  @Test
  void cancelledInTheMiddleNothingIsHalfDone() {
    List<Line> heard = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<List<Line>> result = new AtomicReference<>();
    byte[] list = list();
    Thread run = Thread.ofPlatform().start(() -> result.set(bench.read(list, heard::add).orElseThrow()));
    Await.until("some are there", Duration.ofSeconds(20), () -> heard.size() >= 60);
    run.interrupt();
    Await.until("the import has ended", Duration.ofSeconds(20), () -> !run.isAlive());
    int requests = bench.library.podcasts().size();
    assertThat(result.get()).hasSizeLessThan(FEEDS).hasSizeGreaterThanOrEqualTo(60);
    assertThat(bench.library.podcasts()).hasSizeLessThan(FEEDS)
        .allMatch(podcast -> podcast.episodes() == EPISODES)
        .extracting(Podcast::title).containsAll(result.get().stream()
            .filter(line -> line.result() instanceof AddResult.Added).map(Line::title).toList());
    assertThat(bench.store.folders().all()).as("each in its folder").hasSize(requests);

    List<Line> rest = bench.read(list, line -> { }).orElseThrow();
    assertThat(rest).filteredOn(Line::isThere).hasSize(FEEDS + FEEDS / 100 - FEEDS / 40);
    assertThat(bench.library.podcasts()).hasSize(FEEDS - FEEDS / 40);
  }
}
