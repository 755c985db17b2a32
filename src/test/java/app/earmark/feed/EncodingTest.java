package app.earmark.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedDiagnostic.Kind;
import app.earmark.model.ParsedFeed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodingTest {

  private static final String TITLE = "Über Grüße – “naïve” €";

  @Test
  void utf8WithAndWithoutMark() {
    assertThat(read(xml("UTF-8").getBytes(UTF_8), null, false)).isEqualTo(TITLE);
    assertThat(read(("\ufeff" + xml("UTF-8")).getBytes(UTF_8), null, false)).isEqualTo(TITLE);
    assertThat(read(("\ufeff" + xml("ISO-8859-1")).getBytes(UTF_8), "text/xml; charset=iso-8859-1", false))
        .isEqualTo(TITLE);
  }

  @Test
  void utf16WithAndWithoutMark() {
    assertThat(read(("\ufeff" + xml("UTF-16")).getBytes(UTF_16LE), null, false)).isEqualTo(TITLE);
    assertThat(read(("\ufeff" + xml("UTF-16")).getBytes(UTF_16BE), null, false)).isEqualTo(TITLE);
    assertThat(read(xml("UTF-16").getBytes(UTF_16LE), null, false)).isEqualTo(TITLE);
    assertThat(read(xml("UTF-8").getBytes(UTF_16BE), null, false)).isEqualTo(TITLE);
    assertThat(read(("\ufeff" + xml("UTF-32")).getBytes(Charset.forName("UTF-32LE")), null, false)).isEqualTo(TITLE);
  }

  @Test
  void utf8ThatCallsItselfLatin1() {
    assertThat(read(xml("ISO-8859-1").getBytes(UTF_8), null, true)).isEqualTo(TITLE);
    assertThat(read(xml("windows-1252").getBytes(UTF_8), "application/xml", true)).isEqualTo(TITLE);
    assertThat(read(xml("UTF-8").getBytes(UTF_8), "text/xml; charset=ISO-8859-1", false)).isEqualTo(TITLE);
  }

  @Test
  void latin1ThatCallsItselfUtf8() {
    assertThat(read(xml("UTF-8").getBytes(Charset.forName("windows-1252")), "text/xml; charset=utf-8", true))
        .isEqualTo(TITLE);
  }

  @Test
  void latin1IsWindows1252() {
    assertThat(read(xml("ISO-8859-1").getBytes(Charset.forName("windows-1252")), null, false)).isEqualTo(TITLE);
  }

  @Test
  void theHeaderCounts() {
    String xml = "<rss><channel><title>Привет, мир</title></channel></rss>";
    assertThat(read(xml.getBytes(Charset.forName("windows-1251")), "text/xml; charset=windows-1251", false))
        .isEqualTo("Привет, мир");
    String declared = "<?xml version='1.0' encoding='koi8-r'?>" + xml;
    assertThat(read(declared.getBytes(Charset.forName("KOI8-R")), "text/xml; charset=ISO-8859-1", false))
        .isEqualTo("Привет, мир");
  }

  @Test
  void eastAsianEncodings() {
    for (String name : new String[] {"Shift_JIS", "EUC-JP", "ISO-2022-JP"}) {
      String xml = "<?xml version=\"1.0\" encoding=\"" + name
          + "\"?><rss><channel><title>日本語の番組</title></channel></rss>";
      assertThat(read(xml.getBytes(Charset.forName(name)), null, false)).as(name).isEqualTo("日本語の番組");
    }
    String chinese = "<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><title>中文播客</title></channel></rss>";
    assertThat(read(chinese.getBytes(Charset.forName("GBK")), null, false)).isEqualTo("中文播客");
  }

  @Test
  void aFewForeignBytesInUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("<rss><channel><title>Grüße, Grüße, Grüße, Grüße, Grüße: caf".getBytes(UTF_8));
    bytes.writeBytes("é".getBytes(ISO_8859_1));
    bytes.writeBytes("</title></channel></rss>".getBytes(UTF_8));
    assertThat(read(bytes.toByteArray(), null, true)).isEqualTo("Grüße, Grüße, Grüße, Grüße, Grüße: café");
  }

  @Test
  void anEncodingThatNobodyKnows() {
    assertThat(read(xml("x-made-up").getBytes(UTF_8), "text/xml; charset=\"\"", false)).isEqualTo(TITLE);
  }

  private static @Nullable String read(byte[] body, @Nullable String contentType, boolean noted) {
    ParsedFeed feed = Reading.feed(body, contentType);
    assertThat(Reading.kinds(feed).contains(Kind.ENCODING)).isEqualTo(noted);
    return feed.title();
  }

  private static String xml(String encoding) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><rss version=\"2.0\"><channel><title>" + TITLE
        + "</title></channel></rss>";
  }
}
