package app.earmark.feed;

import app.earmark.feed.namespace.AtomLinks;
import app.earmark.feed.namespace.ChannelDraft;
import app.earmark.feed.namespace.ItemDraft;
import app.earmark.feed.namespace.Lines;
import app.earmark.feed.text.Addresses;
import app.earmark.feed.xml.Vocabulary;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.Extendable;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.impl.Atom10Parser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of Atom (RFC 4287) with Rome, one entry at a time, as {@link RssFeeds} does. Atom 0.3 is put into
 * the words of 1.0 first: it has the same elements under other names. For any thread.
 */
final class AtomFeeds extends Atom10Parser {

  private static final Namespace ATOM = Vocabulary.ATOM.namespace();
  private static final Map<String, String> NAMES_OF_03 = Map.of("issued", "published", "modified", "updated", "tagline",
      "subtitle", "copyright", "rights");

  void readEntry(Element element, ItemDraft draft) {
    prepare(element);
    draft.date(0, text(element, "published"));
    draft.date(2, text(element, "updated"));
    draft.date(3, text(element, "created"));
    element.removeChildren("published", ATOM);
    element.removeChildren("updated", ATOM);
    Entry entry = parseEntry(new Feed(), element, draft.base(), Locale.ROOT);
    draft.title.offer(0, title(entry.getTitleEx()));
    draft.guid.offer(0, Lines.stripped(entry.getId()));
    for (Link link : entry.getAlternateLinks()) {
      link(link, draft);
    }
    for (Link link : entry.getOtherLinks()) {
      link(link, draft);
    }
    draft.text(html(entry.getSummary()));
    for (Content content : entry.getContents()) {
      draft.text(html(content));
    }
    Element content = element.getChild("content", ATOM);
    if (content != null && content.getAttributeValue("src") != null) {
      draft.enclosure(2, content.getAttributeValue("src"), content.getAttributeValue("type"), null);
    }
    for (Category category : entry.getCategories()) {
      String name = Lines.stripped(category.getLabel() == null ? category.getTerm() : category.getLabel());
      if (name != null) {
        draft.tags.add(Lines.plain(name));
      }
    }
    for (SyndPerson author : entry.getAuthors()) {
      draft.author.offer(1, Lines.stripped(author.getName()));
    }
  }

  void readFeed(Element root, ChannelDraft draft) throws FeedException {
    prepare(root);
    root.removeChildren("updated", ATOM);
    root.removeChildren("published", ATOM);
    Feed feed = (Feed) parseFeed(root, Locale.ROOT);
    draft.title.offer(0, title(feed.getTitleEx()));
    for (Link link : feed.getAlternateLinks()) {
      AtomLinks.channelLink(link.getRel(), link.getHref(), link.getTitle(), draft);
    }
    for (Link link : feed.getOtherLinks()) {
      AtomLinks.channelLink(link.getRel(), link.getHref(), link.getTitle(), draft);
    }
    draft.description.offer(0, html(feed.getSubtitle()));
    draft.language.offer(0, Lines.stripped(root.getAttributeValue("lang", Namespace.XML_NAMESPACE)));
    draft.image.offer(1, draft.address(feed.getLogo()));
    draft.image.offer(2, draft.address(feed.getIcon()));
    for (SyndPerson author : feed.getAuthors()) {
      draft.author.offer(1, Lines.stripped(author.getName()));
    }
    for (Category category : feed.getCategories()) {
      String name = Lines.stripped(category.getLabel() == null ? category.getTerm() : category.getLabel());
      if (name != null) {
        draft.categories.add(Lines.plain(name));
      }
    }
  }

  private static void link(Link link, ItemDraft draft) {
    AtomLinks.itemLink(link.getRel(), link.getHref(), link.getTitle(), Lines.stripped(link.getType()),
        link.getLength() > 0 ? link.getLength() : null, draft);
  }

  /** What Rome does not do: Atom 0.3's names, and {@code xml:base} of a single link. */
  private static void prepare(Element parent) {
    for (Element child : parent.getChildren()) {
      boolean old = Objects.equals(child.getNamespace(), Vocabulary.ATOM_03.namespace());
      if (old) {
        child.setNamespace(ATOM);
        child.setName(NAMES_OF_03.getOrDefault(child.getName(), child.getName()));
        String mode = child.getAttributeValue("mode");
        String type = child.getAttributeValue("type");
        if ("escaped".equals(mode) || (type != null && type.contains("html"))) {
          child.setAttribute("type", "html");
        }
        child.getChildren().forEach(grandchild -> grandchild.setNamespace(ATOM));
      }
      if ("xhtml".equals(child.getAttributeValue("type"))) {
        // The markup is there as written, not as elements.
        child.setAttribute("type", "html");
      }
      String base = child.getAttributeValue("base", Namespace.XML_NAMESPACE);
      String href = child.getAttributeValue("href");
      if (base != null && href != null) {
        child.setAttribute("href", Addresses.base(href, base));
      }
    }
  }

  private static @Nullable String title(@Nullable Content content) {
    String text = content == null ? null : Lines.stripped(content.getValue());
    if (text == null || content == null) {
      return null;
    }
    boolean html = content.getType() != null && content.getType().contains("html");
    return Lines.squeeze(html && (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) ? Jsoup.parse(text).text() : text);
  }

  private static @Nullable String html(@Nullable Content content) {
    String text = content == null ? null : Lines.stripped(content.getValue());
    boolean plain = content != null && (content.getType() == null || content.getType().equals("text"));
    return text == null || !plain ? text : text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static @Nullable String text(Element parent, String name) {
    Element child = parent.getChild(name, ATOM);
    return child == null ? null : Lines.stripped(child.getText());
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
  protected List<Module> parsePersonModules(Element person, Locale locale) {
    return List.of();
  }

  @Override
  protected List<Element> extractForeignMarkup(Element element, Extendable into, Namespace own) {
    return List.of();
  }
}
