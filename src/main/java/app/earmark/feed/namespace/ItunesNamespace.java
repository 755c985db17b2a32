package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.EpisodeType;
import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Apple's namespace, {@code itunes:} ("A Podcaster's Guide to RSS"). */
final class ItunesNamespace implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.ITUNES;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    switch (element.getName()) {
      case "title" -> channel.title.offer(ItemDraft.FALLBACK, Elements.title(element));
      case "summary" -> channel.description.offer(ItemDraft.EXTENSION, Elements.text(element));
      case "subtitle" -> channel.description.offer(ItemDraft.LAST_RESORT, Elements.text(element));
      case "author" -> channel.author.offer(ItemDraft.CORE, Elements.line(element));
      case "owner" -> channel.author.offer(ItemDraft.LAST_RESORT,
          Elements.line(element.getChild("name", Vocabulary.ITUNES.namespace())));
      case "image", "link" -> channel.image.offer(ItemDraft.CORE, channel.address(picture(element)));
      case "category" -> category(element, channel);
      case "keywords" -> { /* chosen for search engines, not for listeners */ }
      case "type" -> channel.itunesType.offer(ItemDraft.CORE, type(Elements.line(element)));
      case "new-feed-url" -> channel.newFeedUrl.offer(ItemDraft.CORE, channel.address(Elements.text(element)));
      case "complete" -> {
        if (Boolean.TRUE.equals(Elements.yes(Elements.text(element)))) {
          channel.markComplete();
        }
      }
      default -> { /* nothing that is shown */ }
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "title" -> item.title.offer(ItemDraft.FALLBACK, Elements.title(element));
      case "summary" -> item.text(Elements.text(element));
      case "subtitle" -> item.subtitle.offer(ItemDraft.CORE, Elements.line(element));
      case "author" -> item.author.offer(ItemDraft.CORE, Elements.line(element));
      case "duration" -> item.duration(ItemDraft.CORE, Elements.text(element));
      case "image", "link" -> item.image.offer(ItemDraft.CORE, item.address(picture(element)));
      case "season" -> item.season.offer(ItemDraft.EXTENSION, Elements.number(Elements.text(element)));
      case "episode" -> item.number.offer(ItemDraft.EXTENSION, episodeNumber(Elements.line(element)));
      case "episodeType" -> item.type.offer(ItemDraft.CORE, episodeType(Elements.text(element)));
      case "explicit" -> item.explicit.offer(ItemDraft.CORE, Elements.yes(Elements.text(element)));
      default -> { /* nothing that is shown */ }
    }
  }

  /** The address may be an attribute of either name, or the text. */
  static @Nullable String picture(Element element) {
    if (element.getName().equals("link") && !"image".equals(element.getAttributeValue("rel"))) {
      return null;
    }
    String href = Elements.attribute(element, "href");
    String url = href == null ? Elements.attribute(element, "url") : href;
    if (url == null) {
      for (Element child : element.getChildren()) {
        if (child.getName().equals("url")) {
          return Elements.text(child);
        }
      }
    }
    return url == null ? Elements.text(element) : url;
  }

  static @Nullable EpisodeType episodeType(@Nullable String text) {
    return text == null ? null : switch (text.toLowerCase(Locale.ROOT)) {
      case "full" -> EpisodeType.FULL;
      case "trailer" -> EpisodeType.TRAILER;
      case "bonus" -> EpisodeType.BONUS;
      default -> null;
    };
  }

  private static @Nullable String episodeNumber(@Nullable String text) {
    return text == null || text.startsWith("-") || text.equals("0") || text.length() > 20 ? null : text;
  }

  private static @Nullable String type(@Nullable String text) {
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return lower.equals("serial") || lower.equals("episodic") ? lower : null;
  }

  private static void category(Element element, ChannelDraft channel) {
    String text = Elements.words(element, "text");
    if (text == null) {
      text = Elements.line(element);
    }
    if (text != null) {
      channel.categories.add(text);
    }
    for (Element child : element.getChildren("category", Vocabulary.ITUNES.namespace())) {
      String name = Elements.words(child, "text");
      if (name != null) {
        channel.categories.add(name);
      }
    }
  }
}
