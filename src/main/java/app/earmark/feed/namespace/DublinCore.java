package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import java.util.Set;
import org.jdom2.Element;

/** Dublin Core, {@code dc:}: what libraries call things; RSS 1.0 feeds have their dates here. */
final class DublinCore implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.DC;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    switch (element.getName()) {
      case "title" -> channel.title.offer(ItemDraft.EXTENSION, Elements.title(element));
      case "description" -> channel.description.offer(ItemDraft.FALLBACK, Elements.text(element));
      case "creator", "author", "publisher" -> channel.author.offer(ItemDraft.FALLBACK, Elements.line(element));
      case "language" -> channel.language.offer(ItemDraft.EXTENSION, Elements.line(element));
      case "subject" -> addTo(channel.categories, element);
      default -> { /* nothing that is shown */ }
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "title" -> item.title.offer(ItemDraft.EXTENSION, Elements.title(element));
      case "description" -> item.text(Elements.text(element));
      case "date" -> item.date(ItemDraft.EXTENSION, Elements.text(element));
      case "creator", "author" -> item.author.offer(ItemDraft.FALLBACK, Elements.line(element));
      case "subject" -> addTo(item.tags, element);
      default -> { /* nothing that is shown */ }
    }
  }

  private static void addTo(Set<String> names, Element element) {
    String name = Elements.line(element);
    if (name != null) {
      names.add(name);
    }
  }
}
