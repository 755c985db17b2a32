package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Atom's elements within RSS (RFC 4287), and its link relations wherever they stand (RFC 5005 and 5988). */
public final class AtomLinks implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.ATOM;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    if (element.getName().equals("link")) {
      channelLink(attribute(element, "rel"), attribute(element, "href"), attribute(element, "title"), channel);
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "link" -> itemLink(attribute(element, "rel"), attribute(element, "href"), attribute(element, "title"),
          attribute(element, "type"), Elements.size(attribute(element, "length")), item);
      case "published" -> item.date(ItemDraft.EXTENSION, Elements.text(element));
      case "updated" -> item.date(ItemDraft.LAST_RESORT, Elements.text(element));
      case "title" -> item.title.offer(ItemDraft.FALLBACK, Elements.title(element));
      case "id" -> item.guid.offer(ItemDraft.EXTENSION, Elements.text(element));
      case "summary", "content" -> item.text(Elements.text(element));
      default -> { /* nothing that is shown */ }
    }
  }

  /** A link of a feed. */
  public static void channelLink(@Nullable String rel, @Nullable String href, @Nullable String title,
      ChannelDraft channel) {
    switch (rel == null ? "alternate" : rel) {
      case "alternate" -> channel.link.offer(ItemDraft.EXTENSION, channel.address(href));
      case "payment" -> channel.support(href, title);
      case "next" -> channel.nextPage.offer(ItemDraft.CORE, channel.address(href));
      case "prev-archive" -> channel.nextPage.offer(ItemDraft.EXTENSION, channel.address(href));
      default -> { /* nothing that is shown */ }
    }
  }

  /** A link of an entry. */
  public static void itemLink(@Nullable String rel, @Nullable String href, @Nullable String title,
      @Nullable String type, @Nullable Long length, ItemDraft item) {
    switch (rel == null ? "alternate" : rel) {
      case "alternate" -> item.link.offer(ItemDraft.EXTENSION, item.address(href));
      case "enclosure" -> item.enclosure(ItemDraft.CORE, href, type, length);
      case "payment" -> item.support(href, title);
      case "http://podlove.org/simple-chapters" -> { /* XML of its own; the audio has them, too */ }
      default -> { /* nothing that is shown */ }
    }
  }

  private static @Nullable String attribute(Element element, String name) {
    return Elements.attribute(element, name);
  }
}
