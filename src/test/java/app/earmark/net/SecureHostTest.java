package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
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
    Path store = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", "host", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
        "-validity", "2", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", store.toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, "changeit".toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    friends = new HttpClients("test", NetworkLimits.usual(), builder -> builder.sslSocketFactory(
        context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0]));
    secure.useHttps(context.getSocketFactory());
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
