package app.earmark.feed.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import org.jsoup.nodes.Entities;

/**
 * Decodes text and attribute values: line ends, character references, the five entities of XML and, because hosts use
 * them, those of HTML. What cannot be decoded stays as it is written. XML 1.0, sections 2.11, 3.3.3 and 4.6. For one
 * thread.
 */
final class CharacterData {

  private static final int LONGEST_ENTITY = 33;
  /** What HTML makes of the references 128 to 159, which Unicode leaves to control characters. */
  private static final String WINDOWS_1252 =
      "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  private final byte[] document;
  private final Repairs repairs;
  /** What the document itself gives names to, and how much of that may still be put in. */
  private Map<String, String> declared = Map.of();
  private int growth = DocumentType.MOST_GROWTH;
  private byte[] out = new byte[1024];
  private int length;

  CharacterData(byte[] document, Repairs repairs) {
    this.document = document;
    this.repairs = repairs;
  }

  /** Texts that the document type gives names to. */
  void declared(Map<String, String> texts) {
    declared = texts;
  }

  /** A CDATA section: no references. */
  String literal(int start, int end) {
    for (int i = start; i < end; i++) {
      byte c = document[i];
      if (c >= 0 && c < ' ' && c != '\n' && c != '\t') {
        return decode(start, end, false, false);
      }
    }
    return new String(document, start, end - start, UTF_8);
  }

  String text(int start, int end) {
    return needsDecoding(start, end, false) ? decode(start, end, true, false)
        : new String(document, start, end - start, UTF_8);
  }

  String attribute(int start, int end) {
    return needsDecoding(start, end, true) ? decode(start, end, true, true)
        : new String(document, start, end - start, UTF_8);
  }

  private boolean needsDecoding(int start, int end, boolean attribute) {
    for (int i = XmlBytes.next(document, start, end, '&', '&'); i < end;
        i = XmlBytes.next(document, i + 1, end, '&', '&')) {
      byte c = document[i];
      if (c == '&' || (c >= 0 && c < ' ' && (attribute || (c != '\n' && c != '\t')))) {
        return true;
      }
    }
    return false;
  }

  private String decode(int start, int end, boolean references, boolean attribute) {
    length = 0;
    int i = start;
    while (i < end) {
      byte c = document[i];
      if (c == '&' && references) {
        i = reference(i, end);
        continue;
      }
      i++;
      if (c >= ' ' || c < 0) {
        put(c);
      } else if (c == '\r') {
        if (i >= end || document[i] != '\n') {
          put((byte) (attribute ? ' ' : '\n'));
        }
      } else if (c == '\n' || c == '\t') {
        put(attribute ? (byte) ' ' : c);
      } else {
        repairs.add(Repairs.Kind.CONTROL_CHARACTER, i);
      }
    }
    return new String(out, 0, length, UTF_8);
  }

  /** Decodes the reference at {@code at}; returns where to go on. */
  private int reference(int at, int end) {
    int limit = Math.min(end, at + LONGEST_ENTITY);
    int semicolon = at + 1;
    while (semicolon < limit && isNameByte(document[semicolon])) {
      semicolon++;
    }
    if (semicolon >= limit || document[semicolon] != ';' || semicolon == at + 1) {
      repairs.add(Repairs.Kind.BARE_AMPERSAND, at);
      put((byte) '&');
      return at + 1;
    }
    if (document[at + 1] == '#') {
      number(at, semicolon);
      return semicolon + 1;
    }
    String name = new String(document, at + 1, semicolon - at - 1, UTF_8);
    switch (name) {
      case "amp" -> put((byte) '&');
      case "lt" -> put((byte) '<');
      case "gt" -> put((byte) '>');
      case "quot" -> put((byte) '"');
      case "apos" -> put((byte) '\'');
      default -> {
        String own = declared.get(name);
        String meaning = own == null ? Entities.getByName(name) : own;
        growth -= own == null ? 0 : own.length();
        if (own != null && growth >= 0) {
          byte[] bytes = own.getBytes(UTF_8);
          put(bytes, 0, bytes.length);
        } else if (own != null || meaning.isEmpty()) {
          repairs.add(Repairs.Kind.UNDEFINED_ENTITY, at);
          put(document, at, semicolon + 1);
        } else {
          repairs.add(Repairs.Kind.UNDEFINED_ENTITY, at);
          byte[] bytes = meaning.getBytes(UTF_8);
          put(bytes, 0, bytes.length);
        }
      }
    }
    return semicolon + 1;
  }

  private void number(int at, int semicolon) {
    boolean hex = document[at + 2] == 'x' || document[at + 2] == 'X';
    int code = 0;
    boolean good = semicolon > at + (hex ? 3 : 2);
    for (int i = at + (hex ? 3 : 2); i < semicolon && good; i++) {
      int digit = Character.digit(document[i], hex ? 16 : 10);
      good = digit >= 0 && code <= Character.MAX_CODE_POINT;
      code = code * (hex ? 16 : 10) + digit;
    }
    if (!good || code > Character.MAX_CODE_POINT) {
      repairs.add(Repairs.Kind.BARE_AMPERSAND, at);
      put(document, at, semicolon + 1);
      return;
    }
    if (code >= 0x80 && code <= 0x9f) {
      code = WINDOWS_1252.charAt(code - 0x80);
    }
    if ((code < ' ' && code != '\t' && code != '\n' && code != '\r') || (code >= 0xd800 && code < 0xe000)) {
      repairs.add(Repairs.Kind.CONTROL_CHARACTER, at);
      return;
    }
    byte[] bytes = Character.toString(code).getBytes(UTF_8);
    put(bytes, 0, bytes.length);
  }

  private static boolean isNameByte(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
  }

  private void put(byte c) {
    if (length == out.length) {
      out = Arrays.copyOf(out, length * 2);
    }
    out[length++] = c;
  }

  private void put(byte[] bytes, int start, int end) {
    int needed = length + end - start;
    if (needed > out.length) {
      out = Arrays.copyOf(out, Math.max(needed, out.length * 2));
    }
    System.arraycopy(bytes, start, out, length, end - start);
    length = needed;
  }
}
