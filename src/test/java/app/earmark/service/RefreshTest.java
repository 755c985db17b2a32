package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedProblem;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastHealth;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.model.RefreshProgress;
import app.earmark.testing.Await;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AutoClose private final ServiceBench bench;

  RefreshTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder, new RefreshLimits(6, 2));
  }

  @Test
  void asksWithValidatorsAndKeepsWhatIsThere() {
    PodcastId id = bench.show(3);
    bench.pass(Duration.ofHours(1));
    RefreshOutcome outcome = bench.refreshOne();
    assertThat(outcome.kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    assertThat(bench.host.requests("/feed").getLast().getHeaders().get("If-None-Match")).isNotNull();
    assertThat(bench.rows(id)).hasSize(3);
    assertThat(bench.library.podcast(id).orElseThrow().lastRefreshed())
        .isEqualTo(ServiceBench.START.plus(Duration.ofHours(1)));
  }

  @Test
  void newEpisodesComeAndChangedOnesStayThemselves() {
    PodcastId id = bench.show(3);
    EpisodeRow started = bench.rows(id).getFirst();
    bench.library.savePosition(started.id(), 61_000);
    List<String> items = new ArrayList<>(FeedHost.items(4, 1));
    items.set(1, FeedHost.item("guid-3", "Episode 3, corrected", 3));
    bench.host.serveValidated("/feed", FeedHost.rss("The new show", items));

    RefreshOutcome outcome = bench.refreshOne();
    assertThat(outcome.kind()).isEqualTo(RefreshOutcome.Kind.NEW);
    assertThat(outcome.added()).isEqualTo(1);
    assertThat(outcome.updated()).isEqualTo(1);
    assertThat(bench.titles(id)).containsExactly("Episode 4", "Episode 3, corrected", "Episode 2", "Episode 1");
    assertThat(bench.library.episode(started.id()).orElseThrow()).satisfies(episode -> {
      assertThat(episode.row().title()).isEqualTo("Episode 3, corrected");
      assertThat(episode.row().positionMs()).isEqualTo(61_000);
      assertThat(episode.row().playState()).isEqualTo(PlayState.STARTED);
      assertThat(episode.notes()).contains("corrected");
    });
    assertThat(bench.library.podcast(id).orElseThrow().title()).isEqualTo("The new show");
  }

  @Test
  void anUnchangedBodyWithoutValidatorsIsKnownByItsHash() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    bench.added("/feed");
    long changes = bench.library.changes().get().number();
    assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.UNCHANGED);
    assertThat(bench.library.changes().get().number()).isEqualTo(changes + 1);
  }

  @Test
  void forceAsksInFull() {
    bench.show(3);
    bench.refresh.run(Set.of(), true, outcome -> {});
    assertThat(bench.host.requests("/feed").getLast().getHeaders().get("If-None-Match")).isNull();
  }

  @Test
  void whatIsWithdrawnIsMarkedAndComesBack() {
    PodcastId id = bench.show(3);
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 2)));
    bench.refreshOne();
    assertThat(bench.rows(id)).extracting(EpisodeRow::withdrawn).containsExactly(false, false, true);
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    bench.refreshOne();
    assertThat(bench.rows(id)).extracting(EpisodeRow::withdrawn).containsExactly(false, false, false);
  }

  // Nothing bad changes the library

  @Test
  void nothingThatComesInsteadOfTheFeedChangesItsEpisodes() {
    PodcastId id = bench.show(3);
    String feed = FeedHost.rss("The show", FeedHost.items(9, 1));
    List<String> bad = List.of("", "  ", "<html><body>Log in</body></html>", "nonsense",
        feed.substring(0, feed.indexOf("<enclosure")), FeedHost.rss("Empty", List.of()),
        FeedHost.rss("No audio", List.of("<item><title>An article</title></item>")));
    for (String body : bad) {
      bench.host.serve("/feed", body);
      RefreshOutcome outcome = bench.refreshOne();
      assertThat(outcome.kind()).as(body).isEqualTo(RefreshOutcome.Kind.FAILED);
      assertThat(bench.titles(id)).containsExactly("Episode 3", "Episode 2", "Episode 1");
      assertThat(bench.rows(id)).noneMatch(EpisodeRow::withdrawn);
      assertThat(bench.library.podcast(id).orElseThrow().title()).isEqualTo("The show");
    }
    for (int status : new int[] {401, 403, 404, 500, 502, 429}) {
      bench.host.status("/feed", status);
      assertThat(bench.refreshOne().kind()).isEqualTo(RefreshOutcome.Kind.FAILED);
    }
    assertThat(bench.library.podcast(id).orElseThrow().health().state()).isEqualTo(PodcastHealth.State.FAILING);
    bench.host.serve("/feed", feed);
    assertThat(bench.refreshOne().added()).isEqualTo(6);
    assertThat(bench.library.podcast(id).orElseThrow().health()).isEqualTo(PodcastHealth.GOOD);
  }

  @Test
  void aFeedThatIsGoneFallsAsleepAndIsAskedOnlyOnRequest() {
    PodcastId id = bench.show(3);
    bench.host.status("/feed", 410);
    assertThat(bench.refreshOne().problem()).isInstanceOf(FeedProblem.Gone.class);
    assertThat(bench.library.podcast(id).orElseThrow().health().state()).isEqualTo(PodcastHealth.State.ASLEEP);
    assertThat(bench.refreshAll()).isEmpty();
    bench.pass(Duration.ofDays(400));
    assertThat(bench.refresh.runDue(outcome -> {})).isEmpty();
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(4, 1)));
    assertThat(bench.refresh.run(Set.of(id), false, outcome -> {}).getFirst().added()).isEqualTo(1);
    assertThat(bench.library.podcast(id).orElseThrow().health().state()).isEqualTo(PodcastHealth.State.OK);
  }

  @Test
  void aHostThatAsksForPatienceIsLeftAlone() {
    PodcastId id = bench.show(3);
    bench.host.answer("/feed", request ->
        new MockResponse.Builder().code(429).addHeader("Retry-After", "7200").build());
    bench.refreshOne();
    int asked = bench.host.requests("/feed").size();
    bench.pass(Duration.ofMinutes(90));
    assertThat(bench.refreshOne().problem()).isInstanceOf(FeedProblem.TooBusy.class);
    assertThat(bench.refresh.runDue(outcome -> {})).isEmpty();
    assertThat(bench.host.requests("/feed")).hasSize(asked);
    bench.pass(Duration.ofMinutes(31));
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(4, 1)));
    assertThat(bench.refresh.runDue(outcome -> {})).extracting(RefreshOutcome::podcast).containsExactly(id);
  }

  @Test
  void onlyWhatIsDueIsAskedByItself() {
    bench.show(40);
    assertThat(bench.refresh.runDue(outcome -> {})).isEmpty();
    bench.pass(Duration.ofMinutes(50));
    assertThat(bench.refresh.runDue(outcome -> {})).isEmpty();
    bench.pass(Duration.ofDays(2));
    assertThat(bench.refresh.runDue(outcome -> {})).hasSize(1);
    assertThat(bench.refresh.runDue(outcome -> {})).isEmpty();
  }

  @Test
  void whatIsUnsubscribedMeanwhileStaysUnsubscribed() {
    PodcastId id = bench.show(3);
    bench.host.answer("/feed", request -> {
      bench.subscriptions.remove(id);
      return new MockResponse.Builder().body(FeedHost.rss("The show", FeedHost.items(5, 1))).build();
    });
    assertThat(bench.refreshAll()).isEmpty();
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.rows(id)).hasSize(3);
  }

  // Many at once

  @Test
  void neverMoreThanTwoAtOneHost() {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    for (int i = 0; i < 8; i++) {
      bench.host.serve("/" + i, FeedHost.rss("Show " + i, FeedHost.items(2, 1)));
      bench.added("/" + i);
      bench.host.answer("/" + i, request -> {
        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        two.countDown();
        await(two);
        atOnce.decrementAndGet();
        return new MockResponse.Builder().body(FeedHost.rss("Show", FeedHost.items(3, 1))).build();
      });
    }
    List<RefreshOutcome> heard = new ArrayList<>();
    List<RefreshProgress> progress = new ArrayList<>();
    bench.refresh.progress().subscribe(progress::add);
    List<RefreshOutcome> outcomes = bench.refresh.run(Set.of(), false, heard::add);
    assertThat(outcomes).hasSize(8).allSatisfy(outcome -> assertThat(outcome.added()).isEqualTo(1));
    assertThat(heard).isEqualTo(outcomes);
    assertThat(most).hasValue(2);
    assertThat(progress).anyMatch(one -> one.total() == 8).last().isEqualTo(RefreshProgress.IDLE);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void cancellingEndsItSoonAndLosesNothing() {
    CountDownLatch asked = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      bench.host.serve("/" + i, FeedHost.rss("Show " + i, FeedHost.items(2, 1)));
      bench.added("/" + i);
      bench.host.answer("/" + i, request -> {
        asked.countDown();
        return new MockResponse.Builder().headersDelay(60, TimeUnit.SECONDS).body("").build();
      });
    }
    AtomicReference<List<RefreshOutcome>> result = new AtomicReference<>();
    Thread run = Thread.ofPlatform().start(() -> result.set(bench.refreshAll()));
    await(asked);
    bench.refresh.cancel();
    Await.until("the run has ended", PATIENCE, () -> !run.isAlive());
    assertThat(result.get()).isEmpty();
    assertThat(bench.refresh.progress().get()).isEqualTo(RefreshProgress.IDLE);
    assertThat(bench.library.podcasts()).hasSize(5)
        .allSatisfy(podcast -> assertThat(podcast.health()).isEqualTo(PodcastHealth.GOOD));
  }

  @Test
  void positionsAndDownloadsSurviveEverythingThatAHostDoes() {
    PodcastId id = bench.show(3);
    EpisodeId episode = bench.rows(id).getFirst().id();
    bench.library.savePosition(episode, 1234);
    bench.store.downloads().enqueue(List.of(episode), ServiceBench.START);
    bench.store.downloads().finish(episode, "episodes/3.mp3", 77, null, null, ServiceBench.START);
    String feed = FeedHost.rss("The show", FeedHost.items(3, 1))
        .replace("guid-", "https://new-host.example/?p=")
        .replace("https://media.example/", "http://stats.example/e/cdn.example/show/");
    bench.host.serve("/feed", feed);
    bench.refreshOne();
    assertThat(bench.rows(id)).hasSize(3).first().satisfies(row -> {
      assertThat(row.id()).isEqualTo(episode);
      assertThat(row.positionMs()).isEqualTo(1234);
      assertThat(row.download().word()).isEqualTo("done");
    });
    assertThat(bench.library.merges(id)).hasSize(3);
  }
}
