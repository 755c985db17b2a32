package app.earmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.FeedProblem;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.model.RefreshOutcome;
import app.earmark.testing.FeedHost;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug that one podcast brings to light costs that podcast's refresh or import alone, and is said in a sentence. */
class UnexpectedTroubleTest {

  private static final int SHOWS = 5;

  @AutoClose private final ServiceBench bench;

  UnexpectedTroubleTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
    for (int i = 0; i < SHOWS; i++) {
      bench.host.serve("/" + i, FeedHost.rss("Show " + i, FeedHost.items(2, 1)));
    }
  }

  private byte[] list() {
    StringBuilder list = new StringBuilder("<opml version='2.0'><body>");
    for (int i = 0; i < SHOWS; i++) {
      list.append("<outline type='rss' text='Show ").append(i).append("' xmlUrl='").append(bench.host.url("/" + i))
          .append("'/>");
    }
    return list.append("</body></opml>").toString().getBytes(UTF_8);
  }

  @Test
  void aRefreshGoesOnWithTheOthers() {
    bench.read(list(), line -> { });
    for (int i = 0; i < SHOWS; i++) {
      bench.host.serve("/" + i, FeedHost.rss("Show " + i, FeedHost.items(3, 1)));
    }
    bench.bug.strike(1);
    List<RefreshOutcome> outcomes = bench.refreshAll();
    assertThat(outcomes).hasSize(SHOWS);
    RefreshOutcome failed = outcomes.stream().filter(one -> one.kind() == RefreshOutcome.Kind.FAILED)
        .findAny().orElseThrow();
    assertThat(outcomes).filteredOn(one -> one.kind() == RefreshOutcome.Kind.NEW).hasSize(SHOWS - 1);
    assertThat(failed.problem()).isEqualTo(new FeedProblem.Unexpected("localhost"));
    Podcast unlucky = bench.library.podcast(failed.podcast()).orElseThrow();
    assertThat(unlucky.health().state()).isEqualTo(PodcastHealth.State.FAILING);
    assertThat(new Texts(Locale.ENGLISH).get(unlucky.health().problem()))
        .startsWith("Something went wrong inside Earmark with what localhost sent");
    assertThat(bench.titles(failed.podcast())).as("as they were").containsExactly("Episode 2", "Episode 1");

    bench.pass(Duration.ofDays(2));
    assertThat(bench.refresh.runDue(one -> { })).hasSize(SHOWS).allMatch(one -> one.problem() == null);
    assertThat(bench.titles(failed.podcast())).hasSize(3);
    assertThat(bench.library.podcast(failed.podcast()).orElseThrow().health()).isEqualTo(PodcastHealth.GOOD);
  }

  /** Where even the failure cannot be written down, the listener still hears of it. */
  @Test
  void troubleWithTroubleIsStillOnePodcasts() {
    bench.read(list(), line -> { });
    bench.bug.strike(2 * SHOWS);
    assertThat(bench.refreshAll()).hasSize(SHOWS)
        .allMatch(one -> new FeedProblem.Unexpected("localhost").equals(one.problem()));
    assertThat(bench.refreshAll()).hasSize(SHOWS).allMatch(one -> one.problem() == null);
  }

  @Test
  void anImportGoesOnWithTheOthers() {
    bench.bug.strike(1);
    List<OpmlTransfer.Line> lines = bench.read(list(), line -> { }).orElseThrow();
    assertThat(lines).hasSize(SHOWS);
    assertThat(lines).filteredOn(line -> line.result() instanceof AddResult.Added).hasSize(SHOWS - 1);
    assertThat(lines).extracting(OpmlTransfer.Line::result)
        .contains(new AddResult.Failed(new FeedProblem.Unexpected("localhost")));
    assertThat(bench.library.podcasts()).hasSize(SHOWS - 1);
    assertThat(bench.read(list(), line -> { }).orElseThrow())
        .filteredOn(line -> line.result() instanceof AddResult.Added).hasSize(1);
  }
}
