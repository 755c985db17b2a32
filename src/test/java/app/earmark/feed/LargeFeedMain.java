package app.earmark.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads a feed of nearly 64 MB and prints how many items it has and how many ms it took; for a JVM with a small heap.
 * On a busy machine that may take longer than a listener would have to wait.
 */
final class LargeFeedMain {

  private LargeFeedMain() {}

  public static void main(String[] arguments) {
    byte[] body = body();
    long start = System.nanoTime();
    FeedReader patient = new FeedReader(Duration.ofMinutes(1));
    FeedReading reading = patient.read(new FeedDocument(body, "https://feed.test/", null));
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println(reading instanceof FeedReading.Read read
        ? "items " + read.feed().items().size() + " ms " + millis + " last " + read.feed().items().getLast().guid()
        : "unread " + reading);
  }

  /** 16,000 items with 4 KB of notes each. */
  private static byte[] body() {
    byte[] body = new byte[FeedReader.MOST_BYTES];
    String notes = "<p>Notes &amp; links about <a href=\"https://show.example/\">it</a>.</p>\n".repeat(55);
    int at = put(body, 0, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Large</title>");
    for (int i = 0; i < 16_000; i++) {
      at = put(body, at, "<item><title>Number " + i + "</title><guid>g" + i
          + "</guid><pubDate>Fri, 02 Jan 2026 08:00:00 GMT"
          + "</pubDate><enclosure url=\"https://media.example/" + i
              + ".mp3\" type=\"audio/mpeg\" length=\"1\"/><description>"
          + "<![CDATA[" + notes + "]]></description></item>");
    }
    at = put(body, at, "</channel></rss>");
    Arrays.fill(body, at, body.length, (byte) ' ');
    return body;
  }

  private static int put(byte[] body, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, body, at, bytes.length);
    return at + bytes.length;
  }
}
