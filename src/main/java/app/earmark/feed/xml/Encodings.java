package app.earmark.feed.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which encoding a document really is, whatever it says, and makes UTF-8 of it. A byte order mark is
 * believed; then the bytes themselves, for no other encoding looks like UTF-8 by chance; then the HTTP header and the
 * XML declaration (RFC 7303, section 3). What calls itself Latin-1 is Windows-1252.
 */
public final class Encodings {

  /**
   * A document in UTF-8.
   *
   * @param note what was wrong with what the document says of itself; {@code null}: nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  public record Decoded(byte[] utf8, int start, @Nullable String note) {}

  private static final Pattern DECLARATION = Pattern.compile(
      "<\\?xml[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:-]{1,40})");
  private static final Pattern META = Pattern.compile(
      "<meta[^>]{0,200}?charset\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:-]{1,40})",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER = Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([A-Za-z0-9._:-]{1,40})",
      Pattern.CASE_INSENSITIVE);
  private static final Set<String> LATIN = Set.of("ISO-8859-1", "US-ASCII");
  private static final int HEAD = 1024;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Encodings() {}

  /** Decodes the whole body. Without a byte order mark and in UTF-8 nothing is copied. */
  public static Decoded decode(byte[] body, @Nullable String contentType) {
    if (starts(body, 0xef, 0xbb, 0xbf)) {
      Utf8 bytes = Utf8.count(body, 3);
      return bytes.isValid() ? new Decoded(body, 3, null) : mixed(body, 3, UTF_8.name());
    }
    Charset marked = byteOrder(body);
    if (marked != null) {
      int skip = marked.equals(UTF_16BE) || marked.equals(UTF_16LE) ? 2 : 4;
      return new Decoded(convert(body, body[0] == '<' || (body[0] == 0 && body[1] == '<') ? 0 : skip, marked), 0, null);
    }
    Charset header = charset(HEADER, contentType == null ? "" : contentType);
    String head = new String(body, 0, Math.min(HEAD, body.length), ISO_8859_1);
    Charset inside = charset(DECLARATION, head);
    if (inside == null) {
      inside = charset(META, head);
    }
    Charset declared = header == null || (isLatin(header) && inside != null) ? inside : header;
    Utf8 bytes = Utf8.count(body, 0);
    if (bytes.isAscii()) {
      return declared != null && declared.name().toUpperCase(Locale.ROOT).startsWith("ISO-2022")
          ? new Decoded(convert(body, 0, declared), 0, null)
          : new Decoded(body, 0, null);
    }
    String says = declared == null ? "UTF-8" : declared.name();
    boolean saysUtf8 = declared == null || declared.equals(UTF_8) || declared.equals(US_ASCII);
    if (bytes.isValid() && (saysUtf8 || bytes.isCertain() || isLatin(declared))) {
      return new Decoded(body, 0, saysUtf8 ? null : "declared " + says + ", but it is UTF-8");
    }
    if (bytes.isMostlyValid() && (saysUtf8 || isLatin(declared))) {
      return mixed(body, 0, says);
    }
    if (declared != null && !saysUtf8 && !declared.name().startsWith("UTF-")) {
      return new Decoded(convert(body, 0, isLatin(declared) ? WINDOWS_1252 : declared), 0, null);
    }
    Charset other = inside == null || inside.name().startsWith("UTF-") ? WINDOWS_1252 : inside;
    return new Decoded(convert(body, 0, isLatin(other) ? WINDOWS_1252 : other), 0,
        "declared " + says + ", but it is " + (isLatin(other) ? WINDOWS_1252 : other).name());
  }

  private static boolean isLatin(@Nullable Charset charset) {
    return charset != null && LATIN.contains(charset.name());
  }

  private static boolean starts(byte[] body, int... bytes) {
    if (body.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((body[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 and UTF-32, with their marks or by the zeros around the first {@code <}. */
  private static @Nullable Charset byteOrder(byte[] body) {
    if (starts(body, 0xff, 0xfe, 0, 0) || starts(body, '<', 0, 0, 0)) {
      return Charset.forName("UTF-32LE");
    }
    if (starts(body, 0, 0, 0xfe, 0xff) || starts(body, 0, 0, 0, '<')) {
      return Charset.forName("UTF-32BE");
    }
    if (starts(body, 0xfe, 0xff) || starts(body, 0, '<')) {
      return UTF_16BE;
    }
    return starts(body, 0xff, 0xfe) || starts(body, '<', 0) ? UTF_16LE : null;
  }

  private static @Nullable Charset charset(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    try {
      return Charset.forName(matcher.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static byte[] convert(byte[] body, int start, Charset from) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream(body.length + body.length / 8);
    try (InputStreamReader reader = new InputStreamReader(
            new ByteArrayInputStream(body, start, body.length - start), from);
        OutputStreamWriter writer = new OutputStreamWriter(utf8, UTF_8)) {
      reader.transferTo(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return utf8.toByteArray();
  }

  /** UTF-8 in which somebody pasted Windows-1252: each byte that does not fit is taken for what it was there. */
  private static Decoded mixed(byte[] body, int start, String says) {
    byte[] out = new byte[Math.max(16, body.length + body.length / 8)];
    int length = 0;
    int i = start;
    while (i < body.length) {
      int size = Utf8.sequence(body, i);
      if (length + 4 > out.length) {
        out = Arrays.copyOf(out, out.length * 2);
      }
      if (size > 0) {
        System.arraycopy(body, i, out, length, size);
        length += size;
        i += size;
      } else if (i + 4 > body.length && Utf8.isLead(body[i])) {
        break;
      } else {
        byte[] bytes = new String(body, i, 1, WINDOWS_1252).getBytes(UTF_8);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
        i++;
      }
    }
    return new Decoded(Arrays.copyOf(out, length), 0, "declared " + says + ", but some bytes of it are windows-1252");
  }
}
