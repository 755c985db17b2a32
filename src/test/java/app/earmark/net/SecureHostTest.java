package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import java.nio.file.Path;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts with https, with a certificate made for the test. */
class SecureHostTest {

  @TempDir Path folder;

  private final MockWebServer secure = new MockWebServer();
  private final MockWebServer plain = new MockWebServer();
  private final HttpClients strangers = new HttpClients("test");
  private HttpClients friends;

  @BeforeEach
  void start() throws Exception {
    SecureKeys keys = new SecureKeys(folder);
    friends = keys.clients(NetworkLimits.usual());
    secure.useHttps(keys.sockets());
    secure.start();
    plain.start();
  }

  @AfterEach
  void stop() {
    strangers.close();
    friends.close();
    secure.close();
    plain.close();
  }

  private FetchResult fetch(HttpClients clients, String url) {
    return new FeedFetcher(clients, InstantSource.system()).fetch(FeedRequest.of(url));
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    secure.enqueue(new MockResponse.Builder().body("<rss></rss>").build());
    assertThat(fetch(strangers, "https://localhost:" + secure.getPort() + "/feed"))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.NotSecure("localhost")));
  }

  @Test
  void refusesTheCertificateOfAnotherHost() {
    secure.enqueue(new MockResponse.Builder().body("<rss></rss>").build());
    assertThat(fetch(friends, "https://127.0.0.1:" + secure.getPort() + "/feed"))
        .isEqualTo(new FetchResult.Failed(new FeedProblem.NotSecure("127.0.0.1")));
  }

  @Test
  void goesFromHttpToHttpsAndBack() {
    String secureUrl = "https://localhost:" + secure.getPort();
    String plainUrl = "http://localhost:" + plain.getPort();
    plain.enqueue(new MockResponse.Builder().code(301).addHeader("Location", secureUrl + "/2").build());
    secure.enqueue(new MockResponse.Builder().code(301).addHeader("Location", plainUrl + "/3").build());
    plain.enqueue(new MockResponse.Builder().body("<rss></rss>").build());
    assertThat(fetch(friends, plainUrl + "/1")).isInstanceOfSatisfying(FetchResult.Fetched.class, fetched -> {
      assertThat(fetched.finalUrl()).isEqualTo(plainUrl + "/3");
      assertThat(fetched.movedPermanentlyTo()).isEqualTo(plainUrl + "/3");
    });
  }
}
