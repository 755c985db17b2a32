package app.earmark.feed.namespace;

import app.earmark.feed.text.Escapes;
import org.jspecify.annotations.Nullable;

/** Texts of one line, and what is around others. For any thread. */
public final class Lines {

  private Lines() {}

  /** What a listener is to read: squeezed, and without what was escaped once too often. */
  public static String plain(String text) {
    return squeeze(text.indexOf('&') < 0 && text.indexOf('<') < 0 && text.indexOf('\u00a0') < 0
        ? text : Escapes.line(text));
  }

  /** Without blanks around it; null where nothing is left. */
  public static @Nullable String stripped(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Without blanks around it, and one blank where there are several or a line ends. */
  public static String squeeze(String text) {
    String stripped = text.strip();
    boolean blank = false;
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c < ' ' || (c == ' ' && blank)) {
        return stripped.replaceAll("\\s+", " ");
      }
      blank = c == ' ';
    }
    return stripped;
  }
}
