package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;

/** Google Play's namespace, {@code googleplay:}: no longer kept up, still written by many hosts. */
final class GooglePlay implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.GOOGLE_PLAY;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    switch (element.getName()) {
      case "author" -> channel.author.offer(ItemDraft.LAST_RESORT, Elements.line(element));
      case "description" -> channel.description.offer(ItemDraft.LAST_RESORT, Elements.text(element));
      case "image" -> channel.image.offer(ItemDraft.LAST_RESORT, channel.address(ItunesNamespace.picture(element)));
      default -> { /* nothing that is shown */ }
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "description" -> item.text(Elements.text(element));
      case "image" -> item.image.offer(ItemDraft.LAST_RESORT, item.address(ItunesNamespace.picture(element)));
      case "explicit" -> item.explicit.offer(ItemDraft.FALLBACK, Elements.yes(Elements.text(element)));
      default -> { /* nothing that is shown */ }
    }
  }
}
