package app.earmark.ui.common.notes;

import app.earmark.ui.common.notes.Block.Span;
import java.util.ArrayList;
import java.util.List;

/** Spaces as HTML means them: runs collapse, also over the borders of spans; none at the ends of a line. */
final class Spaces {

  private Spaces() {}

  static List<Span> collapse(List<Span> spans) {
    List<Span> collapsed = new ArrayList<>();
    boolean afterSpace = true;
    int breaks = 0;
    for (Span span : spans) {
      // A line end of its own is a <br>; one in the middle of text is just a space.
      if (span.text().equals("\n") && span.link() == null) {
        breaks++;
        afterSpace = true;
        continue;
      }
      var text = new StringBuilder();
      for (char c : span.text().toCharArray()) {
        boolean space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\u00a0';
        if (!space && breaks > 0 && !collapsed.isEmpty()) {
          trimEnd(collapsed);
          collapsed.add(Span.plain(breaks > 1 ? "\n\n" : "\n"));
        }
        if (!space) {
          breaks = 0;
          text.append(c);
          afterSpace = false;
        } else if (!afterSpace) {
          text.append(' ');
          afterSpace = true;
        }
      }
      if (!text.isEmpty()) {
        collapsed.add(span.withText(text.toString()));
      }
    }
    trimEnd(collapsed);
    return collapsed;
  }

  private static void trimEnd(List<Span> spans) {
    while (!spans.isEmpty()) {
      Span last = spans.removeLast();
      String trimmed = last.text().stripTrailing();
      if (!trimmed.isEmpty()) {
        spans.add(last.withText(trimmed));
        return;
      }
    }
  }
}
