package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;

/** The terms of Dublin Core, {@code dcterms:}: finer dates. */
final class DublinCoreTerms implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.DC_TERMS;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    // Its dates are of no use to a listener.
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "issued" -> item.date(ItemDraft.EXTENSION, Elements.text(element));
      case "created" -> item.date(ItemDraft.FALLBACK, Elements.text(element));
      case "modified" -> item.date(ItemDraft.LAST_RESORT, Elements.text(element));
      default -> { /* nothing that is shown */ }
    }
  }
}
