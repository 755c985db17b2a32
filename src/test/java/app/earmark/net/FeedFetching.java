package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.testing.FaultServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A fetcher that is patient with a busy machine, a server of the test's own and one that does everything wrong. */
abstract class FeedFetching {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final long LIMIT = 2L * 1024 * 1024;
  static final NetworkLimits PATIENT =
      new NetworkLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60), LIMIT);

  static FaultServer faults;
  static HttpClients clients;

  final MockWebServer server = new MockWebServer();
  FeedFetcher fetcher;

  @BeforeAll
  static void startFaults() {
    faults = FaultServer.start();
    clients = new HttpClients("test", PATIENT);
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

  FetchResult fetch(String url) {
    return fetcher.fetch(FeedRequest.of(url));
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getPort() + path;
  }

  static MockResponse.Builder answer(int code) {
    return new MockResponse.Builder().code(code);
  }

  void redirect(int code, String location) {
    server.enqueue(answer(code).addHeader("Location", location).build());
  }

  void feed() {
    server.enqueue(answer(200).body("<rss></rss>").build());
  }

  static FetchResult.Fetched fetched(FetchResult result) {
    assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    return (FetchResult.Fetched) result;
  }
}
