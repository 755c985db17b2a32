package app.earmark.feed;

import app.earmark.feed.namespace.ChannelDraft;
import app.earmark.feed.namespace.ItemDraft;
import app.earmark.feed.namespace.Lines;
import app.earmark.feed.text.Addresses;
import com.rometools.rome.feed.module.Extendable;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.impl.RSS20Parser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of RSS 0.9x, 1.0 and 2.0 with Rome, one item at a time, so that what Rome cannot read costs one
 * item and the whole feed is never in memory. RSS 2.0 has every element of the others. Rome's modules and its copying
 * of foreign markup are off: the namespaces are read by {@code feed.namespace}. For any thread.
 */
final class RssFeeds extends RSS20Parser {

  /** Read here or of no use; Rome is slow in some, and stumbles over what hosts write in others. */
  private static final Set<String> NOT_FOR_ROME = Set.of("pubDate", "expirationDate", "lastBuildDate", "skipHours",
      "skipDays", "cloud", "textInput", "ttl", "source");

  void readItem(Element element, ItemDraft draft) {
    for (Element child : element.getChildren()) {
      if (child.getNamespacePrefix().isEmpty() || child.getName().equals("body")) {
        readBesideRome(child, draft);
      }
    }
    element.getContent().removeIf(RssFeeds::isNotForRome);
    Item item = parseItem(element, element, Locale.ROOT);
    draft.title.offer(0, title(item.getTitle()));
    draft.link.offer(0, draft.address(link(element, item.getLink())));
    Guid guid = item.getGuid();
    if (guid != null) {
      String value = Lines.stripped(guid.getValue());
      draft.guid.offer(0, value);
      boolean permanent = !"false".equalsIgnoreCase(element.getChild("guid").getAttributeValue("isPermaLink"));
      if (permanent && value != null && value.startsWith("http")) {
        draft.link.offer(2, Addresses.absolute(value, draft.base()));
      }
    }
    draft.text(item.getDescription() == null ? null : item.getDescription().getValue());
    for (Enclosure enclosure : item.getEnclosures()) {
      draft.enclosure(0, enclosure.getUrl(), Lines.stripped(enclosure.getType()),
          enclosure.getLength() > 0 ? enclosure.getLength() : null);
    }
    for (Category category : item.getCategories()) {
      String name = line(category.getValue());
      if (name != null) {
        draft.tags.add(name);
      }
    }
    draft.author.offer(1, line(item.getAuthor()));
  }

  /** What is no RSS but found in it, without a namespace, and the date. */
  private static void readBesideRome(Element child, ItemDraft draft) {
    switch (child.getName()) {
      case "pubDate" -> draft.date(0, Lines.stripped(child.getText()));
      case "summary", "content", "encoded", "body" -> draft.text(child.getText());
      case "image" -> draft.image.offer(3, draft.address(pictureOf(child)));
      case "duration" -> draft.duration(2, Lines.stripped(child.getText()));
      default -> { /* for Rome */ }
    }
  }

  /**
   * Reads what is said of the podcast.
   *
   * @param root {@code rss}, {@code rdf:RDF}, or the channel itself
   */
  void readChannel(Element root, ChannelDraft draft) {
    Element element = channel(root);
    Integer ttl = ttl(text(element, "ttl"));
    draft.interval.offer(3, ttl == null ? null : Duration.ofMinutes(ttl));
    draft.image.offer(1, draft.address(picture(element)));
    draft.image.offer(1, draft.address(picture(root)));
    element.getContent().removeIf(RssFeeds::isNotForRome);
    element.removeChildren("image");
    Element rss = root;
    if (root.getName().equals("channel")) {
      rss = new Element("rss").addContent(root.detach());
      new Document(rss);
    }
    Channel channel = (Channel) parseChannel(rss, Locale.ROOT);
    draft.title.offer(0, title(channel.getTitle()));
    draft.link.offer(0, draft.address(link(element, channel.getLink())));
    draft.description.offer(0, Lines.stripped(channel.getDescription()));
    draft.language.offer(0, line(channel.getLanguage()));
    draft.author.offer(1, line(channel.getManagingEditor()));
    for (Category category : channel.getCategories()) {
      String name = line(category.getValue());
      if (name != null) {
        draft.categories.add(name);
      }
    }
    Element redirect = root.getChild("redirect");
    if (redirect != null) {
      draft.newFeedUrl.offer(1, draft.address(text(redirect, "newLocation")));
    }
  }

  static Element channel(Element root) {
    Element channel = root.getName().equals("channel") ? root : root.getChild("channel");
    if (channel == null) {
      channel = new Element("channel");
      root.addContent(channel);
    }
    return channel;
  }

  private static boolean isNotForRome(Content content) {
    return content instanceof Element child && Objects.equals(child.getNamespace(), Namespace.NO_NAMESPACE)
        && NOT_FOR_ROME.contains(child.getName());
  }

  private static @Nullable String link(Element parent, @Nullable String text) {
    String link = Lines.stripped(text);
    if (link == null) {
      // Atom's way to write it, without Atom's namespace.
      Element child = parent.getChild("link");
      link = child == null ? null : child.getAttributeValue("href");
    }
    return link;
  }

  private static @Nullable String picture(Element parent) {
    Element image = parent.getChild("image");
    return image == null ? null : pictureOf(image);
  }

  private static @Nullable String pictureOf(Element image) {
    String url = text(image, "url");
    String href = url == null ? Lines.stripped(image.getAttributeValue("href")) : url;
    return href == null ? Lines.stripped(image.getText()) : href;
  }

  private static @Nullable Integer ttl(@Nullable String text) {
    return text != null && text.matches("\\d{1,6}") && !text.matches("0+") ? Integer.valueOf(text) : null;
  }

  private static @Nullable String text(Element parent, String name) {
    Element child = parent.getChild(name);
    return child == null ? null : Lines.stripped(child.getText());
  }

  /** As the feed has it: others compare by it. */
  private static @Nullable String title(@Nullable String text) {
    return text == null || text.isBlank() ? null : Lines.squeeze(text);
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null || text.isBlank() ? null : Lines.plain(text);
  }

  @Override
  protected List<Module> parseItemModules(Element item, Locale locale) {
    return List.of();
  }

  @Override
  protected List<Module> parseFeedModules(Element channel, Locale locale) {
    return List.of();
  }

  @Override
  protected List<Element> extractForeignMarkup(Element element, Extendable into, Namespace own) {
    return List.of();
  }
}
