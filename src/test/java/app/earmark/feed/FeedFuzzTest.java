package app.earmark.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.earmark.model.ParsedItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real feeds, damaged by chance with fixed seeds: no crash, no endless loop, and no item lost that was not hit. */
class FeedFuzzTest {

  private static final int ROUNDS = 20_000;
  private static final List<String> SPLINTERS = List.of("<", ">", "&", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>",
      "</item>",
      "<item>", "</channel>", "</rss>", "<rss>", "<?xml?>", "<!DOCTYPE x [", "<title>", "</title>", "<description>",
          "&#0;",
      "&amp;", "&nbsp;", "\u0000", "\ufeff", "[audio:", "]", "<a href=\"", "<enclosure url=\"", "/>", "xmlns=\"x\" ",
          "=",
      "<entry>", "<feed>", "ä", "\u00ff\u00fe", "<p>", "<b", "</");

  private final FeedReader reader = new FeedReader();

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void survivesAnyDamage() {
    List<byte[]> feeds = feeds();
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] damaged = feeds.get(random.nextInt(feeds.size()));
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        damaged = damage(damaged, random, feeds);
      }
      try {
        FeedReading reading = reader.read(new FeedDocument(damaged, Reading.URL, null));
        if (reading instanceof FeedReading.Read read) {
          assertThat(read.feed().items()).allMatch(item -> item.enclosure() == null
              || item.enclosure().url().startsWith("http"));
        }
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed, e);
      }
    }
  }

  @Test
  void damageWithinOneItemCostsNoOther() {
    String feed = new String(resource("/app/earmark/careerop/feed.xml"), UTF_8).replace("{{HOST}}", "career.test");
    List<ParsedItem> whole = Reading.feed(feed).items();
    int from = nth(feed, "<item>", 6) + "<item>".length();
    int to = nth(feed, "</item>", 6);
    int lost = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      int at = from + random.nextInt(to - from);
      String splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size()));
      int cut = random.nextBoolean() ? 0 : random.nextInt(Math.min(40, to - at) + 1);
      List<ParsedItem> items = Reading.feed(feed.substring(0, at) + splinter + feed.substring(at + cut)).items();
      for (ParsedItem item : whole) {
        boolean kept = item.position() == 5 || items.stream().anyMatch(other -> Objects.equals(other.guid(),
            item.guid())
            && Objects.equals(other.title(), item.title()) && Objects.equals(other.enclosure(), item.enclosure()));
        if (!kept && lost++ < 10) {
          System.out.println("seed " + seed + " lost item " + item.position() + " by «" + splinter + "» in «"
              + feed.substring(Math.max(0, at - 30), Math.min(feed.length(), at + cut + 20)).replace("\n", " ") + "»");
        }
      }
    }
    assertThat(lost).isZero();
  }

  private static byte[] damage(byte[] body, Random random, List<byte[]> others) {
    int at = random.nextInt(body.length + 1);
    int length = Math.min(body.length - at, 1 + random.nextInt(60));
    return switch (random.nextInt(8)) {
      case 0 -> join(body, at, SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(UTF_8), at);
      case 1 -> join(body, at, SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(ISO_8859_1), at + length);
      case 2 -> join(body, at, new byte[0], at + length);
      case 3 -> join(body, at, new byte[0], body.length);
      case 4 -> join(body, at, new byte[] {(byte) random.nextInt(256)}, Math.min(body.length, at + 1));
      case 5 -> join(body, at, Arrays.copyOfRange(body, at, at + length), at);
      case 6 -> {
        byte[] other = others.get(random.nextInt(others.size()));
        int start = random.nextInt(other.length);
        yield join(body, at, Arrays.copyOfRange(other, start, Math.min(other.length, start + 400)), at);
      }
      default -> {
        byte[] flipped = body.clone();
        for (int i = random.nextInt(20); i > 0 && flipped.length > 0; i--) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] join(byte[] body, int headEnd, byte[] middle, int tailStart) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(body, 0, headEnd);
    joined.writeBytes(middle);
    joined.write(body, tailStart, body.length - tailStart);
    return joined.toByteArray();
  }

  /** Our own, and those of the corpus where it is there. */
  private static List<byte[]> feeds() {
    List<byte[]> feeds = new ArrayList<>();
    feeds.add(resource("/app/earmark/careerop/feed.xml"));
    feeds.add(resource("/app/earmark/careerop/post.html"));
    FeedCorpus corpus = new FeedCorpus();
    if (corpus.isThere()) {
      for (String file : corpus.files("podcast-namespace", ".xml")) {
        feeds.add(corpus.bytes(file));
      }
      for (String folder : List.of("feedparser", "gofeed", "podcastparser")) {
        corpus.files(folder, ".xml", ".rss").forEach(file -> feeds.add(corpus.bytes(file)));
      }
    }
    return feeds;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(FeedFuzzTest.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int nth(String text, String wanted, int count) {
    int at = -1;
    for (int i = 0; i < count; i++) {
      at = text.indexOf(wanted, at + 1);
    }
    return at;
  }
}
