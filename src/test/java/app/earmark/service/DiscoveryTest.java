package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.AddResult;
import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.DiscoveredPodcast;
import app.earmark.model.DiscoveryResult;
import app.earmark.model.DiscoveryResult.Trouble;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import app.earmark.model.PodcastPreview;
import app.earmark.testing.Await;
import app.earmark.testing.FeedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a local stand-in that replays answers in the form that each directory documents. */
class DiscoveryTest {

  private static final String APPLE = "/search?media=podcast&entity=podcast&term=work%20talk&country=DE&limit=40";
  private static final String FYYD = "/0.2/search/podcast?term=work%20talk&count=40";
  private static final String INDEX = "/api/1.0/search/byterm?q=work%20talk&max=40";

  @AutoClose private final ServiceBench bench;

  DiscoveryTest(@TempDir Path folder) throws IOException {
    bench = new ServiceBench(folder);
    bench.preferences.set(Directories.APPLE_ADDRESS, bench.host.url("/"));
    bench.preferences.set(Directories.FYYD_ADDRESS, bench.host.url("/0.2"));
    bench.preferences.set(Directories.PODCAST_INDEX_ADDRESS, bench.host.url("/api/1.0/"));
    bench.host.serve(APPLE, """
        {"resultCount": 2, "results": [
          {"collectionName": "Work Talk", "artistName": "Somebody", "feedUrl": "http://feeds.example/work/",
           "artworkUrl600": "https://feeds.example/600.jpg", "trackCount": 250},
          {"collectionName": "Talk at Work", "artistName": "Other", "feedUrl": "%s"}]}
        """.formatted(bench.host.url("/feed")));
    bench.host.serve(FYYD, """
        {"status": 1, "msg": "ok", "data": [
          {"title": "Arbeit", "xmlURL": "https://feeds.example/arbeit", "author": "Wer"},
          {"title": "Work talk (fyyd)", "xmlURL": "https://www.feeds.example/work", "description": "About work"}]}
        """);
  }

  private void giveKey() {
    bench.preferences.set(Directories.PODCAST_INDEX_KEY, "KEY");
    bench.preferences.set(Directories.PODCAST_INDEX_SECRET, "secret");
  }

  @Test
  void mergesWhatTheDirectoriesKnowByTheAddressOfTheFeed() {
    DiscoveryResult result = bench.discovery.search(" work talk ");
    assertThat(result.troubles()).isEmpty();
    assertThat(result.waitingFor()).isEmpty();
    assertThat(result.podcasts()).extracting(DiscoveredPodcast::title)
        .containsExactly("Work Talk", "Arbeit", "Talk at Work");
    assertThat(result.podcasts().getFirst()).isEqualTo(new DiscoveredPodcast("https://www.feeds.example/work",
        "Work Talk", "Somebody", "About work", "https://feeds.example/600.jpg", null, 250,
        Set.of(Directory.APPLE, Directory.FYYD), null));
  }

  @Test
  void podcastIndexIsAskedWithTheListenersKeyOnly() {
    bench.host.serve(INDEX, """
        {"status": "true", "feeds": [{"title": "Indexed", "url": "https://feeds.example/indexed"}], "count": 1}
        """);
    bench.discovery.search("work talk");
    assertThat(bench.host.requests(INDEX)).isEmpty();
    giveKey();
    assertThat(bench.discovery.search("work talk").podcasts()).extracting(DiscoveredPodcast::title)
        .contains("Indexed", "Work Talk");
    assertThat(bench.host.requests(INDEX).getFirst().getHeaders().get("X-Auth-Key")).isEqualTo("KEY");
  }

  @Test
  void whatADirectoryCannotDoIsSaidBesideWhatTheOthersFind() {
    giveKey();
    bench.host.answer(FYYD, request -> new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build());
    bench.host.status(INDEX, 401);
    DiscoveryResult result = bench.discovery.search("work talk");
    assertThat(result.podcasts()).hasSize(2);
    assertThat(result.troubles()).extracting(Trouble::directory)
        .containsExactly(Directory.FYYD, Directory.PODCAST_INDEX);
    assertThat(result.troubles()).extracting(trouble -> trouble.message().key())
        .containsExactly("discover.trouble.busy-for", "discover.trouble.key");
    bench.preferences.set(Directories.FYYD_ADDRESS, "http://nowhere.invalid");
    bench.host.status(APPLE, 403);
    bench.host.serve(INDEX, "<html>maintenance</html>");
    assertThat(bench.discovery.search("work talk").troubles()).extracting(trouble -> trouble.message().key())
        .containsExactly("discover.trouble.busy", "discover.trouble.offline", "discover.trouble.odd");
  }

  @Test
  void tellsWhatIsSubscribedToAlready() {
    bench.host.serve("/feed", FeedHost.rss("Talk at Work", FeedHost.items(3, 1)));
    bench.subscriptions.add(bench.host.url("/feed"));
    PodcastId id = bench.library.podcasts().getFirst().id();
    assertThat(bench.discovery.search("work talk").podcasts()).extracting(DiscoveredPodcast::subscribed)
        .containsExactly(null, null, id);
    assertThat(bench.discovery.preview(bench.host.url("/feed"))).isInstanceOfSatisfying(PodcastPreview.Shown.class,
        shown -> assertThat(shown.subscribed()).isEqualTo(id));
  }

  @Test
  void tellsWhatOneHasFoundBeforeTheLastHasAnswered() {
    List<DiscoveryResult> told = new ArrayList<>();
    DiscoveryResult last = bench.discovery.search("work talk", told::add);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst().waitingFor()).hasSize(1);
    assertThat(told.getLast()).isEqualTo(last);
  }

  @Test
  void anInterruptEndsASearchThatHangs() throws InterruptedException {
    bench.host.answer(FYYD, request -> new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    AtomicReference<DiscoveryResult> result = new AtomicReference<>();
    AtomicReference<DiscoveryResult> soFar = new AtomicReference<>();
    Thread searching = Thread.ofPlatform().start(() -> result.set(bench.discovery.search("work talk", soFar::set)));
    Await.until("Apple has answered", Duration.ofSeconds(10), () -> soFar.get() != null);
    searching.interrupt();
    assertThat(searching.join(Duration.ofSeconds(10))).isTrue();
    assertThat(result.get().podcasts()).extracting(DiscoveredPodcast::title).contains("Work Talk");
  }

  @Test
  void looksIntoAPodcastWithoutSubscribing() {
    bench.host.serve("/feed", FeedHost.rss("Talk at Work", FeedHost.items(40, 1).reversed()));
    assertThat(bench.discovery.preview(bench.host.url("/feed"))).isInstanceOfSatisfying(PodcastPreview.Shown.class,
        shown -> {
          assertThat(shown.title()).isEqualTo("Talk at Work");
          assertThat(shown.description()).isEqualTo("About it");
          assertThat(shown.episodes()).isEqualTo(40);
          assertThat(shown.latest()).hasSize(25).first().extracting(ParsedItem::title).isEqualTo("Episode 40");
          assertThat(shown.subscribed()).isNull();
          assertThat(bench.subscriptions.addFeed(shown.feedUrl())).isInstanceOf(AddResult.Added.class);
        });
  }

  @Test
  void saysWhyThereIsNothingToLookAt() {
    bench.host.serve("/page", "<!DOCTYPE html><html><head><title>A page</title></head><body></body></html>");
    assertThat(bench.discovery.preview(bench.host.url("/page")))
        .isEqualTo(new PodcastPreview.Failed(new FeedProblem.NotAFeed("localhost")));
    assertThat(bench.discovery.preview(bench.host.url("/none")))
        .isEqualTo(new PodcastPreview.Failed(new FeedProblem.NotFound("localhost")));
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(bench.library.count(EpisodeFilter.EVERYTHING)).isZero();
  }

  @Test
  void nothingIsAskedForNoWords() {
    assertThat(bench.discovery.search("  ").podcasts()).isEmpty();
    assertThat(bench.host.requests(APPLE)).isEmpty();
  }
}
