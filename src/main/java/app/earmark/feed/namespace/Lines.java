package app.earmark.feed.namespace;

/** Texts of one line. */
public final class Lines {

  private Lines() {}

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
