package app.earmark.feed.xml;

import java.util.Set;

/**
 * As much of the grammar of feeds as it takes to close what was left open: which elements are items, which hold only
 * text, and which, met inside such a text, show that its end tag is missing.
 */
final class Grammar {

  private static final Set<String> RSS_TEXT = Set.of("title", "link", "description", "guid", "pubDate", "author",
      "category", "comments", "language", "copyright", "managingEditor", "webMaster", "lastBuildDate", "generator",
      "docs", "ttl", "rating", "url", "width", "height", "name", "encoded", "summary", "content", "newLocation",
      "expirationDate", "hour", "day", "location");
  private static final Set<String> ITUNES_TEXT = Set.of("title", "subtitle", "summary", "author", "duration",
      "explicit", "keywords", "episode", "season", "episodeType", "type", "block", "complete", "new-feed-url", "order",
      "isClosedCaptioned", "name", "email");
  private static final Set<String> ATOM_TEXT = Set.of("title", "subtitle", "tagline", "summary", "content", "id",
      "updated", "published", "issued", "modified", "created", "rights", "copyright", "info", "generator", "icon",
      "logo", "name", "uri", "email", "url");
  private static final Set<String> MEDIA_TEXT = Set.of("title", "description", "keywords", "credit", "copyright",
      "rating", "category");
  /** Children of an RSS item that are never HTML, so they end even a description. */
  private static final Set<String> RSS_NEVER_HTML = Set.of("guid", "pubDate", "enclosure", "item", "comments",
      "channel");
  private static final Set<String> RSS_CHILDREN = Set.of("title", "link", "description", "guid", "pubDate", "enclosure",
      "author", "category", "comments", "item", "image", "language", "copyright", "lastBuildDate", "generator", "ttl",
      "managingEditor", "webMaster", "channel", "source");
  private static final Set<String> ATOM_CHILDREN = Set.of("title", "link", "id", "updated", "published", "summary",
      "content", "author", "entry", "category", "rights", "issued", "modified", "created");
  private static final Set<String> ATOM_NEVER_HTML = Set.of("id", "updated", "published", "entry", "issued", "modified",
      "category", "author");
  private static final Set<String> LONG_TEXT = Set.of("description", "encoded", "summary", "content", "body",
      "subtitle", "tagline", "info");
  private static final Set<String> VOID = Set.of("br", "img", "hr", "input", "meta", "link", "wbr", "area", "base",
      "col", "embed", "param", "source", "track");
  private static final Set<String> AROUND = Set.of("rss", "rdf", "RDF", "feed", "channel", "item", "entry");

  private static final Set<String> INLINE = Set.of("a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "p",
      "span",
      "strong", "sub", "sup", "u");

  private Grammar() {}

  static boolean isItem(Vocabulary vocabulary, String local) {
    return switch (vocabulary) {
      case RSS -> local.equals("item") || local.equals("entry");
      case ATOM, ATOM_03 -> local.equals("entry");
      default -> false;
    };
  }

  static boolean isAroundItems(String local) {
    return AROUND.contains(local);
  }

  static boolean isText(Vocabulary vocabulary, String local) {
    return switch (vocabulary) {
      case RSS -> RSS_TEXT.contains(local);
      case ATOM, ATOM_03 -> ATOM_TEXT.contains(local);
      case ITUNES, GOOGLE_PLAY -> ITUNES_TEXT.contains(local);
      case MEDIA -> MEDIA_TEXT.contains(local);
      case CONTENT, DC, DC_TERMS, SYNDICATION -> true;
      case XHTML -> local.equals("body");
      default -> false;
    };
  }

  /** Whether a start tag inside an element that holds only text shows that the element's end tag is missing. */
  static boolean ends(Vocabulary open, String openLocal, Vocabulary next, String nextLocal) {
    boolean isLong = LONG_TEXT.contains(openLocal);
    return switch (next) {
      case RSS -> (isLong ? RSS_NEVER_HTML : RSS_CHILDREN).contains(nextLocal) && !open.equals(Vocabulary.XHTML)
          && !(open == Vocabulary.ATOM || open == Vocabulary.ATOM_03);
      case ATOM, ATOM_03 -> (isLong ? ATOM_NEVER_HTML : ATOM_CHILDREN).contains(nextLocal);
      case XHTML, OTHER, RDF -> false;
      default -> true;
    };
  }

  /** HTML elements without an end tag. */
  static boolean isVoid(String local) {
    return VOID.contains(local);
  }

  /** HTML elements within sentences. */
  static boolean isInline(String local) {
    return INLINE.contains(local);
  }
}
