package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.feed.FeedDocument;
import app.earmark.feed.FeedReader;
import app.earmark.feed.FeedReading;
import app.earmark.model.FeedDiagnostic;
import app.earmark.util.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingWordsTest {

  private static final String HEAD = "<rss version=\"2.0\"><channel><title>Show</title>";
  private static final String AUDIO = "<enclosure url=\"https://media.example/1.mp3\" type=\"audio/mpeg\"/>";

  /** Each has something wrong with it. */
  private static final List<String> FEEDS = List.of(
      "noise " + HEAD + "<item><title>a & b &nope; < c</title>" + AUDIO + "</item></channel></rss> more",
      "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + HEAD + "<item title=x y><x:y>1</x:y>\u0001" + AUDIO + "</i></item></rss>",
      HEAD + "<item><title><![CDATA[open" + AUDIO,
      HEAD + "<item>" + AUDIO + "<title>One</title></item><!-- open",
      HEAD + "<item/><item><title>No audio</title></item><item><guid>1</guid>" + AUDIO + "</item><item><guid>1</guid>"
          + AUDIO + "</item></channel></rss>",
      HEAD + "<item><title>Dates</title><pubDate>soon</pubDate><itunes:duration xmlns:itunes="
          + "\"http://www.itunes.com/dtds/podcast-1.0.dtd\">long</itunes:duration><link>javascript:x</link>" + AUDIO
          + "</item></channel></rss>",
      HEAD + "<item><title>In text</title><description>&lt;a href=\"https://media.example/2.mp3\"&gt;Listen"
          + "&lt;/a&gt;</description></item><item><title>Link</title><link>https://media.example/3.mp3</link></item>"
          + "</channel></rss>",
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + HEAD + "<item><title>Züge</title>" + AUDIO
          + "</item></channel></rss>");

  private static List<FeedDiagnostic> findings() {
    return FEEDS.stream().flatMap(feed -> findings(feed).stream()).toList();
  }

  private static List<FeedDiagnostic> findings(String feed) {
    FeedReading reading = new FeedReader().read(new FeedDocument(
        feed.getBytes(StandardCharsets.UTF_8), "https://feed.example/", "application/rss+xml"));
    return reading instanceof FeedReading.Read read ? read.feed().diagnostics() : List.of();
  }

  @Test
  void inEnglishTheyStayAsTheyAre() {
    FindingWords words = new FindingWords(new Texts(Locale.ENGLISH));

    assertThat(findings()).hasSizeGreaterThan(15)
        .allSatisfy(found -> assertThat(words.of(found)).isEqualTo(found.detail()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "zh-CN"})
  void inOtherLanguagesNoneStaysEnglish(String language) {
    FindingWords words = new FindingWords(new Texts(Locale.forLanguageTag(language)));

    assertThat(findings()).allSatisfy(found -> assertThat(words.of(found)).isNotEqualTo(found.detail()));
  }

  @Test
  void whatIsWrittenInTheFeedStaysAsItIs() {
    FindingWords german = new FindingWords(new Texts(Locale.GERMAN));

    assertThat(words(german, "not a date: soon")).isEqualTo("kein Datum: soon");
    assertThat(words(german, "line 7: a bare & was taken as it stands (3 times)"))
        .isEqualTo("Zeile 7: ein einzelnes & wurde so genommen, wie es dasteht (3-mal)");
    assertThat(words(german, "page 3 with older episodes could not be read: host.example"))
        .isEqualTo("Seite 3 mit älteren Folgen konnte nicht gelesen werden: host.example");
    assertThat(words(german, "written by an earlier version")).isEqualTo("written by an earlier version");
    assertThat(Stream.of("the document ends without </rss>", "not a date: {0} '{1}'"))
        .allSatisfy(sentence -> assertThat(words(german, sentence)).isNotEqualTo(sentence));
  }

  private static String words(FindingWords words, String detail) {
    return words.of(new FeedDiagnostic(FeedDiagnostic.Kind.OTHER, null, detail));
  }
}
