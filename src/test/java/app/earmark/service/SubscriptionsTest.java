package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.earmark.model.AddResult;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.testing.FeedHost;
import app.earmark.testing.SystemCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {

  private final Path folder;

  @AutoClose private final ServiceBench bench;

  SubscriptionsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    bench = new ServiceBench(folder);
  }

  private PodcastId added(String address) {
    AddResult result = bench.subscriptions.add(address);
    assertThat(result).isInstanceOf(AddResult.Added.class);
    return ((AddResult.Added) result).podcast();
  }

  private void assertRefused(String address, Class<? extends FeedProblem> problem) {
    long changes = bench.library.changes().get().number();
    AddResult result = bench.subscriptions.add(address);
    assertThat(result).isInstanceOfSatisfying(AddResult.Failed.class,
        failed -> assertThat(failed.problem()).isInstanceOf(problem));
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.library.count(EpisodeFilter.EVERYTHING)).isZero();
    assertThat(bench.library.changes().get().number()).isEqualTo(changes);
  }

  private String page(String head, String body) {
    return "<!DOCTYPE html><html><head><title>A page</title>" + head + "</head><body>" + body + "</body></html>";
  }

  @Test
  void subscribesToAFeed() {
    bench.host.serve("/feed", FeedHost.rss("Career Opportunities", FeedHost.items(3, 1)));
    PodcastId id = added(bench.host.url("/feed"));
    assertThat(bench.library.podcast(id)).hasValueSatisfying(podcast -> {
      assertThat(podcast.title()).isEqualTo("Career Opportunities");
      assertThat(podcast.feedUrl()).isEqualTo(bench.host.url("/feed"));
      assertThat(podcast.episodes()).isEqualTo(3);
      assertThat(podcast.unplayed()).isEqualTo(3);
      assertThat(podcast.lastRefreshed()).isEqualTo(ServiceBench.START);
    });
    assertThat(bench.titles(id)).containsExactly("Episode 3", "Episode 2", "Episode 1");
    assertThat(bench.library.changes().get().podcasts()).containsExactly(id);
  }

  @Test
  void findsThePodcastOfAPageAmongItsFeeds() {
    bench.host.serve("/", page("""
        <link rel="alternate" type="application/rss+xml" title="Articles" href="/articles">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="alternate" type="application/rss+xml" title="The podcast" href="/podcast">""", ""));
    bench.host.serve("/podcast", FeedHost.rss("The show", FeedHost.items(2, 1)));
    PodcastId id = added(bench.host.url("/"));
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/podcast"));
    assertThat(bench.host.requests("/articles")).isEmpty();
  }

  @Test
  void offersTheFeedsOfAPageThatReallyArePodcasts() {
    bench.host.serve("/", page("""
        <link rel="alternate" type="application/rss+xml" title="Podcast, long" href="/long">
        <link rel="alternate" type="application/rss+xml" title="Podcast, articles" href="/articles">
        <link rel="alternate" type="application/rss+xml" title="Podcast, short" href="/short">""", ""));
    bench.host.serve("/long", FeedHost.rss("Long", FeedHost.items(2, 1)));
    bench.host.serve("/short", FeedHost.rss("Short", FeedHost.items(2, 1)));
    bench.host.serve("/articles", FeedHost.rss("Articles", List.of("<item><title>No audio</title></item>")));
    AddResult result = bench.subscriptions.add(bench.host.url("/"));
    assertThat(result).isInstanceOfSatisfying(AddResult.Choose.class, choose ->
        assertThat(choose.candidates()).extracting(FeedCandidate::url)
            .containsExactlyInAnyOrder(bench.host.url("/long"), bench.host.url("/short")));
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.subscriptions.addFeed(bench.host.url("/short"))).isInstanceOf(AddResult.Added.class);
  }

  @Test
  void theOneFeedWithAudioIsTakenWithoutAsking() {
    bench.host.serve("/", page("""
        <link rel="alternate" type="application/rss+xml" title="Show one" href="/a">
        <link rel="alternate" type="application/rss+xml" title="Show two" href="/b">""", ""));
    bench.host.serve("/a", FeedHost.rss("Articles", List.of("<item><title>No audio</title></item>")));
    bench.host.serve("/b", FeedHost.rss("The show", FeedHost.items(2, 1)));
    assertThat(bench.library.podcast(added(bench.host.url("/"))).orElseThrow().title()).isEqualTo("The show");
  }

  // Subscribed before

  @Test
  void saysWhatIsSubscribedToAlreadyHoweverItIsWritten() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(2, 1)));
    bench.host.redirect("/old", 302, "/feed");
    PodcastId id = added(bench.host.url("/feed"));
    String address = bench.host.url("/feed").substring("http://".length());
    for (String same : List.of("http://" + address, "https://" + address, "feed://" + address, "podcast://" + address,
        "http://" + address + "/", "http://" + address + "#top", bench.host.url("/old"))) {
      assertThat(bench.subscriptions.add(same)).as(same).isEqualTo(new AddResult.AlreadySubscribed(id, "The show"));
    }
    assertThat(bench.library.podcasts()).hasSize(1);
  }

  @Test
  void knowsAFeedThatItFoundBehindARedirect() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(2, 1)));
    bench.host.redirect("/short-link", 302, "/feed");
    PodcastId id = added(bench.host.url("/short-link"));
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/short-link"));
    assertThat(bench.subscriptions.add(bench.host.url("/feed"))).isInstanceOf(AddResult.AlreadySubscribed.class);
  }

  @Test
  void keepsThePlaceOfAPermanentRedirect() {
    bench.host.serve("/new", FeedHost.rss("The show", FeedHost.items(2, 1)));
    bench.host.redirect("/old", 301, "/new");
    assertThat(bench.library.podcast(added(bench.host.url("/old"))).orElseThrow().feedUrl())
        .isEqualTo(bench.host.url("/new"));
  }

  // What bad input gets

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "hello", "ftp://host.example/feed", "file:///etc/passwd", "http://", "two words",
      "javascript:alert(1)"})
  void whatIsNoAddressIsRefused(String typed) {
    assertRefused(typed, FeedProblem.BadAddress.class);
  }

  @Test
  void whatCannotBeHadIsRefused() {
    bench.host.status("/gone", 410);
    bench.host.status("/secret", 401);
    bench.host.status("/broken", 500);
    bench.host.serve("/empty", "  \n ");
    bench.host.redirect("/circle", 302, "/circle");
    assertRefused(bench.host.url("/missing"), FeedProblem.NotFound.class);
    assertRefused(bench.host.url("/gone"), FeedProblem.Gone.class);
    assertRefused(bench.host.url("/secret"), FeedProblem.SignInNeeded.class);
    assertRefused(bench.host.url("/broken"), FeedProblem.HttpError.class);
    assertRefused(bench.host.url("/empty"), FeedProblem.Empty.class);
    assertRefused(bench.host.url("/circle"), FeedProblem.BadRedirect.class);
    assertRefused("http://no-such-host.invalid/feed", FeedProblem.HostNotFound.class);
  }

  @Test
  void whatIsNoPodcastIsRefused() {
    bench.host.serve("/page", page("", "<p>Welcome</p>"));
    bench.host.serve("/articles", FeedHost.rss("Articles", List.of("<item><title>No audio</title></item>")));
    bench.host.serve("/to-articles", page("<link rel='alternate' type='application/rss+xml' href='/articles'>", ""));
    bench.host.serve("/text", "Just some words.");
    assertRefused(bench.host.url("/page"), FeedProblem.NoPodcastOnPage.class);
    assertRefused(bench.host.url("/articles"), FeedProblem.NoEpisodes.class);
    assertRefused(bench.host.url("/to-articles"), FeedProblem.NoPodcastOnPage.class);
    assertRefused(bench.host.url("/text"), FeedProblem.NotAFeed.class);
  }

  @Test
  void aConnectionThatStopsInTheMiddleIsRefused() {
    String feed = FeedHost.rss("The show", FeedHost.items(20, 1));
    bench.host.answer("/dropped", request -> new MockResponse.Builder().body(feed)
        .onResponseBody(new SocketEffect.CloseSocket()).build());
    assertThat(bench.subscriptions.add(bench.host.url("/dropped"))).isInstanceOf(AddResult.Failed.class);
    assertThat(bench.library.podcasts()).isEmpty();
  }

  @Test
  void aFeedOverTheLimitIsRefused() {
    bench.host.serve("/large", FeedHost.rss("<!-- " + "x".repeat(1_100_000) + " -->", FeedHost.items(2, 1)));
    assertRefused(bench.host.url("/large"), FeedProblem.TooLarge.class);
  }

  @Test
  void aDiskThatIsFullInTheMiddleIsSaidAndLosesNothing() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(SystemCommand.works("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", small.toString()),
        "may not mount a small disk");
    try (ServiceBench full = new ServiceBench(small)) {
      full.host.serve("/feed", FeedHost.rss("Small", FeedHost.items(3, 1)));
      full.host.serve("/large", FeedHost.rss("Large", FeedHost.items(2000, 1)));
      PodcastId id = ((AddResult.Added) full.subscriptions.add(full.host.url("/feed"))).podcast();
      Files.write(small.resolve("ballast"), new byte[(int) small.toFile().getUsableSpace() - 200_000]);
      assertThat(full.subscriptions.add(full.host.url("/large"))).isInstanceOfSatisfying(AddResult.Failed.class,
          failed -> assertThat(failed.problem()).isInstanceOf(FeedProblem.NotKept.class));
      full.host.serve("/feed", FeedHost.rss("Small", FeedHost.items(2000, 1)));
      assertThat(full.refreshOne().problem()).isInstanceOf(FeedProblem.NotKept.class);
      assertThat(full.rows(id)).hasSize(3);
      assertThat(full.store.integrity()).isEmpty();
      Files.delete(small.resolve("ballast"));
      full.host.serve("/feed", FeedHost.rss("Small", FeedHost.items(4, 1)));
      assertThat(full.refreshOne().added()).isEqualTo(1);
    } finally {
      SystemCommand.works("umount", small.toString());
    }
  }

  // Unsubscribing

  @Test
  void unsubscribingTakesItOutOfSightAndSubscribingAgainBringsTheMarksBack() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    PodcastId id = added(bench.host.url("/feed"));
    EpisodeId played = bench.rows(id).get(1).id();
    bench.library.markPlayed(List.of(played));
    bench.library.savePosition(bench.rows(id).getFirst().id(), 5000);

    assertThat(bench.subscriptions.remove(id)).isTrue();
    assertThat(bench.subscriptions.remove(id)).isFalse();
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.library.podcast(id)).isEmpty();
    assertThat(bench.library.count(EpisodeFilter.EVERYTHING)).isZero();
    assertThat(bench.library.count(EpisodeFilter.unplayed())).isZero();
    assertThat(bench.refreshAll()).isEmpty();

    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(4, 1)));
    AddResult again = bench.subscriptions.add(bench.host.url("/feed"));
    assertThat(again).isEqualTo(new AddResult.Added(id, "The show", 4));
    assertThat(bench.library.episode(played).orElseThrow().row().playState()).isEqualTo(PlayState.PLAYED);
    assertThat(bench.library.count(EpisodeFilter.EVERYTHING)).isEqualTo(4);
    assertThat(bench.rows(id)).extracting("positionMs").containsExactly(0L, 5000L, 0L, 0L);
  }

  @Test
  void unsubscribingCanBeTakenBack() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    PodcastId id = added(bench.host.url("/feed"));
    assertThat(bench.subscriptions.restore(id)).isFalse();
    bench.subscriptions.remove(id);
    assertThat(bench.subscriptions.restore(id)).isTrue();
    assertThat(bench.library.count(EpisodeFilter.EVERYTHING)).isEqualTo(3);
    assertThat(bench.library.podcasts()).hasSize(1);
  }

  @Test
  void whatIsOnTheDiskStaysInItsListAfterUnsubscribing() {
    bench.host.serve("/feed", FeedHost.rss("The show", FeedHost.items(3, 1)));
    PodcastId id = added(bench.host.url("/feed"));
    EpisodeId episode = bench.rows(id).getFirst().id();
    bench.store.downloads().enqueue(List.of(episode), ServiceBench.START);
    bench.store.downloads().finish(episode, "episodes/a.mp3", 3, null, null, ServiceBench.START);
    bench.subscriptions.remove(id);
    EpisodeFilter onDisk = new EpisodeFilter(null, EpisodeFilter.Which.DOWNLOADED);
    assertThat(bench.library.window(onDisk, 0, 10)).extracting("id").containsExactly(episode);
  }

  @Test
  void aPasswordInTheAddressIsSentButNotKeptInIt() {
    bench.host.answer("/feed", request -> request.getHeaders().get("Authorization") == null
        ? new MockResponse.Builder().code(401).build()
        : new MockResponse.Builder().body(FeedHost.rss("Private", FeedHost.items(1, 1))).build());
    PodcastId id = added(bench.host.url("/feed").replace("http://", "http://ann:s3cret@"));
    assertThat(bench.library.podcast(id).orElseThrow().feedUrl()).isEqualTo(bench.host.url("/feed"));
    assertThat(bench.refreshOne().problem()).isNull();
    assertThat(bench.store.feeds().all().toString()).doesNotContain("s3cret");
  }
}
