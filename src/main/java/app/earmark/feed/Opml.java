package app.earmark.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.earmark.feed.xml.Deadline;
import app.earmark.feed.xml.Encodings;
import app.earmark.feed.xml.Outlines;
import app.earmark.feed.xml.ReadingStopped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes lists of subscriptions (OPML 2.0). Many that are published are not well-formed: an {@code &} in an
 * address, a file that stops in the middle; what can be found in them is found. Pure and stateless: for any thread.
 */
public final class Opml {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int HEAD = 64 * 1024;

  /** Reads a list; never throws. */
  public OpmlReading read(byte[] body) {
    if (body.length == 0 || body.length > FeedReader.MOST_BYTES) {
      return new OpmlReading.Unreadable();
    }
    Encodings.Decoded text = Encodings.decode(body, null);
    String head = new String(text.utf8(), 0, Math.min(HEAD, text.utf8().length), ISO_8859_1).toLowerCase(Locale.ROOT);
    if (!head.contains("<opml") && !head.contains("<outline")) {
      return new OpmlReading.Unreadable();
    }
    Collector found = new Collector();
    try {
      List<String> repairs = Outlines.read(text.utf8(), text.start(), new Deadline(LONGEST), found);
      return new OpmlReading.Read(found.title, found.entries, repairs);
    } catch (ReadingStopped e) {
      return new OpmlReading.Unreadable();
    }
  }

  /** Writes a list that reads back as the same entries in the same order. */
  public byte[] write(String title, List<OpmlEntry> entries) {
    StringBuilder xml = new StringBuilder(256 + entries.size() * 200);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>");
    xml.append(escaped(title)).append("</title>\n  </head>\n  <body>\n");
    List<String> open = List.of();
    for (OpmlEntry entry : entries) {
      open = move(xml, open, entry.folders());
      String name = entry.title() == null ? entry.url() : entry.title();
      indent(xml, open.size()).append("<outline type=\"rss\" text=\"").append(escaped(name)).append('"');
      if (entry.title() != null) {
        xml.append(" title=\"").append(escaped(entry.title())).append('"');
      }
      xml.append(" xmlUrl=\"").append(escaped(entry.url())).append('"');
      if (entry.link() != null) {
        xml.append(" htmlUrl=\"").append(escaped(entry.link())).append('"');
      }
      xml.append("/>\n");
    }
    move(xml, open, List.of());
    return xml.append("  </body>\n</opml>\n").toString().getBytes(UTF_8);
  }

  /** Closes and opens folders until those of the next entry are open. */
  private static List<String> move(StringBuilder xml, List<String> from, List<String> to) {
    int common = 0;
    while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
      common++;
    }
    for (int i = from.size(); i > common; i--) {
      indent(xml, i - 1).append("</outline>\n");
    }
    for (int i = common; i < to.size(); i++) {
      indent(xml, i).append("<outline text=\"").append(escaped(to.get(i))).append("\">\n");
    }
    return to;
  }

  private static StringBuilder indent(StringBuilder xml, int depth) {
    return xml.append("  ".repeat(depth + 2));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  /** Builds entries of outlines. For one thread. */
  private static final class Collector implements Outlines.Sink {
    @Nullable String title;
    final List<OpmlEntry> entries = new ArrayList<>();
    /** A name for each open folder; empty for an open feed, or a folder without a name. */
    private final Deque<String> folders = new ArrayDeque<>();

    @Override
    public void title(String text) {
      title = title == null ? text : title;
    }

    @Override
    public void open(Map<String, String> attributes) {
      String url = attributes.getOrDefault("xmlUrl", "");
      if (url.isEmpty() && "rss".equalsIgnoreCase(attributes.get("type"))) {
        url = attributes.getOrDefault("url", "");
      }
      String text = attributes.getOrDefault("text", "");
      String name = attributes.getOrDefault("title", "");
      name = name.isEmpty() ? text : name;
      if (url.isEmpty()) {
        folders.addLast(text.isEmpty() ? name : text);
        return;
      }
      String link = attributes.getOrDefault("htmlUrl", "");
      // A text is asked for by the specification: who has none writes the address.
      entries.add(new OpmlEntry(url, name.isEmpty() || name.equals(url) ? null : name, link.isEmpty() ? null : link,
          folders.stream().filter(folder -> !folder.isEmpty()).toList()));
      folders.addLast("");
    }

    @Override
    public void close() {
      folders.pollLast();
    }
  }
}
