package app.earmark.ui.common.notes;

import app.earmark.ui.common.notes.Block.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of text of the HTML, or plain text, that feeds carry. Nothing that could run survives; shortcodes of
 * publishing systems, which no reader was meant to see, are left out. Pure functions, any thread.
 */
public final class NotesReader {

  /** Longer notes are cut: nobody reads a million characters, and each costs nodes. */
  private static final int LONGEST = 400_000;

  /** What WordPress and its plug-ins leave in the text where they did not run: audio, players, embeds, captions. */
  private static final Pattern SHORTCODE = Pattern.compile(
      "\\[/?(?:audio|video|playlist|embed|caption|gallery|powerpress|podcast_?player|podcast_subscribe|display_podcast"
          + "|smart_track_player|spp-[a-z]+|soundcloud|youtube|vimeo|iframe|su_[a-z_]+|vc_[a-z_]+|et_pb_[a-z_]+)"
          + "(?:[\\s:=][^\\]]*)?/?\\]", Pattern.CASE_INSENSITIVE);

  private static final Pattern TAG = Pattern.compile("<\\s*/?\\s*[a-zA-Z][^>]*>");
  private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\s*\\R");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
  private static final Set<String> OWN_LINE = Set.of("p", "div", "section", "article", "header", "footer", "table",
      "tr", "dl", "dt", "dd", "figure", "figcaption", "address", "aside", "main", "nav", "center", "details",
          "summary");

  private NotesReader() {}

  /**
   * Reads notes.
   *
   * @param baseUrl what relative links are relative to; may be empty
   * @param durationMs of the episode: moments after its end are no time stamps; {@code null} where unknown
   */
  public static List<Block> read(String notes, String baseUrl, @Nullable Long durationMs) {
    String text = notes.length() > LONGEST ? notes.substring(0, LONGEST) : notes;
    String html = TAG.matcher(text).find() ? text : paragraphs(text);
    Document document = Jsoup.parse(SHORTCODE.matcher(html).replaceAll(""), baseUrl);
    Safelist allowed = Safelist.relaxed()
        .addTags("hr", "s", "del", "ins", "mark", "center", "figure", "figcaption", "section", "article", "header",
            "footer", "address", "aside", "main", "details", "summary")
        .addProtocols("a", "href", "tel");
    // Made absolute first: the cleaner drops what has no scheme.
    document.select("a[href]").forEach(a -> a.attr("href", a.absUrl("href").isEmpty() ? a.attr("href")
        : a.absUrl("href")));
    document.select("img[src]").forEach(img -> img.attr("src", img.absUrl("src")));
    Document clean = new Cleaner(allowed).clean(document);
    var walk = new Walk(durationMs);
    walk.children(clean.body(), Style.PLAIN);
    walk.endBlock();
    return walk.blocks;
  }

  private static String paragraphs(String plain) {
    var html = new StringBuilder();
    for (String paragraph : EMPTY_LINE.split(plain.strip(), -1)) {
      html.append("<p>").append(Parser.unescapeEntities(paragraph, false)
          .replace("&", "&amp;").replace("<", "&lt;").replaceAll("\\R", "<br>")).append("</p>");
    }
    return html.toString();
  }

  private record Style(boolean bold, boolean italic, boolean code, boolean keepSpaces, @Nullable URI link) {
    static final Style PLAIN = new Style(false, false, false, false, null);

    Span span(String text) {
      return new Span(text, bold, italic, code, link, null);
    }
  }

  private enum Kind { PARAGRAPH, HEADING, ITEM, QUOTE, CODE }

  /** One pass over the cleaned tree. */
  private static final class Walk {
    private final List<Block> blocks = new ArrayList<>();
    private final SpanFinder finder;
    private List<Span> line = new ArrayList<>();
    private Kind kind = Kind.PARAGRAPH;
    private int level;
    private int depth = -1;
    private String marker = "";

    Walk(@Nullable Long durationMs) {
      this.finder = new SpanFinder(durationMs);
    }

    void children(Element parent, Style style) {
      for (Node child : parent.childNodes()) {
        if (child instanceof TextNode text) {
          line.add(style.span(text.getWholeText()));
        } else if (child instanceof Element element) {
          element(element, style);
        }
      }
    }

    private void element(Element element, Style style) {
      String name = element.normalName();
      switch (name) {
        case "h1", "h2", "h3", "h4", "h5", "h6" -> within(Kind.HEADING, element, style,
            Math.min(4, name.charAt(1) - '0'));
        case "blockquote", "q" -> within(Kind.QUOTE, element, style, 0);
        case "pre" -> within(Kind.CODE, element, new Style(style.bold, style.italic, true, true, style.link), 0);
        case "ul", "ol" -> list(element, style, name.equals("ol"));
        case "br" -> line.add(Span.plain("\n"));
        case "hr" -> {
          endBlock();
          blocks.add(new Block.Rule());
        }
        case "img" -> picture(element);
        case "b", "strong", "th" -> children(element, new Style(true, style.italic, style.code, style.keepSpaces,
            style.link));
        case "i", "em", "cite" -> children(element, new Style(style.bold, true, style.code, style.keepSpaces,
            style.link));
        case "code" -> children(element, new Style(style.bold, style.italic, true, style.keepSpaces, style.link));
        case "a" -> children(element, new Style(style.bold, style.italic, style.code, style.keepSpaces,
            safe(element.attr("href"))));
        case "td" -> {
          children(element, style);
          line.add(Span.plain("  "));
        }
        default -> {
          if (OWN_LINE.contains(name)) {
            endBlock();
            children(element, style);
            endBlock();
          } else {
            children(element, style);
          }
        }
      }
    }

    private void within(Kind inner, Element element, Style style, int innerLevel) {
      endBlock();
      Kind outer = kind;
      kind = inner;
      level = innerLevel;
      children(element, style);
      endBlock();
      kind = outer;
    }

    private void list(Element list, Style style, boolean numbered) {
      endBlock();
      depth++;
      int number = 1;
      for (Element item : list.children()) {
        if (!item.normalName().equals("li")) {
          element(item, style);
          continue;
        }
        Kind outer = kind;
        kind = Kind.ITEM;
        marker = numbered ? number++ + "." : "•";
        children(item, style);
        endBlock();
        kind = outer;
      }
      depth--;
    }

    private void picture(Element image) {
      String url = image.attr("src");
      boolean dot = tiny(image.attr("width")) || tiny(image.attr("height"));
      if (!dot && (url.startsWith("http://") || url.startsWith("https://"))) {
        endBlock();
        blocks.add(new Block.Picture(url, image.attr("alt").strip()));
      }
    }

    /** Ends what was being written, unless there is nothing in it. */
    void endBlock() {
      List<Span> spans = kind == Kind.CODE ? line : Spaces.collapse(line);
      line = new ArrayList<>();
      if (spans.stream().allMatch(span -> span.text().isBlank())) {
        return;
      }
      List<Span> found = finder.find(spans);
      blocks.add(switch (kind) {
        case PARAGRAPH -> new Block.Paragraph(found);
        case HEADING -> new Block.Heading(level, found);
        case ITEM -> new Block.Item(Math.max(0, depth), marker, found);
        case QUOTE -> new Block.Quote(found);
        case CODE -> new Block.Code(found);
      });
      if (kind == Kind.ITEM) {
        marker = "";
      }
    }
  }

  private static boolean tiny(String pixels) {
    return pixels.matches("[0-3](px)?");
  }

  /** The address as one that may be opened, or {@code null}. */
  static @Nullable URI safe(String address) {
    String trimmed = address.strip();
    int colon = trimmed.indexOf(':');
    if (colon < 0 || !SCHEMES.contains(trimmed.substring(0, colon).toLowerCase(Locale.ROOT))) {
      return null;
    }
    try {
      return new URI(trimmed.replace(" ", "%20"));
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
