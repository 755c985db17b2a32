package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.testing.Await;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds that keep older episodes on further pages (RFC 5005). */
class PagedFeedTest {

  @AutoClose private final ServiceBench bench;

  PagedFeedTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
  }

  private void page(String path, String rel, String next, int newest, int oldest) {
    bench.host.serve(path, FeedHost.rss("The show", "<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\""
        + rel + "\" href=\"" + next + "\"/>", FeedHost.items(newest, oldest)));
  }

  private PodcastId added() {
    AddResult result = bench.subscriptions.add(bench.host.url("/feed"));
    assertThat(result).isInstanceOf(AddResult.Added.class);
    return ((AddResult.Added) result).podcast();
  }

  private void threePages() {
    page("/feed", "next", "/feed?page=2", 30, 21);
    page("/feed?page=2", "next", "/feed?page=3", 20, 11);
    page("/feed?page=3", "prev", "/feed?page=2", 10, 1);
  }

  @Test
  void theFirstImportReadsAllPages() {
    threePages();
    assertThat(bench.titles(added())).hasSize(30).startsWith("Episode 30", "Episode 29").endsWith("Episode 1");
  }

  @Test
  void archivesAreReadToo() {
    page("/feed", "prev-archive", "/archive-2", 30, 21);
    page("/archive-2", "prev-archive", "archive-1", 20, 11);
    page("/archive-1", "next-archive", "/archive-2", 10, 1);
    assertThat(bench.titles(added())).hasSize(30);
  }

  @Test
  void aRefreshAsksForTheFirstPageOnlyAndWithdrawsNothingOfTheOthers() {
    threePages();
    PodcastId id = added();
    page("/feed", "next", "/feed?page=2", 31, 22);
    RefreshOutcome outcome = bench.refreshOne();
    assertThat(outcome.added()).isEqualTo(1);
    assertThat(bench.host.requests("/feed?page=2")).hasSize(1);
    assertThat(bench.rows(id)).hasSize(31).noneMatch(EpisodeRow::withdrawn);
  }

  @Test
  void whatTheFirstPageShouldHaveAndHasNotIsWithdrawn() {
    threePages();
    PodcastId id = added();
    bench.host.serve("/feed", FeedHost.rss("The show",
        "<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"/feed?page=2\"/>",
        FeedHost.items(30, 20).stream().filter(item -> !item.contains("Episode 25<")).toList()));
    bench.refreshAll();
    assertThat(bench.rows(id).stream().filter(EpisodeRow::withdrawn)).extracting(EpisodeRow::title)
        .containsExactly("Episode 25");
  }

  @Test
  void whoWasAwayForLongGetsWhatLiesBetween() {
    threePages();
    PodcastId id = added();
    page("/feed", "next", "/feed?page=2", 60, 51);
    page("/feed?page=2", "next", "/feed?page=3", 50, 31);
    page("/feed?page=3", "next", "/feed?page=4", 30, 11);
    page("/feed?page=4", "first", "/feed", 10, 1);
    assertThat(bench.refreshOne().added()).isEqualTo(30);
    assertThat(bench.rows(id)).hasSize(60).noneMatch(EpisodeRow::withdrawn);
  }

  @Test
  void pagesInACircleEnd() {
    page("/feed", "next", "/feed?page=2", 30, 21);
    page("/feed?page=2", "next", "/feed", 20, 11);
    assertThat(bench.titles(added())).hasSize(20);
    page("/self", "next", "/self", 3, 1);
    assertThat(bench.subscriptions.add(bench.host.url("/self"))).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void aPageThatCannotBeHadCostsOnlyWhatIsBehindItAndAForcedRefreshTriesAgain() {
    page("/feed", "next", "/feed?page=2", 30, 21);
    bench.host.status("/feed?page=2", 500);
    PodcastId id = added();
    assertThat(bench.titles(id)).hasSize(10);
    assertThat(bench.library.diagnostics(id)).extracting(FeedDiagnostic::detail)
        .anyMatch(detail -> detail.contains("page 2"));
    page("/feed?page=2", "next", "/feed?page=3", 20, 1);
    bench.host.status("/feed?page=3", 404);
    bench.refresh.run(Set.of(id), true, outcome -> { });
    assertThat(bench.titles(id)).hasSize(30);
  }

  @Test
  void aBottomlessFeedIsReadInPart() {
    bench.host.serve("/feed", FeedHost.rss("The show",
        "<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"/p/1\"/>", FeedHost.items(3, 3)));
    for (int i = 1; i <= 210; i++) {
      page("/p/" + i, "next", "/p/" + (i + 1), 2, 1);
    }
    PodcastId id = added();
    assertThat(bench.titles(id)).hasSize(3);
    assertThat(bench.host.requests("/p/199")).hasSize(1);
    assertThat(bench.host.requests("/p/200")).isEmpty();
  }

  @Test
  void anInterruptOnTheWayAddsNothing() throws InterruptedException {
    page("/feed", "next", "/feed?page=2", 30, 21);
    bench.host.answer("/feed?page=2", request -> new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    AtomicReference<AddResult> result = new AtomicReference<>();
    Thread adding = Thread.ofPlatform().start(() -> result.set(bench.subscriptions.add(bench.host.url("/feed"))));
    Await.until("the second page is asked for", Duration.ofSeconds(10),
        () -> !bench.host.requests("/feed?page=2").isEmpty());
    adding.interrupt();
    assertThat(adding.join(Duration.ofSeconds(10))).isTrue();
    assertThat(result.get()).isInstanceOf(AddResult.Failed.class);
    assertThat(bench.library.podcasts()).isEmpty();
  }
}
