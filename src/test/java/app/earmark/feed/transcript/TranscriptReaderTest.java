package app.earmark.feed.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.TranscriptLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TranscriptReaderTest {

  private static List<TranscriptLine> read(String text) {
    return TranscriptReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void subRip() {
    assertThat(read("\uFEFF1\r\n00:00:01,500 --> 00:00:04,000\r\nNight trains\r\nare <i>back</i> &amp; well.\r\n\r\n"
        + "2\r\n01:00:04,000 --> 01:00:06,000\r\nNobody knows.\r\n")).containsExactly(
        new TranscriptLine(1_500L, 4_000L, null, "Night trains are back & well."),
        new TranscriptLine(3_604_000L, 3_606_000L, null, "Nobody knows."));
  }

  @Test
  void webVttWithVoicesStylesAndNotes() {
    assertThat(read("""
        WEBVTT - a title

        STYLE
        ::cue { color: red }

        NOTE a remark

        intro
        00:01.000 --> 00:04.000 align:start position:10%
        <v.loud Ann Lee>Night <c.red>trains</c> <00:02.000>are back.</v>

        00:04.000 --> 00:06.000
        <v Bob>Who asked?
        """)).containsExactly(
        new TranscriptLine(1_000L, 4_000L, "Ann Lee", "Night trains are back."),
        new TranscriptLine(4_000L, 6_000L, "Bob", "Who asked?"));
  }

  @Test
  void wordsOfJsonBecomeSentences() {
    assertThat(read("""
        {"version":"1.0.0","segments":[
          {"speaker":"Ann","startTime":0.5,"endTime":1,"body":"Night"},
          {"speaker":"Ann","startTime":1,"endTime":1.5,"body":"trains are back, and nobody knows why."},
          {"speaker":"Ann","startTime":1.6,"endTime":2,"body":"Well."},
          {"speaker":"Bob","startTime":2,"endTime":3,"body":"Who asked?"},
          {"startTime":9,"endTime":10,"body":"Nobody."}]}
        """)).containsExactly(
        new TranscriptLine(500L, 1_500L, "Ann", "Night trains are back, and nobody knows why."),
        new TranscriptLine(1_600L, 2_000L, null, "Well."),
        new TranscriptLine(2_000L, 3_000L, "Bob", "Who asked?"),
        new TranscriptLine(9_000L, 10_000L, null, "Nobody."));
  }

  @Test
  void html() {
    assertThat(read("<cite>Ann:</cite> <time>0:05</time> <p>Night trains.</p><p>Nobody.</p>")).containsExactly(
        new TranscriptLine(5_000L, null, "Ann", "Night trains."), new TranscriptLine(null, null, null, "Nobody."));
    assertThat(read("One paragraph.\n\nAnother.")).extracting(TranscriptLine::text)
        .containsExactly("One paragraph.", "Another.");
  }

  @Test
  void nothingFails() {
    assertThat(read("")).isEmpty();
    assertThat(read("{\"segments\":3}")).isEmpty();
    assertThat(read("{broken")).isEmpty();
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertThat(TranscriptReader.read(bytes)).hasSizeLessThan(200);
    }
  }
}
