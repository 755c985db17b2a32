package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DirectoryPodcast;
import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.FeedProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a local stand-in that replays answers in the form that each directory documents. */
class DirectorySearchTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_613_713_388);

  private final MockWebServer server = new MockWebServer();
  private final HttpClients clients = new HttpClients("test");
  private DirectorySearch search;

  @BeforeEach
  void start() throws IOException {
    server.start();
    String base = "http://127.0.0.1:" + server.getPort();
    search = new DirectorySearch(clients, InstantSource.fixed(NOW),
        () -> new DirectoryAddresses(base, base + "/0.2", base + "/api/1.0"));
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  private void replay(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
  }

  @Test
  void searchesApple() throws InterruptedException {
    replay("""
        {"resultCount": 3, "results": [
          {"wrapperType": "track", "kind": "podcast", "collectionId": 1, "artistName": "Somebody",
           "collectionName": "Work Talk", "feedUrl": "https://example.com/work.xml",
           "collectionViewUrl": "https://podcasts.apple.com/us/podcast/id1?uo=4",
           "artworkUrl30": "https://example.com/30.jpg", "artworkUrl600": "https://example.com/600.jpg",
           "trackCount": 250, "genres": ["Careers", "Podcasts"]},
          {"collectionName": "For subscribers only", "artistName": "Other"},
          {"collectionName": "Odd", "feedUrl": "ftp://example.com/odd"}]}
        """);
    assertThat(search.searchApple("career & work", "DE")).isEqualTo(new DirectoryResult.Found(List.of(
        new DirectoryPodcast(Directory.APPLE, "https://example.com/work.xml", "Work Talk", "Somebody", null,
            "https://example.com/600.jpg", "https://podcasts.apple.com/us/podcast/id1?uo=4", 250))));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getUrl().encodedPath()).isEqualTo("/search");
    assertThat(request.getUrl().queryParameter("term")).isEqualTo("career & work");
    assertThat(request.getUrl().queryParameter("media")).isEqualTo("podcast");
    assertThat(request.getUrl().queryParameter("country")).isEqualTo("DE");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Earmark/test");
  }

  @Test
  void searchesFyyd() throws InterruptedException {
    replay("""
        {"status": 1, "msg": "ok", "meta": {"API_INFO": {"API_VERSION": 0.2}}, "data": [
          {"title": "Arbeit", "id": 36645, "xmlURL": "http:\\/\\/example.com\\/feed", "htmlURL": "http://example.com",
           "imgURL": "http://example.com/i.jpg", "layoutImageURL": "https://img.example.com/l.jpg", "author": "Wer",
           "description": "Gespr\\u00e4che", "episode_count": 41, "language": "de"}]}
        """);
    assertThat(search.searchFyyd("arbeit")).isEqualTo(new DirectoryResult.Found(List.of(
        new DirectoryPodcast(Directory.FYYD, "http://example.com/feed", "Arbeit", "Wer", "Gespräche",
            "https://img.example.com/l.jpg", "http://example.com", 41))));
    assertThat(server.takeRequest().getTarget()).isEqualTo("/0.2/search/podcast?term=arbeit&count=40");
  }

  @Test
  void searchesPodcastIndexWithTheListenersKey() throws InterruptedException {
    replay("""
        {"status": "true", "feeds": [
          {"id": 75075, "title": "Batman University", "url": "https://example.com/batman",
           "originalUrl": "https://example.com/old", "link": "https://example.com", "description": "About Batman",
           "author": "Somebody", "ownerName": "", "image": "https://example.com/i.jpg", "artwork": "",
           "episodeCount": 19, "dead": 0}], "count": 1, "query": "batman", "description": "Found matching feeds."}
        """);
    PodcastIndexKey key = new PodcastIndexKey("THEKEY", "thesecret$");
    assertThat(search.searchPodcastIndex("batman university", key)).isEqualTo(new DirectoryResult.Found(
        List.of(new DirectoryPodcast(Directory.PODCAST_INDEX, "https://example.com/batman",
            "Batman University", "Somebody", "About Batman", "https://example.com/i.jpg", "https://example.com", 19))));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/api/1.0/search/byterm?q=batman%20university&max=40");
    assertThat(request.getHeaders().get("X-Auth-Key")).isEqualTo("THEKEY");
    assertThat(request.getHeaders().get("X-Auth-Date")).isEqualTo("1613713388");
    // printf '%s' 'THEKEYthesecret$1613713388' | sha1sum
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("870bc3fa1f0561af883c5ca9250b3a10f9aec76a");
    assertThat(key.toString()).doesNotContain("thesecret");
  }

  @Test
  void saysWhenItIsOfflineOrAskedTooOften() {
    server.enqueue(new MockResponse.Builder().code(403).build());
    assertThat(search.searchApple("x", "US"))
        .isEqualTo(new DirectoryResult.Failed(new FeedProblem.TooBusy("127.0.0.1", null)));
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
    assertThat(search.searchFyyd("x"))
        .isEqualTo(new DirectoryResult.Failed(new FeedProblem.TooBusy("127.0.0.1", Duration.ofSeconds(30))));
    server.enqueue(new MockResponse.Builder().code(401).build());
    assertThat(search.searchPodcastIndex("x", new PodcastIndexKey("k", "s")))
        .isEqualTo(new DirectoryResult.Failed(new FeedProblem.SignInNeeded("127.0.0.1", false)));
    replay("{\"status\": 0}");
    assertThat(search.searchFyyd("x"))
        .isEqualTo(new DirectoryResult.Failed(new FeedProblem.Unintelligible("127.0.0.1")));
    replay("{\"resultCount\": 0, \"results\": []}");
    assertThat(search.searchApple("x", "US")).isEqualTo(new DirectoryResult.Found(List.of()));
    server.close();
    assertThat(search.searchFyyd("x"))
        .isEqualTo(new DirectoryResult.Failed(new FeedProblem.ConnectionFailed("127.0.0.1")));
  }
}
