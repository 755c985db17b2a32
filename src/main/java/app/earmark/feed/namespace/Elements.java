package app.earmark.feed.namespace;

import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Reads what elements and attributes say, where nothing said is {@code null}. */
final class Elements {

  private static final int LONGEST_NUMBER = 9;

  private Elements() {}

  static @Nullable String text(@Nullable Element element) {
    if (element == null) {
      return null;
    }
    String text = element.getText().strip();
    return text.isEmpty() ? null : text;
  }

  /** A text of one line: what feeds wrap and indent is one sentence; as {@link Lines#plain}. */
  static @Nullable String line(@Nullable Element element) {
    String text = text(element);
    return text == null ? null : Lines.plain(text);
  }

  static @Nullable String attribute(Element element, String name) {
    String value = element.getAttributeValue(name);
    value = value == null ? null : value.strip();
    return value == null || value.isEmpty() ? null : value;
  }

  /** A title as the feed has it, in one line. */
  static @Nullable String title(@Nullable Element element) {
    String text = text(element);
    return text == null ? null : Lines.squeeze(text);
  }

  /** An attribute that a listener is to read, as {@link Lines#plain}. */
  static @Nullable String words(Element element, String name) {
    String value = attribute(element, name);
    return value == null ? null : Lines.plain(value);
  }

  /** The attribute under the first of the names that it has. */
  static @Nullable String attribute(Element element, String name, String otherName) {
    String value = attribute(element, name);
    return value == null ? attribute(element, otherName) : value;
  }

  static @Nullable Integer number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    return Integer.valueOf(text);
  }

  static @Nullable Long size(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    long size = Long.parseLong(text);
    return size == 0 ? null : size;
  }

  static @Nullable Boolean yes(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "explicit", "1" -> true;
      case "no", "false", "clean", "0" -> false;
      default -> null;
    };
  }
}
