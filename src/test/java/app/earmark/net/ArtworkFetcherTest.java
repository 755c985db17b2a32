package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtworkFetcherTest {

  @TempDir Path folder;

  private final MockWebServer server = new MockWebServer();
  private final HttpClients clients = new HttpClients("test");
  private ArtworkFetcher artwork;

  @BeforeEach
  void start() throws IOException {
    server.start();
    artwork = open();
  }

  private ArtworkFetcher open() {
    return new ArtworkFetcher(
        clients, folder.resolve("artwork"), ArtworkFetcher.USUAL_CACHE_BYTES, InstantSource.system());
  }

  @AfterEach
  void stop() {
    artwork.close();
    clients.close();
    server.close();
  }

  private static byte[] picture(String start) {
    byte[] bytes = new byte[3000];
    Arrays.fill(bytes, (byte) 7);
    for (int i = 0; i < start.length(); i++) {
      bytes[i] = (byte) start.charAt(i);
    }
    return bytes;
  }

  private static MockResponse answer(byte[] body) {
    return new MockResponse.Builder().body(new Buffer().write(body)).addHeader("Content-Type", "text/plain")
        .addHeader("Cache-Control", "no-store, max-age=0").addHeader("Vary", "*").build();
  }

  private String url() {
    return server.url("/cover").toString();
  }

  @Test
  void keepsPicturesOnDiskAcrossRestartsAndWithoutANetwork() {
    byte[] png = picture("\u0089PNG\r\n\u001a\n");
    server.enqueue(answer(png));
    assertThat(artwork.fetch(url())).isInstanceOfSatisfying(ArtworkResult.Fetched.class, fetched -> {
      assertThat(fetched.bytes()).isEqualTo(png);
      assertThat(fetched.type()).isEqualTo("image/png");
    });
    artwork.close();
    String url = url();
    server.close();
    artwork = open();
    assertThat(artwork.fetch(url)).isInstanceOfSatisfying(
        ArtworkResult.Fetched.class, fetched -> assertThat(fetched.bytes()).isEqualTo(png));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void knowsPicturesByTheirBytes() {
    server.enqueue(answer(picture("\u00ff\u00d8\u00ff\u00e0")));
    server.enqueue(answer(picture("GIF89a")));
    server.enqueue(answer(picture("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ")));
    assertThat(((ArtworkResult.Fetched) artwork.fetch(server.url("/1").toString())).type()).isEqualTo("image/jpeg");
    assertThat(((ArtworkResult.Fetched) artwork.fetch(server.url("/2").toString())).type()).isEqualTo("image/gif");
    assertThat(((ArtworkResult.Fetched) artwork.fetch(server.url("/3").toString())).type()).isEqualTo("image/webp");
  }

  @Test
  void followsRedirectsAndRemembersPermanentOnes() {
    server.enqueue(new MockResponse.Builder().code(301).addHeader("Location", "/new").build());
    server.enqueue(answer(picture("GIF89a")));
    assertThat(artwork.fetch(url())).isInstanceOf(ArtworkResult.Fetched.class);
    assertThat(artwork.fetch(url())).isInstanceOf(ArtworkResult.Fetched.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void saysWhatIsNoPicture() {
    server.enqueue(answer(picture("<html>")));
    assertThat(artwork.fetch(url())).isEqualTo(new ArtworkResult.NotAPicture(server.getHostName()));
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(artwork.fetch(server.url("/gone").toString()))
        .isEqualTo(new ArtworkResult.Failed(new FeedProblem.NotFound(server.getHostName())));
    server.enqueue(new MockResponse.Builder().addHeader("Content-Length", "99999999999").build());
    assertThat(artwork.fetch(server.url("/huge").toString()))
        .isEqualTo(new ArtworkResult.Failed(new FeedProblem.TooLarge(server.getHostName(), 24L * 1024 * 1024)));
    assertThat(artwork.fetch("data:image/png;base64,xx"))
        .isEqualTo(new ArtworkResult.Failed(new FeedProblem.BadAddress("data:image/png;base64,xx")));
  }
}
