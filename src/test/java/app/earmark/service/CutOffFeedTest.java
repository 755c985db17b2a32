package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.FeedProblem;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts whose program dies while it writes the feed, each time: the answer is whole, what is in it is not. */
class CutOffFeedTest {

  @AutoClose private final ServiceBench bench;

  CutOffFeedTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
  }

  @Test
  void ofAFeedThatStopsInTheMiddleWhatIsWholeIsTaken() {
    String feed = FeedHost.rss("The show", FeedHost.items(20, 1));
    bench.host.serve("/half", feed.substring(0, feed.indexOf("Notes of Episode 10<")));
    AddResult.Added added = (AddResult.Added) bench.subscriptions.add(bench.host.url("/half"));
    assertThat(bench.titles(added.podcast())).hasSize(10).contains("Episode 20", "Episode 11");
    assertThat(bench.store.podcasts().diagnostics(added.podcast())).extracting(FeedDiagnostic::kind)
        .contains(FeedDiagnostic.Kind.CUT_OFF);
    bench.host.serve("/nothing", feed.substring(0, feed.indexOf("<item>") + 20));
    assertThat(bench.subscriptions.add(bench.host.url("/nothing")))
        .isEqualTo(new AddResult.Failed(new FeedProblem.CutOff("localhost")));
  }

  @Test
  void aFeedThatIsCutOffBringsWhatItHasAndWithdrawsNothing() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    PodcastId id = ((AddResult.Added) bench.subscriptions.add(bench.host.url("/feed"))).podcast();
    String feed = FeedHost.rss("The show", FeedHost.items(5, 1));
    bench.host.serveValidated("/feed", feed.substring(0, feed.indexOf("Notes of Episode 3<")));
    assertThat(bench.refreshOne().added()).isEqualTo(2);
    assertThat(bench.rows(id)).hasSize(5).noneMatch(EpisodeRow::withdrawn);
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    assertThat(bench.host.requests("/feed").getLast().getHeaders().get("If-None-Match"))
        .as("it is asked in full until it is whole").isNull();
    bench.host.redirect("/feed", 301, "/new");
    bench.host.serve("/new", feed.substring(0, feed.indexOf("Notes of Episode 2<")));
    bench.refreshAll();
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl())
        .as("half a feed proves no move").isEqualTo(bench.host.url("/feed"));
  }
}
