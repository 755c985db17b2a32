package app.earmark.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpmlTest {

  private final Opml opml = new Opml();

  @Test
  void foldersBecomeTags() {
    OpmlReading.Read list = read("""
        <opml version="2.0"><head><title>My shows</title></head><body>
        <outline text="News"><outline text="Deep"><outline type="rss" text="A" xmlUrl="https://a.test/f?x=1&amp;y=2"/>
        </outline><outline type="rss" title="B" text="b" xmlUrl="https://b.test/" htmlUrl="https://b.test/page"/>
        </outline><outline type="rss" text="C" xmlUrl="https://c.test/"></outline></body></opml>""");
    assertThat(list.title()).isEqualTo("My shows");
    assertThat(list.entries()).containsExactly(
        new OpmlEntry("https://a.test/f?x=1&y=2", "A", null, List.of("News", "Deep")),
        new OpmlEntry("https://b.test/", "B", "https://b.test/page", List.of("News")),
        new OpmlEntry("https://c.test/", "C", null, List.of()));
    assertThat(list.repairs()).isEmpty();
  }

  @Test
  void recoversWhatIsNotWellFormed() {
    OpmlReading.Read list = read("""
        \n<opml><body><OUTLINE text='Q & A <live>' XMLURL='https://a.test/?a=1&b=2'>
        <outline text="B "quoted" name" xmlUrl="https://b.test/"/><outline text="C" xmlUrl=https://c.test/ />
        <outline text="cut" xmlUrl="https://d""");
    assertThat(list.entries()).extracting(OpmlEntry::url)
        .containsExactly("https://a.test/?a=1&b=2", "https://b.test/", "https://c.test/");
    assertThat(list.entries().getFirst().title()).isEqualTo("Q & A <live>");
    assertThat(list.repairs()).isNotEmpty();
  }

  @Test
  void saysWhatIsNoList() {
    assertThat(opml.read("<rss><channel/></rss>".getBytes(UTF_8))).isInstanceOf(OpmlReading.Unreadable.class);
    assertThat(opml.read(new byte[0])).isInstanceOf(OpmlReading.Unreadable.class);
  }

  @Test
  void whatIsWrittenComesBack() {
    List<OpmlEntry> entries = List.of(
        new OpmlEntry("https://a.test/?a=1&b=\"2\"", "A & B <c> 'd' \"e\" äöü 日本", "https://a.test/", List.of("X",
            "Y & Z")),
        new OpmlEntry("https://b.test/", "B", null, List.of("X")),
        new OpmlEntry("https://c.test/", "C", null, List.of()),
        new OpmlEntry("https://d.test/", "D", null, List.of("X", "Y & Z")));
    OpmlReading.Read again = (OpmlReading.Read) opml.read(opml.write("Shows & more", entries));
    assertThat(again.entries()).isEqualTo(entries);
    assertThat(again.title()).isEqualTo("Shows & more");
    assertThat(again.repairs()).isEmpty();
  }

  @Test
  void readsWhatIsPublished() {
    FeedCorpus corpus = new FeedCorpus();
    int feeds = 0;
    int agreed = 0;
    List<String> differences = new ArrayList<>();
    for (JsonNode expected : corpus.lines("expected/opml.jsonl")) {
      String file = expected.get("file").asString();
      OpmlReading.Read list = (OpmlReading.Read) opml.read(corpus.bytes(file));
      assertThat(((OpmlReading.Read) opml.read(opml.write("x", list.entries()))).entries()).as(file)
          .isEqualTo(list.entries());
      if (!expected.get("well_formed").asBoolean()) {
        int count = expected.get("xmlUrl_by_regex").asInt();
        feeds += count;
        agreed += Math.min(count, list.entries().size());
        if (count != list.entries().size()) {
          differences.add(file + ": " + count + " addresses, read " + list.entries().size());
        }
        continue;
      }
      int at = 0;
      for (JsonNode feed : expected.get("feeds")) {
        feeds++;
        List<String> folders = new ArrayList<>();
        feed.get("folder").forEach(name -> folders.add(name.asString()));
        OpmlEntry ours = at < list.entries().size() ? list.entries().get(at) : null;
        at++;
        if (ours != null && ours.url().equals(feed.get("xmlUrl").asString().strip()) && ours.folders().equals(folders)
            && (feed.path("title").asString("").isBlank()
                || feed.get("title").asString().strip().equals(ours.title()))) {
          agreed++;
        } else {
          differences.add(file + ": " + feed + ", read " + ours);
        }
      }
    }
    System.out.println("subscriptions in published lists: " + agreed + " of " + feeds + " as expected");
    assertThat(differences).isEmpty();
    assertThat(feeds).isGreaterThan(1000);
  }

  private OpmlReading.Read read(String body) {
    OpmlReading reading = opml.read(body.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(OpmlReading.Read.class);
    return (OpmlReading.Read) reading;
  }
}
