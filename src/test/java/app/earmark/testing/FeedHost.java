package app.earmark.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A web server in this process that answers by path, and remembers what it was asked. */
public final class FeedHost implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final InetAddress address;
  private final Map<String, Function<RecordedRequest, MockResponse>> answers = new ConcurrentHashMap<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

  public FeedHost() throws IOException {
    this(InetAddress.getLoopbackAddress(), null);
  }

  /** One of many: on Linux the machine answers at every address that begins with 127. */
  public FeedHost(InetAddress address) throws IOException {
    this(address, null);
  }

  /** With https. */
  public FeedHost(SSLSocketFactory secure) throws IOException {
    this(InetAddress.getLoopbackAddress(), secure);
  }

  private FeedHost(InetAddress address, @Nullable SSLSocketFactory secure) throws IOException {
    this.address = address;
    if (secure != null) {
      server.useHttps(secure);
    }
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        requests.add(request);
        Function<RecordedRequest, MockResponse> answer = answers.get(request.getTarget());
        return answer == null ? new MockResponse.Builder().code(404).build() : answer.apply(request);
      }
    });
    server.start(address, 0);
  }

  /** Its address and port, such as {@code 127.0.0.1:8080}. */
  public String at() {
    return address.getHostAddress() + ":" + server.getPort();
  }

  public String url(String path) {
    return server.url(path).toString();
  }

  /** What was asked for at this path, oldest first. */
  public List<RecordedRequest> requests(String path) {
    return requests.stream().filter(request -> request.getTarget().equals(path)).toList();
  }

  public void answer(String path, Function<RecordedRequest, MockResponse> answer) {
    answers.put(path, answer);
  }

  /** Serves a body without validators. */
  public void serve(String path, String body) {
    answer(path, request -> ok(body).build());
  }

  /** Serves a body with an ETag made from it, and 304 to whoever knows it. */
  public void serveValidated(String path, String body) {
    String etag = "\"" + Integer.toHexString(body.hashCode()) + "\"";
    answer(path, request -> etag.equals(request.getHeaders().get("If-None-Match"))
        ? new MockResponse.Builder().code(304).build()
        : ok(body).addHeader("ETag", etag).build());
  }

  public void status(String path, int code) {
    answer(path, request -> new MockResponse.Builder().code(code).build());
  }

  public void redirect(String path, int code, String to) {
    answer(path, request -> new MockResponse.Builder().code(code).addHeader("Location", to).build());
  }

  private static MockResponse.Builder ok(String body) {
    String type = body.contains("<html") ? "text/html; charset=utf-8" : "application/rss+xml; charset=utf-8";
    return new MockResponse.Builder().code(200).addHeader("Content-Type", type).body(body);
  }

  /** An RSS feed with these items. */
  public static String rss(String title, List<String> items) {
    return rss(title, "", items);
  }

  /** With more elements in the channel. */
  public static String rss(String title, String channel, List<String> items) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
        <title>%s</title><link>https://show.example/</link><description>About it</description>%s
        %s
        </channel></rss>
        """.formatted(title, channel, String.join("\n", items));
  }

  /** Weekly items, the newest first, numbered from 1. */
  public static List<String> items(int newest, int oldest) {
    List<String> items = new ArrayList<>();
    for (int number = newest; number >= oldest; number--) {
      items.add(item("guid-" + number, "Episode " + number, number));
    }
    return items;
  }

  public static String item(String guid, String title, int number) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.parse("2026-01-02T08:00:00Z").plusWeeks(number));
    return """
        <item><title>%s</title><guid isPermaLink="false">%s</guid><pubDate>%s</pubDate>
        <description>Notes of %s</description>
        <enclosure url="https://media.example/%d.mp3" type="audio/mpeg" length="%d"/></item>
        """.formatted(title, guid, date, title, number, 1_000_000 + number);
  }

  @Override
  public void close() {
    server.close();
  }
}
