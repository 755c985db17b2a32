package app.earmark.ui.common.notes;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.ui.common.notes.Block.Span;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesReaderTest {

  private static List<Block> read(String html) {
    return NotesReader.read(html, "https://example.org/post/", 3_600_000L);
  }

  private static String text(Block block) {
    return block.spans().stream().map(Span::text).collect(Collectors.joining());
  }

  private static List<Span> marked(String html) {
    return read(html).stream().flatMap(block -> block.spans().stream())
        .filter(span -> span.seekMs() != null || span.link() != null).toList();
  }

  @Test
  void headingsParagraphsAndListsBecomeBlocks() {
    List<Block> blocks = read("""
        <h2>Why it matters</h2>
        <p>First   <b>bold</b> and
        <i>italic</i>.</p>
        <ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
        <ol><li>first</li><li>second</li></ol>
        <blockquote>said so</blockquote><hr>
        <pre>a
          b</pre>""");

    assertThat(blocks).extracting(NotesReaderTest::text)
        .containsExactly("Why it matters", "First bold and italic.", "one", "inner", "two", "first", "second",
            "said so", "", "a\n  b");
    assertThat(blocks.get(0)).isInstanceOfSatisfying(Block.Heading.class, h -> assertThat(h.level()).isEqualTo(2));
    assertThat(blocks.get(1).spans().get(1).bold()).isTrue();
    assertThat(blocks.get(3)).isInstanceOfSatisfying(Block.Item.class, i -> assertThat(i.depth()).isEqualTo(1));
    assertThat(blocks.get(6)).isInstanceOfSatisfying(Block.Item.class, i -> assertThat(i.marker()).isEqualTo("2."));
    assertThat(blocks.get(8)).isInstanceOf(Block.Rule.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "[audio:http://example.org/career/audio/2008/career-op-20080229.mp3]",
      "[audio mp3=\"http://example.org/a.mp3\"][/audio]",
      "[powerpress url=\"http://example.org/a.mp3\"]",
      "[embed]https://example.org/x[/embed]"
  })
  void shortcodesAreNeverShown(String shortcode) {
    assertThat(read("<p>Before</p><p>" + shortcode + "</p><p>After</p>").stream().map(NotesReaderTest::text)
        .collect(Collectors.joining(" "))).doesNotContain("[").contains("Before").contains("After");
  }

  @Test
  void bracketsThatAreTextStay() {
    assertThat(text(read("<p>He said [laughs] no.</p>").getFirst())).isEqualTo("He said [laughs] no.");
  }

  @Test
  void nothingThatCouldRunSurvives() {
    List<Block> blocks = read("""
        <script>alert(1)</script><style>p{}</style><p onclick="x()">Hello
        <a href="javascript:alert(1)">here</a> <a href="file:///etc/passwd">there</a></p>
        <iframe src="https://example.org"></iframe><form><input value="x"></form>""");

    assertThat(blocks).hasSize(1);
    assertThat(text(blocks.getFirst())).isEqualTo("Hello here there");
    assertThat(blocks.getFirst().spans()).allMatch(span -> span.link() == null);
  }

  @Test
  void linksAreAbsoluteMailAndPhoneStay() {
    assertThat(marked("""
        <a href="../more">more</a> <a href="mailto:me@example.org">mail</a> <a href="tel:+15551234">call</a>"""))
        .extracting(Span::link)
        .containsExactly(URI.create("https://example.org/more"), URI.create("mailto:me@example.org"),
            URI.create("tel:+15551234"));
  }

  @Test
  void bareAddressesBecomeLinks() {
    assertThat(marked("See https://example.org/a_(b) and www.example.com."))
        .extracting(span -> String.valueOf(span.link()))
        .containsExactly("https://example.org/a_(b)", "https://www.example.com");
  }

  @Test
  void momentsAtTheStartOfALineOrInBracketsSeek() {
    List<Span> moments = marked("<p>00:00 Start<br>12:04 – Middle<br>(33:10) Later [45:00]</p><p>At 1:02:03 no, "
        + "but 0:59:59 yes</p>");

    assertThat(moments).extracting(Span::seekMs).containsExactly(0L, 724_000L, 1_990_000L, 2_700_000L, 3_599_000L);
  }

  @Test
  void timesOfDayAndVersesAreNoMoments() {
    assertThat(marked("<p>We meet at 8:30 in the hall, 9:15 pm on air, John 3:16, score 21:19.</p><p>8:30 am</p>"))
        .isEmpty();
  }

  @Test
  void plainTextKeepsItsParagraphsAndLines() {
    List<Block> blocks = read("First & best\nsecond line\n\nNext paragraph: a < b");

    assertThat(blocks).extracting(NotesReaderTest::text)
        .containsExactly("First & best\nsecond line", "Next paragraph: a < b");
  }

  @Test
  void picturesAreNamedNotLoadedAndCountersDropped() {
    List<Block> blocks = read("""
        <p>Look: <img src="/cat.png" alt="A cat"> nice</p><img src="https://count.example/x.gif" width="1" height="1">
        """);

    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(1)).isEqualTo(new Block.Picture("https://example.org/cat.png", "A cat"));
  }

  @Test
  void emptyNotesAreNoBlocks() {
    assertThat(read("")).isEmpty();
    assertThat(read("<p>&nbsp;</p><div><br></div>")).isEmpty();
  }
}
