package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;

/** RawVoice's namespace, {@code rawvoice:}, written by the PowerPress plugin of WordPress. */
final class RawVoice implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.RAW_VOICE;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    if (element.getName().equals("donate")) {
      channel.support(Elements.attribute(element, "href"), Elements.line(element));
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    if (element.getName().equals("poster")) {
      item.image.offer(ItemDraft.LAST_RESORT, item.address(Elements.attribute(element, "url")));
    }
  }
}
