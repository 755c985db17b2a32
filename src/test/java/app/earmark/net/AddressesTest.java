package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import app.earmark.net.Addresses.Resolved;
import java.io.IOException;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  private final MockWebServer apple = new MockWebServer();
  private final HttpClients clients = new HttpClients("test");
  private Addresses addresses;

  @BeforeEach
  void start() throws IOException {
    apple.start();
    addresses = new Addresses(clients, InstantSource.system(), () -> new DirectoryAddresses(
        "http://127.0.0.1:" + apple.getPort(), "http://unused.invalid", "http://unused.invalid"));
  }

  @AfterEach
  void stop() {
    clients.close();
    apple.close();
  }

  @ParameterizedTest
  @CsvSource({
      "https://example.com/feed, https://example.com/feed",
      "'  https://example.com/feed\n', https://example.com/feed",
      "<https://example.com/feed>, https://example.com/feed",
      "“https://example.com/feed”, https://example.com/feed",
      "'(\"https://example.com/feed\")', https://example.com/feed",
      "https://example.com/a_(b), https://example.com/a_(b)",
      "HTTPS://Example.COM/Feed, https://example.com/Feed",
      "https:/example.com/feed, https://example.com/feed",
      "example.com, http://example.com/",
      "www.example.com/podcast?format=rss, http://www.example.com/podcast?format=rss",
      "example.com:8080/feed, http://example.com:8080/feed",
      "localhost:8080/feed, http://localhost:8080/feed",
      "127.0.0.1:8080/feed, http://127.0.0.1:8080/feed",
      "//example.com/feed, http://example.com/feed",
      "podcast://example.com/feed, http://example.com/feed",
      "pcast://example.com/feed, http://example.com/feed",
      "feed://example.com/feed, http://example.com/feed",
      "itpc://example.com/feed, http://example.com/feed",
      "feed:https://example.com/feed, https://example.com/feed",
      "feed://https://example.com/feed, https://example.com/feed",
      "podcast://https//example.com/feed, https://example.com/feed",
      "feed:example.com/feed, http://example.com/feed",
      "https://bücher.example/feed, https://xn--bcher-kva.example/feed",
      "https://example.com/my feed, https://example.com/my%20feed",
      "https://subscribeonandroid.com/feeds.example.com/show, http://feeds.example.com/show",
      "https://podcasts.google.com/feed/aHR0cHM6Ly9leGFtcGxlLmNvbS9mZWVk, https://example.com/feed",
      "https://podcasts.apple.com/us/browse, https://podcasts.apple.com/us/browse",
  })
  void makesAnAddressOfWhatListenersType(String typed, String url) {
    assertThat(addresses.resolve(typed)).isEqualTo(new Resolved.Usable(url, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "hello", "hello world", "hello.world and more", "ftp://example.com/feed",
      "file:///etc/passwd", "mailto:me@example.com", "me@example.com", "javascript:alert(1)", "http://", "..",
      "feed://", "https://user name@/"})
  void saysWhatIsNoAddress(String typed) {
    assertThat(addresses.resolve(typed)).isEqualTo(new Resolved.Unusable(new FeedProblem.BadAddress(typed.strip())));
  }

  @ParameterizedTest
  @CsvSource({
      "https://user:secret@example.com/feed, https://example.com/feed",
      "user:secret@example.com/feed, http://example.com/feed",
      "feed://user:secret@example.com/feed, http://example.com/feed",
  })
  void takesThePasswordOutOfTheAddress(String typed, String url) {
    assertThat(addresses.resolve(typed)).isEqualTo(new Resolved.Usable(url, new Credentials("user", "secret")));
    assertThat(addresses.resolve(typed).toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"https://www.youtube.com/@somebody, www.youtube.com", "youtu.be/abc, youtu.be",
      "https://open.spotify.com/show/4rOoJ6Egrf8K2IrywzwOMk, open.spotify.com",
      "https://music.amazon.com/podcasts/x, music.amazon.com"})
  void saysWhichSitesKeepTheirShowsToThemselves(String typed, String host) {
    assertThat(addresses.resolve(typed)).isEqualTo(new Resolved.Unusable(new FeedProblem.NoOpenFeed(host)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://podcasts.apple.com/us/podcast/some-show/id201671138",
      "https://podcasts.apple.com/de/podcast/id201671138?i=1000123456789", "podcasts.apple.com/podcast/id201671138",
      "https://itunes.apple.com/podcast?id=201671138", "itms-podcasts://podcasts.apple.com/us/podcast/x/id201671138",
      "https://overcast.fm/itunes201671138/some-show", "https://pod.link/201671138"})
  void asksApplesDirectoryForTheFeed(String typed) throws InterruptedException {
    apple.enqueue(new MockResponse.Builder().addHeader("Content-Type", "text/javascript; charset=utf-8").body("""

        {"resultCount": 1, "results": [{"wrapperType": "track", "kind": "podcast", "collectionId": 201671138,
          "collectionName": "Some Show", "feedUrl": "https://example.com/feed", "trackCount": 12}]}
        """).build());
    assertThat(addresses.resolve(typed)).isEqualTo(new Resolved.Usable("https://example.com/feed", null));
    assertThat(apple.takeRequest().getTarget()).isEqualTo("/lookup?id=201671138&entity=podcast");
  }

  @Test
  void saysWhenAppleHasNoFeedForIt() {
    apple.enqueue(new MockResponse.Builder().body("{\"resultCount\":0, \"results\": []}").build());
    assertThat(addresses.resolve("https://podcasts.apple.com/us/podcast/id123456789"))
        .isEqualTo(new Resolved.Unusable(new FeedProblem.NoOpenFeed("podcasts.apple.com")));
    apple.enqueue(new MockResponse.Builder().body("<html>").build());
    assertThat(addresses.resolve("https://podcasts.apple.com/us/podcast/id123456789"))
        .isEqualTo(new Resolved.Unusable(new FeedProblem.Unintelligible("127.0.0.1")));
    apple.close();
    assertThat(addresses.resolve("https://podcasts.apple.com/us/podcast/id123456789"))
        .isEqualTo(new Resolved.Unusable(new FeedProblem.ConnectionFailed("127.0.0.1")));
  }
}
