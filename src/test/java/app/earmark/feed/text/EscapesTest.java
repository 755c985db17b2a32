package app.earmark.feed.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hosts escape once too often, as it stands after the XML itself was read. */
class EscapesTest {

  @ParameterizedTest
  @CsvSource(delimiterString = " => ", value = {
      "Tom &amp; Jerry => Tom & Jerry",
      "It&#8217;s here => It’s here",
      "It&amp;#8217;s here => It’s here",
      "It&#x2019;s here => It’s here",
      "Caf&eacute;&nbsp;au lait => Café au lait",
      "&quot;Hello&quot; &hellip; => \"Hello\" …",
      "AT&T; and Q&A => AT&T; and Q&A",
      "R&D &unknown; => R&D &unknown;",
      "1 &lt; 2 => 1 < 2",
      "The <em>real</em> <B class='x'>one</B> => The real one",
      "One<br/>Two => One Two",
      "<3 and List<String> and <script> => <3 and List<String> and <script>"})
  void lines(String written, String read) {
    assertThat(Escapes.line(written)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(delimiterString = " => ", value = {
      "&lt;p&gt;Hello &lt;a href=&quot;https://a.test/?a=1&amp;amp;b=2&quot;&gt;you&lt;/a&gt;&lt;/p&gt; => "
          + "<p>Hello <a href=\"https://a.test/?a=1&amp;b=2\">you</a></p>",
      "<p>It&amp;#8217;s R&amp;amp;D&amp;hellip;</p> => <p>It&#8217;s R&amp;D&hellip;</p>",
      "<p>Write &amp;lt;p&amp;gt; for a paragraph</p> => <p>Write &amp;lt;p&amp;gt; for a paragraph</p>",
      "In HTML &lt;p&gt; begins a paragraph => In HTML &lt;p&gt; begins a paragraph",
      "<p>&lt;b&gt;kept&lt;/b&gt;</p> => <p>&lt;b&gt;kept&lt;/b&gt;</p>",
      "AT&amp;T; & co => AT&amp;T; & co"})
  void notes(String written, String read) {
    assertThat(Escapes.notes(written)).isEqualTo(read);
  }
}
