package app.earmark.feed.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document is, by the first tag in it that says so. */
public enum DocumentKind {
  FEED,
  PAGE,
  OTHER;

  private static final Pattern TELLING = Pattern.compile(
      "<(?:[A-Za-z0-9]{1,20}:)?(rss|rdf|feed|channel)[\\s>/]"
          + "|<(!doctype\\s{1,9}html|html|head|body|title|div|p|meta|script)[\\s>/]",
      Pattern.CASE_INSENSITIVE);
  /** Hosts put warnings, and once a whole stylesheet, before the document. */
  private static final int HEAD = 64 * 1024;

  /**
   * A kind, and where the telling tag starts.
   *
   * @param start an offset in the document
   */
  public record Found(DocumentKind kind, int start) {}

  public static Found of(byte[] utf8, int start) {
    String head = new String(utf8, start, Math.min(HEAD, utf8.length - start), ISO_8859_1);
    Matcher tag = TELLING.matcher(head);
    Found first = new Found(OTHER, start);
    while (tag.find()) {
      if (tag.group(1) != null && !isInComment(head, tag.start())) {
        return new Found(FEED, start + tag.start());
      }
      if (tag.group(1) == null && first.kind == OTHER) {
        first = new Found(PAGE, start + tag.start());
        // A warning of the server before a feed has paragraphs, but no page around it.
        if (tag.group(2).length() > 3) {
          return first;
        }
      }
    }
    return first;
  }

  private static boolean isInComment(String head, int at) {
    return head.lastIndexOf("<!--", at) > head.lastIndexOf("-->", at);
  }
}
