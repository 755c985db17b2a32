package app.earmark.feed.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outlines of an OPML document, well-formed or not, in their order. */
public final class Outlines {

  /** Takes what is found. */
  public interface Sink {
    /** The title of the whole list. */
    void title(String text);

    /** An outline opens; attributes by their usual spelling ({@code xmlUrl}, {@code htmlUrl}, {@code text}). */
    void open(Map<String, String> attributes);

    /** The outline that was opened last, and not closed yet, ends. */
    void close();
  }

  private static final int HEAD = 4096;

  private Outlines() {}

  /**
   * Reads to the end.
   *
   * @return what had to be mended, in words
   */
  public static List<String> read(byte[] utf8, int start, Deadline deadline, Sink sink) {
    Repairs repairs = new Repairs(utf8);
    XmlScanner scanner = new XmlScanner(utf8, start, repairs, deadline);
    boolean inTitle = false;
    int depth = 0;
    while (true) {
      switch (scanner.next()) {
        case START -> {
          String name = scanner.name().local();
          inTitle = name.equals("title") && scanner.position() < HEAD;
          if (name.equals("outline")) {
            sink.open(attributes(scanner));
            if (scanner.isSelfClosing()) {
              sink.close();
            } else {
              depth++;
            }
          }
        }
        case TEXT -> {
          if (inTitle && !scanner.isTextBlank()) {
            sink.title(scanner.text().strip());
          }
        }
        case END -> {
          inTitle = false;
          if (scanner.name().local().equals("outline")) {
            if (depth > 0) {
              depth--;
              sink.close();
            } else {
              repairs.add(Repairs.Kind.STRAY_END_TAG, scanner.tokenStart());
            }
          }
        }
        case EOF -> {
          if (depth > 0) {
            repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.position());
          }
          return repairs.sentences();
        }
      }
    }
  }

  private static Map<String, String> attributes(XmlScanner scanner) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < scanner.attributeCount(); i++) {
      attributes.putIfAbsent(scanner.attributeName(i).local(), scanner.attributeValue(i).strip());
    }
    return attributes;
  }
}
