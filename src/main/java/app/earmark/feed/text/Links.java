package app.earmark.feed.text;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Finds the links of show notes without building a tree of them: notes are most of a feed, and few have a link that
 * matters. Good enough for HTML that people and editors write; the notes are cleaned properly where they are shown.
 */
final class Links {

  private static final int MOST = 500;
  private static final int LONGEST_TAG = 8000;
  private static final int LONGEST_TEXT = 1000;

  /**
   * A link of the notes.
   *
   * @param start where its tag starts
   * @param text what the reader sees, without markup
   */
  record Link(int start, String href, String text) {}

  private Links() {}

  static List<Link> of(String html) {
    List<Link> links = new ArrayList<>();
    int at = nextAnchor(html, 0);
    while (at >= 0 && links.size() < MOST) {
      int close = tagEnd(html, at);
      if (close < 0) {
        break;
      }
      String href = attribute(html.substring(at, close), "href");
      int next = nextAnchor(html, close);
      int limit = Math.min(next < 0 ? html.length() : next, close + LONGEST_TEXT);
      if (href != null) {
        int end = html.indexOf("</", close, limit);
        while (end >= 0 && !html.regionMatches(true, end + 2, "a", 0, 1)) {
          end = html.indexOf("</", end + 2, limit);
        }
        links.add(new Link(at, href, plain(html.substring(close, end < 0 ? limit : end))));
      }
      at = next;
    }
    return links;
  }

  /** The value of an attribute in a start tag, or in a shortcode; {@code null}: not there. */
  static @Nullable String attribute(String tag, String name) {
    int at = indexOfIgnoringCase(tag, name, 0);
    while (at >= 0) {
      int i = at + name.length();
      boolean whole = (at > 0 && tag.charAt(at - 1) <= ' ') || (at > 0 && "\"'”".indexOf(tag.charAt(at - 1)) >= 0);
      while (i < tag.length() && tag.charAt(i) <= ' ') {
        i++;
      }
      if (whole && i < tag.length() && tag.charAt(i) == '=') {
        return value(tag, i + 1);
      }
      at = indexOfIgnoringCase(tag, name, at + 1);
    }
    return null;
  }

  private static String value(String tag, int from) {
    int i = from;
    while (i < tag.length() && tag.charAt(i) <= ' ') {
      i++;
    }
    if (i >= tag.length()) {
      return "";
    }
    // WordPress makes typographic quotes of those in shortcodes.
    String quotes = "\"\"''””““″″";
    int quote = quotes.indexOf(tag.charAt(i));
    if (quote < 0) {
      int end = i;
      while (end < tag.length() && tag.charAt(end) > ' ' && tag.charAt(end) != '>' && tag.charAt(end) != ']') {
        end++;
      }
      return Parser.unescapeEntities(tag.substring(i, end), true).strip();
    }
    int end = i + 1;
    while (end < tag.length() && !(tag.charAt(end) == tag.charAt(i)
        || (tag.charAt(i) > '\u2000' && "“”″\"".indexOf(tag.charAt(end)) >= 0))) {
      end++;
    }
    return Parser.unescapeEntities(tag.substring(i + 1, end), true).strip();
  }

  /** Text without tags, references decoded, blanks squeezed. */
  static String plain(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return squeeze(html);
    }
    StringBuilder text = new StringBuilder(html.length());
    int i = 0;
    while (i < html.length()) {
      char c = html.charAt(i);
      int close = c == '<' ? html.indexOf('>', i) : -1;
      if (close > 0) {
        i = close + 1;
      } else {
        text.append(c);
        i++;
      }
    }
    return squeeze(Parser.unescapeEntities(text.toString(), false));
  }

  private static String squeeze(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\u00a0') {
        squeezed.append(c);
      } else if (!squeezed.isEmpty() && squeezed.charAt(squeezed.length() - 1) != ' ') {
        squeezed.append(' ');
      }
    }
    return squeezed.toString().stripTrailing();
  }

  static int indexOfIgnoringCase(String text, String wanted, int from) {
    char lower = wanted.charAt(0);
    char upper = Character.toUpperCase(lower);
    for (int i = from; i + wanted.length() <= text.length(); i++) {
      char c = text.charAt(i);
      if ((c == lower || c == upper) && text.regionMatches(true, i, wanted, 0, wanted.length())) {
        return i;
      }
    }
    return -1;
  }

  private static int nextAnchor(String html, int from) {
    int at = html.indexOf('<', from);
    while (at >= 0 && at + 2 < html.length()) {
      char a = html.charAt(at + 1);
      if ((a == 'a' || a == 'A') && html.charAt(at + 2) <= ' ') {
        return at;
      }
      at = html.indexOf('<', at + 1);
    }
    return -1;
  }

  private static int tagEnd(String html, int start) {
    char quote = 0;
    for (int i = start; i < html.length() && i - start < LONGEST_TAG; i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return -1;
  }
}
