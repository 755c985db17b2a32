package app.earmark.audio;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Texts in ID3 frames (ID3v2.4 structure, section 4): a byte for the encoding, then the text up to a zero. */
final class Id3Text {

  private Id3Text() {}

  /** Whether characters have two bytes, and so has the zero at the end. */
  static boolean isWide(int encoding) {
    return encoding == 1 || encoding == 2;
  }

  /** Where the zero is that ends a text, or the end of the bytes. */
  static int end(byte[] bytes, int from, int encoding) {
    if (!isWide(encoding)) {
      int at = Math.min(from, bytes.length);
      while (at < bytes.length && bytes[at] != 0) {
        at++;
      }
      return at;
    }
    for (int at = from; at + 1 < bytes.length; at += 2) {
      if (bytes[at] == 0 && bytes[at + 1] == 0) {
        return at;
      }
    }
    return bytes.length;
  }

  static String latin(byte[] bytes, int from, int to) {
    int start = Math.min(from, bytes.length);
    return new String(bytes, start, Math.max(0, Math.min(to, bytes.length) - start), StandardCharsets.ISO_8859_1);
  }

  /** A text frame. */
  static String text(byte[] body) {
    return body.length < 2 ? "" : decode(body, 1, body[0]);
  }

  /** A WXXX frame: a description, then the address, which is Latin-1 whatever the description is. */
  static String link(byte[] body) {
    if (body.length < 2) {
      return "";
    }
    int from = end(body, 1, body[0]) + (isWide(body[0]) ? 2 : 1);
    return from >= body.length ? "" : latin(body, from, end(body, from, 0));
  }

  private static String decode(byte[] bytes, int from, int encoding) {
    Charset charset = switch (encoding) {
      case 1 -> StandardCharsets.UTF_16;
      case 2 -> StandardCharsets.UTF_16BE;
      case 3 -> StandardCharsets.UTF_8;
      default -> StandardCharsets.ISO_8859_1;
    };
    int start = from;
    // UTF-16 without a mark is little-endian in the wild, big-endian by the book of Java.
    if (encoding == 1 && bytes.length >= from + 2) {
      int mark = ((bytes[from] & 0xff) << 8) | (bytes[from + 1] & 0xff);
      charset = mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      start = mark == 0xfeff || mark == 0xfffe ? from + 2 : from;
    }
    int end = end(bytes, start, encoding);
    return new String(bytes, start, Math.max(0, end - start), charset).strip();
  }
}
