package app.earmark.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Enclosure;
import app.earmark.model.FeedDiagnostic.Kind;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hosts send that is no XML, each kind once. */
class MalformedFeedTest {

  private static final String SECOND = "<item><title>Second</title><guid>2</guid>"
      + "<enclosure url=\"https://a.test/2.mp3\" type=\"audio/mpeg\"/></item>";

  @Test
  void textBeforeTheDeclaration() {
    ParsedFeed feed = Reading.feed("\n \n" + Reading.around(SECOND));
    assertThat(feed.items()).hasSize(1);
    ParsedFeed warned = Reading.feed("<br />\n<b>Warning</b>: session_start() in <b>/x.php</b><br />\n"
        + Reading.around(SECOND));
    assertThat(warned.title()).isEqualTo("Show");
    assertThat(warned.items()).hasSize(1);
    assertThat(Reading.kinds(warned)).contains(Kind.REPAIRED);
  }

  @Test
  void prefixesThatAreNotDeclared() {
    ParsedFeed feed = Reading.feed("<rss><channel><title>T</title><item><title>A</title><itunes:duration>90"
        + "</itunes:duration><podcast:season>3</podcast:season></item></channel></rss>");
    assertThat(feed.items().getFirst().duration()).hasSeconds(90);
    assertThat(feed.items().getFirst().season()).isEqualTo(3);
    assertThat(Reading.kinds(feed)).contains(Kind.REPAIRED);
  }

  @Test
  void entitiesOfHtmlAndBareAmpersands() {
    ParsedFeed feed = Reading.items("<item><title>Caf&eacute; &amp; Q&A &nbsp;&ndash; &unknown; &#8217;&#x2019;&#150;"
        + "</title><link>https://a.test/?a=1&b=2&copy=3</link></item>");
    ParsedItem item = feed.items().getFirst();
    assertThat(item.title()).isEqualTo("Café & Q&A \u00a0– &unknown; ’’–");
    assertThat(item.link()).isEqualTo("https://a.test/?a=1&b=2&copy=3");
    assertThat(Reading.kinds(feed)).contains(Kind.REPAIRED);
  }

  @Test
  void controlCharacters() {
    ParsedFeed feed = Reading.items("<item><title>A\u0000B\u0008C\u001f&#1;D</title></item>" + SECOND);
    assertThat(feed.items()).extracting(ParsedItem::title).containsExactly("ABCD", "Second");
  }

  @Test
  void tagsThatAreNeverClosed() {
    ParsedFeed feed = Reading.items("<item><title>First<link>https://a.test/1</link><guid>1<pubDate>2020-01-02"
        + "<description>Text <b>bold<enclosure url=\"https://a.test/1.mp3\" type=\"audio/mpeg\">" + SECOND);
    assertThat(feed.items()).hasSize(2);
    ParsedItem first = feed.items().getFirst();
    assertThat(first.title()).isEqualTo("First");
    assertThat(first.link()).isEqualTo("https://a.test/1");
    assertThat(first.guid()).isEqualTo("1");
    assertThat(first.published()).isNotNull();
    assertThat(first.enclosure()).isNotNull();
    assertThat(feed.items().get(1).title()).isEqualTo("Second");
    assertThat(feed.isCutOff()).isFalse();
  }

  @Test
  void endTagsWithoutStartTags() {
    ParsedFeed feed = Reading.items("<item></p><title>First</b></title></item></item></div>" + SECOND);
    assertThat(feed.items()).extracting(ParsedItem::title).containsExactly("First", "Second");
  }

  @Test
  void sectionsThatAreNeverClosed() {
    ParsedFeed feed = Reading.items("<item><title>First</title><description><![CDATA[<p>never closed</p></description>"
        + "<guid>1</guid></item>" + SECOND + "<item><title><![CDATA[Third]]></title></item>");
    assertThat(feed.items()).extracting(ParsedItem::title).containsExactly("First", "Second", "Third");
    assertThat(feed.items().getFirst().guid()).isEqualTo("1");
    assertThat(feed.items().getFirst().notes()).isEqualTo("<p>never closed</p>");
    ParsedFeed last = Reading.items(SECOND
        + "<item><title>Last</title><description><![CDATA[text</description></item>");
    assertThat(last.items()).extracting(ParsedItem::title).containsExactly("Second", "Last");
  }

  @Test
  void attributesWithoutQuotes() {
    ParsedFeed feed = Reading.items("<item><title>First</title><enclosure url=https://a.test/1.mp3 type=audio/mpeg "
        + "length=5/></item><item><title>Third</title><enclosure url=\"https://a.test/3.mp3 type=\"audio/mpeg\"/>"
        + "</item>" + SECOND);
    assertThat(feed.items()).extracting(ParsedItem::title).containsExactly("First", "Third", "Second");
    assertThat(feed.items()).allSatisfy(item -> assertThat(item.enclosure()).isNotNull());
    assertThat(feed.items().getFirst().enclosure()).extracting("url").isEqualTo("https://a.test/1.mp3");
  }

  @Test
  void markupThatIsNotEscaped() {
    ParsedFeed feed = Reading.items("<item><title>A <i>very</i> fine day</title><description><p>One<br>two &amp; three"
        + "<img src=\"x.png\"></p></description></item>" + SECOND);
    assertThat(feed.items().getFirst().title()).isEqualTo("A <i>very</i> fine day");
    assertThat(feed.items().getFirst().notes()).isEqualTo("<p>One<br>two &amp; three<img src=\"x.png\"></p>");
    assertThat(feed.items()).hasSize(2);
  }

  @Test
  void cutOffInTheMiddle() {
    String whole = Reading.around("<item><title>First</title><guid>1</guid></item>" + SECOND + SECOND.replace("2",
        "3"));
    for (String end : List.of("<title>Sec", "<guid>2</g", "type=\"audio", "</channel>", "</rss>")) {
      ParsedFeed feed = Reading.feed(whole.substring(0, whole.lastIndexOf(end)));
      assertThat(feed.isCutOff()).as(end).isTrue();
      assertThat(feed.title()).as(end).isEqualTo("Show");
      assertThat(feed.items().getFirst().title()).as(end).isEqualTo("First");
      assertThat(feed.items()).as(end).allMatch(item -> item.title() != null && item.guid() != null);
    }
    assertThat(Reading.feed(whole).isCutOff()).isFalse();
  }

  @Test
  void textBehindTheEnd() {
    ParsedFeed feed = Reading.feed(Reading.around(SECOND) + "\n<!-- 0.2 s --><script>x()</script> done");
    assertThat(feed.items()).hasSize(1);
    assertThat(feed.isCutOff()).isFalse();
  }

  @Test
  void oneBadItemCostsOnlyItself() {
    ParsedFeed feed = Reading.items("<item/>" + "<item><title>&#xFFFFFFFF;</title><enclosure url=\"::://\"/>"
        + "<pubDate>soon</pubDate><itunes:duration>long</itunes:duration></item>" + SECOND);
    assertThat(feed.items()).extracting(ParsedItem::guid).contains("2");
    assertThat(Reading.kinds(feed)).contains(Kind.ITEM_DROPPED, Kind.DATE, Kind.DURATION, Kind.NO_AUDIO);
  }

  @Test
  void namesInAnyLetterCase() {
    ParsedFeed feed = Reading.feed("<RSS><Channel><TITLE>T</TITLE><Item><Title>A</title><PUBDATE>2020-01-02</PubDate>"
        + "<Enclosure URL=\"https://a.test/1.mp3\"/></ITEM></Channel></RSS>");
    assertThat(feed.title()).isEqualTo("T");
    assertThat(feed.items().getFirst().title()).isEqualTo("A");
    assertThat(feed.items().getFirst().published()).isNotNull();
    assertThat(feed.items().getFirst().enclosure()).isNotNull();
  }

  @Test
  void addressesWithBlanksInThem() {
    ParsedItem item = Reading.item("<title>A</title><enclosure url=\" \n/audio/my file.mp3 \" length=\"0\"/>");
    assertThat(item.enclosure()).isEqualTo(new Enclosure("https://feed.test/audio/my%20file.mp3", null, null));
  }

  @Test
  void sameGuidTwiceIsSaid() {
    assertThat(Reading.kinds(Reading.items(SECOND + SECOND))).contains(Kind.DUPLICATE_GUID);
  }

  @Test
  void notAFeed() {
    assertThat(Reading.of(" \n".getBytes(UTF_8), null)).asString().contains("Empty");
    assertThat(Reading.of("{\"version\":1}".getBytes(UTF_8), "application/json")).asString().contains("NotAFeed");
    assertThat(Reading.of("<html><body>404</body></html>".getBytes(UTF_8), "application/rss+xml"))
        .isInstanceOf(FeedReading.WebPage.class);
    assertThat(Reading.of("ID3\u0003\u0000\u0000".getBytes(UTF_8), "audio/mpeg")).asString().contains("NotAFeed");
  }

  /** As a browser would read it, and as other clients do: a title is HTML, whatever the standard says. */
  @Test
  void whatIsEscapedTwiceIsReadAsMeant() {
    ParsedFeed feed = Reading.items("<itunes:author>Smith &amp;amp; Sons</itunes:author><item>"
        + "<title>Tom &amp;amp; Jerry &amp;#8217;s &lt;i&gt;day&lt;/i&gt; &lt;3</title><itunes:subtitle>R&amp;amp;D"
        + "</itunes:subtitle><description>&amp;lt;p&amp;gt;It&amp;amp;#8217;s on&amp;lt;/p&amp;gt;</description>"
        + "<psc:chapters><psc:chapter start='0' title='Q&amp;amp;A'/></psc:chapters></item>");
    assertThat(feed.author()).isEqualTo("Smith & Sons");
    ParsedItem item = feed.items().getFirst();
    assertThat(item.title()).as("as other readers have it").isEqualTo("Tom &amp; Jerry &#8217;s <i>day</i> <3");
    assertThat(item.shownTitle()).isEqualTo("Tom & Jerry ’s day <3");
    assertThat(item.summary()).isEqualTo("R&D");
    assertThat(item.notes()).isEqualTo("<p>It&#8217;s on</p>");
    assertThat(item.extras().chapters().getFirst().title()).isEqualTo("Q&A");
  }
}
