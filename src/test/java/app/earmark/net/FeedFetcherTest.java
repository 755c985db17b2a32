package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFetcherTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final long LIMIT = 2L * 1024 * 1024;
  private static final NetworkLimits SHORT =
      new NetworkLimits(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(3), LIMIT);

  private static FaultServer faults;
  private static HttpClients clients;

  private final MockWebServer server = new MockWebServer();
  private FeedFetcher fetcher;

  @BeforeAll
  static void startFaults() {
    faults = FaultServer.start();
    clients = new HttpClients("test", SHORT);
  }

  @AfterAll
  static void stopFaults() {
    clients.close();
    faults.close();
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    fetcher = new FeedFetcher(clients, InstantSource.fixed(NOW));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FetchResult fetch(String url) {
    return fetcher.fetch(FeedRequest.of(url));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }

  private static MockResponse.Builder answer(int code) {
    return new MockResponse.Builder().code(code);
  }

  private void redirect(int code, String location) {
    server.enqueue(answer(code).addHeader("Location", location).build());
  }

  private void feed() {
    server.enqueue(answer(200).body("<rss></rss>").build());
  }

  private static FetchResult.Fetched fetched(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    return (FetchResult.Fetched) result;
  }

  @Test
  void bringsTheBodyAndWhatIsNeededToAskAgain() throws InterruptedException {
    Headers headers = new Headers.Builder().addUnsafeNonAscii("ETag", "W/\"é1\"")
        .add("Last-Modified", "Fri, 29 Feb 2008 12:00:00 GMT").add("Content-Type", "text/xml; charset=ISO-8859-1")
        .build();
    server.enqueue(answer(200).headers(headers).body("<rss>é</rss>").build());
    FetchResult.Fetched fetched = fetched(fetch(url("/feed#part")));
    assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("<rss>é</rss>");
    assertThat(fetched.finalUrl()).isEqualTo(url("/feed"));
    assertThat(fetched.movedPermanentlyTo()).isNull();
    assertThat(fetched.contentType()).isEqualTo("text/xml; charset=ISO-8859-1");
    RecordedRequest first = server.takeRequest();
    assertThat(first.getHeaders().get("User-Agent")).isEqualTo("Earmark/test");
    assertThat(first.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    assertThat(first.getHeaders().names()).doesNotContain("If-None-Match", "If-Modified-Since");

    server.enqueue(answer(304).build());
    assertThat(fetcher.fetch(new FeedRequest(url("/feed"), fetched.etag(), fetched.lastModified(), null)))
        .isEqualTo(new FetchResult.NotModified(null));
    RecordedRequest second = server.takeRequest();
    assertThat(second.getHeaders().get("If-None-Match")).isEqualTo("W/\"é1\"");
    assertThat(second.getHeaders().get("If-Modified-Since")).isEqualTo("Fri, 29 Feb 2008 12:00:00 GMT");
  }

  @Test
  void doesNotTakeA304ForAnAnswerToAnUnconditionalQuestion() {
    server.enqueue(answer(304).build());
    assertThat(fetch(url("/feed")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.HttpError("127.0.0.1", 304)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n\t ", "\ufeff\n"})
  void saysWhenNothingCame(String body) {
    server.enqueue(answer(200).body(body).build());
    assertThat(fetch(url("/feed"))).isEqualTo(new FetchResult.Failed(new FeedProblem.Empty("127.0.0.1")));
    server.enqueue(answer(204).build());
    assertThat(fetch(url("/feed"))).isEqualTo(new FetchResult.Failed(new FeedProblem.Empty("127.0.0.1")));
  }

  @Test
  void saysWhatTheHostSays() {
    record Case(int status, FeedProblem problem) {}
    String host = "127.0.0.1";
    for (Case c : List.of(new Case(401, new FeedProblem.SignInNeeded(host, false)),
        new Case(403, new FeedProblem.NotAllowed(host)), new Case(404, new FeedProblem.NotFound(host)),
        new Case(410, new FeedProblem.Gone(host)), new Case(418, new FeedProblem.HttpError(host, 418)),
        new Case(500, new FeedProblem.HttpError(host, 500)), new Case(302, new FeedProblem.HttpError(host, 302)),
        new Case(429, new FeedProblem.TooBusy(host, null)), new Case(503, new FeedProblem.TooBusy(host, null)))) {
      server.enqueue(answer(c.status()).body("<html>sorry</html>").build());
      assertThat(fetch(url("/feed"))).isEqualTo(new FetchResult.Failed(c.problem()));
    }
  }

  @ParameterizedTest
  @CsvSource({"120, PT2M", "0, PT0S", "'Sun, 22 Nov 2026 13:00:00 GMT', PT1H",
      "'Sun, 22 Nov 2026 11:00:00 GMT', PT0S", "99999999999, PT168H"})
  void hearsForHowLongTheHostWantsToBeLeftAlone(String retryAfter, Duration wait) {
    server.enqueue(answer(429).addHeader("Retry-After", retryAfter).build());
    assertThat(fetch(url("/feed")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.TooBusy("127.0.0.1", wait)));
    server.enqueue(answer(429).addHeader("Retry-After", "soon").build());
    assertThat(fetch(url("/feed")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.TooBusy("127.0.0.1", null)));
  }

  @Test
  void knowsWhereAFeedMovedForGood() {
    redirect(301, "/second");
    redirect(308, "/third");
    redirect(302, "/fourth");
    redirect(301, "/fifth");
    feed();
    FetchResult.Fetched fetched = fetched(fetch(url("/feed")));
    assertThat(fetched.movedPermanentlyTo()).isEqualTo(url("/third"));
    assertThat(fetched.finalUrl()).isEqualTo(url("/fifth"));

    redirect(302, "/second");
    redirect(301, "/third");
    feed();
    assertThat(fetched(fetch(url("/feed"))).movedPermanentlyTo()).isNull();

    redirect(301, "/second");
    server.enqueue(answer(304).build());
    assertThat(fetcher.fetch(new FeedRequest(url("/feed"), "\"1\"", null, null)))
        .isEqualTo(new FetchResult.NotModified(url("/second")));
  }

  @ParameterizedTest
  @CsvSource({"feed.xml, /a/feed.xml", "../feed.xml, /feed.xml", "/feed.xml, /feed.xml", "?page=1, /a/b?page=1",
      "//127.0.0.1:PORT/x, /x", "http://127.0.0.1:PORT, /", "' /feed.xml ', /feed.xml"})
  void findsItsWayByRelativeAndCarelessLocations(String location, String path) {
    redirect(302, location.replace("PORT", Integer.toString(server.getPort())));
    feed();
    assertThat(fetched(fetch(url("/a/b"))).finalUrl()).isEqualTo(url(path));
  }

  @Test
  void followsTwentyRedirectsAndNoMore() {
    for (int i = 1; i <= 20; i++) {
      redirect(302, "/" + i);
    }
    feed();
    assertThat(fetched(fetch(url("/0"))).finalUrl()).isEqualTo(url("/20"));
    for (int i = 1; i <= 21; i++) {
      redirect(302, "/" + i);
    }
    assertThat(fetch(url("/0"))).isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.com/feed", "javascript:alert(1)", "data:text/xml,<a/>"})
  void neverLeavesTheWeb(String location) {
    redirect(301, location);
    assertThat(fetch(url("/feed"))).isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
  }

  @Test
  void doesNotRunInCircles() {
    redirect(301, "/b");
    redirect(301, "/a");
    assertThat(fetch(url("/a"))).isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(fetch(faults.feed(1, 10_000, "", "loop")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.BadRedirect("127.0.0.1")));
  }

  @Test
  void passesThroughSixTrackingHosts() {
    for (int i = 1; i <= 6; i++) {
      redirect(302, "http://" + (i % 2 == 0 ? "127.0.0.1" : "localhost") + ":" + server.getPort() + "/track" + i);
    }
    feed();
    assertThat(fetched(fetch(url("/feed"))).finalUrl()).isEqualTo(url("/track6"));
  }

  @Test
  void givesThePasswordToItsOwnOriginAlone() throws InterruptedException {
    String withPassword = "http://user:secret@127.0.0.1:" + server.getPort() + "/feed";
    redirect(302, "/own");
    redirect(302, "http://localhost:" + server.getPort() + "/other");
    redirect(302, url("/back"));
    feed();
    FetchResult.Fetched fetched = fetched(fetch(withPassword));
    assertThat(fetched.toString()).doesNotContain("secret");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");

    assertThat(fetcher.fetch(new FeedRequest(
        faults.feed(2, 10_000, "", "auth"), null, null, new Credentials("user", "secret"))))
        .isInstanceOf(FetchResult.Fetched.class);
    assertThat(new Credentials("user", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void unpacksGzipWhetherTheHostNamesItOrNot() {
    byte[] feed = FaultContent.feed(3, 50_000);
    assertThat(fetched(fetch(faults.feed(3, 50_000, "", "gzip"))).body()).isEqualTo(feed);
    assertThat(fetched(fetch(faults.feed(3, 50_000, "", "baregzip"))).body()).isEqualTo(feed);
    assertThat(fetched(fetch(faults.feed(3, 50_000, "chunked", "gzip"))).body()).isEqualTo(feed);
    server.enqueue(answer(200).body("<rss></rss>").addHeader("Content-Encoding", "gzip").build());
    assertThat(fetched(fetch(url("/feed"))).body()).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.20000", "reset.20000", "cutgzip.900", "cut.0"})
  void saysWhenAFeedStopsInTheMiddle(String action) {
    assertThat(fetch(faults.feed(4, 50_000, "", action)))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.CutOff("127.0.0.1")));
  }

  @Test
  void takesAFeedWithItsEndForWholeWhateverLengthWasAnnounced() {
    byte[] feed = FaultContent.feed(5, 50_000);
    assertThat(fetched(fetch(faults.feed(5, 50_000, "", "longer.100"))).body()).isEqualTo(feed);
    assertThat(fetched(fetch(faults.feed(5, 50_000, "nolength", "ok"))).body()).isEqualTo(feed);
    assertThat(fetched(fetch(faults.feed(5, 50_000, "chunked", "ok"))).body()).isEqualTo(feed);
  }

  @Test
  void handsOnWebPagesAndPicturesForOthersToJudge() {
    assertThat(fetched(fetch(faults.feed(6, 10_000, "", "html"))).contentType()).isEqualTo("text/html");
    assertThat(fetched(fetch(faults.feed(6, 10_000, "", "png"))).body()).hasSize(4000);
  }

  @Test
  void stopsAtTheLimitPackedAndUnpacked() throws IOException {
    FeedProblem tooLarge = new FeedProblem.TooLarge("127.0.0.1", LIMIT);
    server.enqueue(answer(200).addHeader("Content-Length", LIMIT + 1).build());
    assertThat(fetch(url("/announced"))).isEqualTo(new FetchResult.Failed(tooLarge));
    assertThat(fetch(faults.feed(7, (int) LIMIT + 1, "chunked", "ok"))).isEqualTo(new FetchResult.Failed(tooLarge));
    server.enqueue(answer(200).body(new Buffer().write(bomb(1))).build());
    assertThat(fetch(url("/bomb"))).isEqualTo(new FetchResult.Failed(tooLarge));
    server.enqueue(answer(200).body(new Buffer().write(bomb(2))).build());
    assertThat(fetch(url("/bomb-in-a-bomb"))).isEqualTo(new FetchResult.Failed(tooLarge));
  }

  @Test
  void takesAFeedOfFiftyMegabytes() {
    byte[] body = new byte[50 * 1024 * 1024];
    Arrays.fill(body, (byte) ' ');
    System.arraycopy("<rss></rss>".getBytes(StandardCharsets.US_ASCII), 0, body, body.length - 11, 11);
    server.enqueue(answer(200).body(new Buffer().write(body)).build());
    try (HttpClients usual = new HttpClients("test")) {
      FetchResult result = new FeedFetcher(usual, InstantSource.system()).fetch(FeedRequest.of(url("/feed")));
      assertThat(fetched(result).body()).hasSize(body.length);
    }
  }

  private static byte[] bomb(int layers) throws IOException {
    byte[] bytes = new byte[(int) LIMIT * 4];
    for (int i = 0; i < layers; i++) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      bytes = packed.toByteArray();
    }
    return bytes;
  }

  @Test
  void doesNotWaitForSilenceNorForADripWithoutEnd() {
    FetchResult timedOut = new FetchResult.Failed(new FeedProblem.TimedOut("127.0.0.1"));
    assertThat(fetch(faults.feed(8, 10_000, "", "stall.0"))).isEqualTo(timedOut);
    assertThat(fetch(faults.feed(8, 10_000, "", "stall.5000"))).isEqualTo(timedOut);
    assertThat(fetch(faults.feed(8, 100_000, "", "drip.100"))).isEqualTo(timedOut);
    assertThat(fetched(fetch(faults.feed(8, 5_000, "", "drip.100"))).body()).isEqualTo(FaultContent.feed(8, 5_000));
  }

  @Test
  void namesTheHostThatFailed() {
    assertThat(fetch("http://nobody.invalid/feed"))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.HostNotFound("nobody.invalid")));
    redirect(302, "http://nobody.invalid/feed");
    assertThat(fetch(url("/feed")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.HostNotFound("nobody.invalid")));
    assertThat(fetch("http://127.0.0.1:1/feed"))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.ConnectionFailed("127.0.0.1")));
    assertThat(fetch(faults.feed(9, 10_000, "", "cutstart")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.ConnectionFailed("127.0.0.1")));
    assertThat(fetch(faults.feed(9, 10_000, "", "cuthead")))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.ConnectionFailed("127.0.0.1")));
    assertThat(fetch("not an address")).isEqualTo(
        new FetchResult.Failed(new FeedProblem.BadAddress("not an address")));
  }
}
