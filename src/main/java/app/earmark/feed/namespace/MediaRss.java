package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;

/** Media RSS 1.5.1, {@code media:}: Yahoo's way to say what RSS 2.0 could not; groups nest. */
final class MediaRss implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.MEDIA;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    switch (element.getName()) {
      case "thumbnail" -> channel.image.offer(ItemDraft.FALLBACK, channel.address(Elements.attribute(element, "url")));
      case "description" -> channel.description.offer(ItemDraft.LAST_RESORT, Elements.text(element));
      default -> { /* nothing that is shown */ }
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    read(element, item, ItemDraft.EXTENSION);
  }

  private static void read(Element element, ItemDraft item, int rank) {
    switch (element.getName()) {
      case "group" -> children(element, item, ItemDraft.FALLBACK);
      case "content" -> {
        content(element, item, rank);
        children(element, item, ItemDraft.FALLBACK);
      }
      case "title" -> item.title.offer(ItemDraft.LAST_RESORT, Elements.title(element));
      case "description" -> item.text(Elements.text(element));
      case "thumbnail" -> item.image.offer(rank + 1, item.address(Elements.attribute(element, "url")));
      default -> { /* nothing that is shown */ }
    }
  }

  private static void children(Element element, ItemDraft item, int rank) {
    for (Element child : element.getChildren()) {
      if (child.getNamespace().equals(Vocabulary.MEDIA.namespace())) {
        read(child, item, rank);
      }
    }
  }

  private static void content(Element element, ItemDraft item, int rank) {
    String url = Elements.attribute(element, "url");
    String type = Elements.attribute(element, "type");
    String medium = Elements.attribute(element, "medium");
    if (url == null) {
      return;
    }
    MediaKind kind = MediaKind.of(type == null && medium != null ? medium + "/x" : type, url);
    if (kind == MediaKind.AUDIO || kind == MediaKind.VIDEO) {
      item.enclosure(rank, url, type, Elements.size(Elements.attribute(element, "fileSize")));
      item.duration(ItemDraft.FALLBACK, Elements.attribute(element, "duration"));
    } else if ("image".equals(medium) || (type != null && type.startsWith("image/"))) {
      item.image.offer(ItemDraft.LAST_RESORT, item.address(url));
    }
  }
}
