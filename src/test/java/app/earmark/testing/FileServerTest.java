package app.earmark.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileServerTest {

  @TempDir Path root;

  @Test
  void servesRangesConditionsAndItsOwnAddressAndComesBackAtTheSamePort() throws Exception {
    Files.writeString(root.resolve("feed.xml"), "<a href='http://{{HOST}}/ü.mp3'/>");
    Files.writeString(root.resolve("a b.mp3"), "0123456789");
    try (HttpClient client = HttpClient.newHttpClient(); FileServer server = FileServer.start(root)) {
      assertThat(get(client, server.url("/feed.xml")).body())
          .isEqualTo("<a href='http://" + server.host() + "/ü.mp3'/>");
      HttpResponse<String> part = get(client, server.url("a%20b.mp3"), "Range", "bytes=3-5");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo("345");
      assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 3-5/10");
      String etag = part.headers().firstValue("ETag").orElseThrow();
      assertThat(get(client, server.url("a%20b.mp3"), "If-None-Match", etag).statusCode()).isEqualTo(304);
      assertThat(get(client, server.url("a%20b.mp3"), "Range", "bytes=3-", "If-Range", "\"other\"").body())
          .isEqualTo("0123456789");
      assertThat(get(client, server.url("a%20b.mp3"), "Range", "bytes=10-").statusCode()).isEqualTo(416);
      assertThat(get(client, server.url("none")).statusCode()).isEqualTo(404);
      assertThat(server.requests()).contains("GET /a%20b.mp3 bytes=3-5 206", "GET /none - 404");

      server.close();
      assertThatThrownBy(() -> get(client, server.url("/feed.xml"))).isInstanceOf(IOException.class);
      server.restart();
      assertThat(get(client, server.url("/feed.xml")).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(HttpClient client, String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
