package app.earmark.ui.common.notes;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One paragraph of show notes, whatever it is. */
public sealed interface Block {

  /** @param level 1 for the most important, 4 for the least */
  record Heading(int level, List<Span> spans) implements Block {}

  record Paragraph(List<Span> spans) implements Block {}

  /**
   * @param depth 0 for an outermost list
   * @param marker a bullet, or a number with its full stop
   */
  record Item(int depth, String marker, List<Span> spans) implements Block {}

  record Quote(List<Span> spans) implements Block {}

  /** Text whose spaces and line ends matter. */
  record Code(List<Span> spans) implements Block {}

  /** A picture on somebody’s server; loaded only if the listener asks. */
  record Picture(String url, String description) implements Block {}

  record Rule() implements Block {}

  /**
   * A run of text in one style.
   *
   * @param link where it leads: http, https, mailto or tel only
   * @param seekMs the moment of the episode that it names
   */
  record Span(String text, boolean bold, boolean italic, boolean code, @Nullable URI link, @Nullable Long seekMs) {

    static Span plain(String text) {
      return new Span(text, false, false, false, null, null);
    }

    Span withText(String other) {
      return new Span(other, bold, italic, code, link, seekMs);
    }

    Span withSeek(String other, long ms) {
      return new Span(other, bold, italic, code, null, ms);
    }

    Span withLink(String other, URI target) {
      return new Span(other, bold, italic, code, target, null);
    }
  }

  /** Its text; empty for what has none. */
  default List<Span> spans() {
    return List.of();
  }
}
