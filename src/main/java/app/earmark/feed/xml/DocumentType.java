package app.earmark.feed.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document type declaration, which is left out of the document. Of what it declares only short plain texts are kept
 * ({@code <!ENTITY pub "Name">}, XML 1.0, section 4.2.1), for they stand for words of the feed. Nothing external is
 * looked for, parameter entities mean nothing, and an entity whose text has markup or another reference in it stays
 * unexpanded, so no text can grow by more than {@link #MOST_GROWTH} bytes in all.
 *
 * @param end the first byte after it
 * @param texts what the declared names stand for
 */
record DocumentType(int end, Map<String, String> texts) {

  /** So much may be put into one document in place of declared names. */
  static final int MOST_GROWTH = 256 * 1024;

  private static final int MOST_TEXTS = 200;
  private static final int LONGEST_SUBSET = 64 * 1024;

  private static final Pattern TEXT = Pattern.compile(
      "<!ENTITY\\s{1,20}([A-Za-z][A-Za-z0-9]{0,30})\\s{1,20}(?:\"([^\"<&%]{0,1000})\"|'([^'<&%]{0,1000})')\\s{0,20}>");

  /** Reads the one that starts at {@code start}. */
  static DocumentType read(XmlBytes text, byte[] bytes, int start) {
    int i = start + 9;
    int subset = -1;
    int subsetEnd = -1;
    while (i < bytes.length) {
      byte c = bytes[i];
      boolean inside = subset >= 0 && subsetEnd < 0;
      if (inside && c == ']') {
        subsetEnd = i;
      } else if (!inside && c == '[') {
        subset = i + 1;
        subsetEnd = -1;
      } else if (!inside && c == '>') {
        break;
      } else if (c == '"' || c == '\'') {
        i = closing(bytes, i);
      } else if (text.startsWith("<!--", i)) {
        int end = text.indexOf("-->", i + 4);
        i = end < 0 ? bytes.length : end + 2;
      }
      i++;
    }
    return new DocumentType(Math.min(bytes.length, i + 1), subset < 0 ? Map.of() : texts(bytes, subset, subsetEnd));
  }

  private static int closing(byte[] bytes, int quote) {
    int end = quote + 1;
    while (end < bytes.length && bytes[end] != bytes[quote]) {
      end++;
    }
    return end;
  }

  private static Map<String, String> texts(byte[] bytes, int start, int end) {
    int length = Math.min(LONGEST_SUBSET, (end < 0 ? bytes.length : end) - start);
    Matcher found = TEXT.matcher(new String(bytes, start, length, UTF_8));
    Map<String, String> texts = new HashMap<>();
    while (texts.size() < MOST_TEXTS && found.find()) {
      // The first declaration of a name holds.
      texts.putIfAbsent(found.group(1), found.group(2) == null ? found.group(3) : found.group(2));
    }
    return texts;
  }
}
