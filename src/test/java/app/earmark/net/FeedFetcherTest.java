package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import app.earmark.testing.FaultContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of asking for a feed, whatever the host does. */
class FeedFetcherTest extends FeedFetching {

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
    NetworkLimits hasty =
        new NetworkLimits(Duration.ofSeconds(20), Duration.ofMillis(400), Duration.ofSeconds(3), LIMIT);
    try (HttpClients shortly = new HttpClients("test", hasty)) {
      FeedFetcher impatient = new FeedFetcher(shortly, InstantSource.fixed(NOW));
      for (String action : List.of("stall.0", "stall.5000", "drip.100")) {
        assertThat(impatient.fetch(FeedRequest.of(faults.feed(8, 100_000, "", action)))).as(action).isEqualTo(timedOut);
      }
    }
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
