package app.earmark.feed.xml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what had to be mended in a document, and where it was first seen. For one thread. */
public final class Repairs {

  /** What can be wrong with XML, in words for whoever publishes it. */
  public enum Kind {
    BEFORE_DECLARATION("text before the start of the document was skipped"),
    AFTER_END("text after the end of the document was skipped"),
    DOCTYPE("the document type was left out; its entities are not expanded"),
    BARE_AMPERSAND("a bare & was taken as it stands"),
    BARE_ANGLE("a bare < was taken as it stands"),
    UNDEFINED_ENTITY("an entity that XML does not know was taken from HTML, or as it stands"),
    CONTROL_CHARACTER("a control character was left out"),
    UNBOUND_PREFIX("a namespace prefix is not declared; its usual meaning was taken"),
    BAD_ATTRIBUTE("an attribute without proper quotes was mended"),
    UNCLOSED_TAG("an element that is never closed was closed"),
    STRAY_END_TAG("an end tag without a start tag was left out"),
    UNCLOSED_CDATA("a CDATA section that is never closed was closed"),
    UNCLOSED_COMMENT("a comment that is never closed was left out"),
    NAKED_MARKUP("markup that is not escaped was taken as text"),
    TOO_MANY("more elements than any feed needs; the rest was left out");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private record Seen(int times, int firstLine) {}

  private final Map<Kind, Seen> seen = new EnumMap<>(Kind.class);
  private final byte[] document;

  public Repairs(byte[] document) {
    this.document = document;
  }

  public void add(Kind kind, int offset) {
    Seen before = seen.get(kind);
    seen.put(kind, before == null ? new Seen(1, lineOf(offset)) : new Seen(before.times + 1, before.firstLine));
  }

  /** One sentence for each kind, with the number of times and the first line. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    seen.forEach((kind, at) -> sentences.add("line " + at.firstLine + ": " + kind.words
        + (at.times == 1 ? "" : " (" + at.times + " times)")));
    return sentences;
  }

  private int lineOf(int offset) {
    int line = 1;
    for (int i = 0; i < offset && i < document.length; i++) {
      if (document[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
