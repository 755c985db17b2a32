package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;

/** The RSS content module, {@code content:encoded}, where Rome does not read it: in Atom and in channels. */
final class ContentNamespace implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.CONTENT;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    if (element.getName().equals("encoded")) {
      channel.description.offer(ItemDraft.FALLBACK, Elements.text(element));
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    if (element.getName().equals("encoded")) {
      item.text(Elements.text(element));
    }
  }
}
