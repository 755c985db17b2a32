package app.earmark.model.search;

import java.util.List;

/**
 * A short piece of text with the stretches in it that match.
 *
 * @param marks in their order, none over another
 */
public record Snippet(String text, List<Mark> marks) {

  public static final Snippet NONE = new Snippet("", List.of());

  public Snippet {
    marks = List.copyOf(marks);
  }

  /** From a character to before another. */
  public record Mark(int start, int end) {}
}
