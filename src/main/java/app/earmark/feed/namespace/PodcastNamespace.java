package app.earmark.feed.namespace;

import app.earmark.feed.text.Dates;
import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.Chat;
import app.earmark.model.Trailer;
import app.earmark.model.UpdateFrequency;
import java.util.Locale;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The podcast namespace of the Podcasting 2.0 project, {@code podcast:}: its tags for podcasts and for episodes. What
 * both have is read by {@link PodcastCommonTags}, what holds other tags by {@link PodcastMedia}.
 */
final class PodcastNamespace implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.PODCAST;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    switch (element.getName()) {
      case "guid" -> channel.podcastGuid.offer(ItemDraft.CORE, Elements.line(element));
      case "locked" -> channel.locked.offer(ItemDraft.CORE, Elements.yes(Elements.text(element)));
      case "medium" -> channel.medium.offer(ItemDraft.CORE, lower(Elements.line(element)));
      case "block" -> block(element, channel);
      case "trailer" -> trailer(element, channel);
      case "updateFrequency" -> frequency(element, channel);
      case "podroll" -> channel.podroll.addAll(PodcastReferences.in(element, channel));
      case "publisher" -> PodcastReferences.in(element, channel).stream().findFirst()
          .ifPresent(found -> channel.publisher.offer(ItemDraft.CORE, found));
      case "liveItem" -> PodcastLive.read(element, channel);
      case "chat" -> chat(element, channel);
      default -> PodcastCommonTags.read(element, channel);
    }
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    switch (element.getName()) {
      case "transcript" -> PodcastMedia.transcript(element, item);
      case "chapters" -> item.chaptersUrl.offer(ItemDraft.CORE, item.address(Elements.attribute(element, "url")));
      case "soundbite" -> PodcastMedia.soundbite(element, item);
      case "alternateEnclosure" -> PodcastMedia.alternate(element, item);
      case "contentLink" -> PodcastMedia.contentLink(element, item.address(Elements.attribute(element, "href")),
          item.links);
      case "season" -> {
        item.season.offer(ItemDraft.CORE, Elements.number(Elements.text(element)));
        item.seasonName.offer(ItemDraft.CORE, Elements.attribute(element, "name"));
      }
      case "episode" -> {
        item.number.offer(ItemDraft.CORE, Elements.line(element));
        item.numberLabel.offer(ItemDraft.CORE, Elements.attribute(element, "display"));
      }
      default -> PodcastCommonTags.read(element, item);
    }
  }

  private static void block(Element element, ChannelDraft channel) {
    if (Boolean.TRUE.equals(Elements.yes(Elements.text(element)))) {
      String service = Elements.attribute(element, "id");
      channel.blockedFor.add(service == null ? "*" : service);
    }
  }

  private static void trailer(Element element, ChannelDraft channel) {
    String url = channel.address(Elements.attribute(element, "url"));
    String title = Elements.line(element);
    if (url != null) {
      channel.trailers.add(new Trailer(url, title == null ? "" : title,
          Dates.parse(Elements.attribute(element, "pubdate", "pubDate")), Elements.attribute(element, "type"),
          Elements.size(Elements.attribute(element, "length")),
          Elements.number(Elements.attribute(element, "season"))));
    }
  }

  private static void frequency(Element element, ChannelDraft channel) {
    String rule = Elements.attribute(element, "rrule");
    channel.frequency.offer(ItemDraft.CORE, new UpdateFrequency(Elements.line(element), rule,
        Dates.parse(Elements.attribute(element, "dtstart"))));
    if (Boolean.TRUE.equals(Elements.yes(Elements.attribute(element, "complete")))) {
      channel.markComplete();
    }
    channel.interval.offer(ItemDraft.CORE, RecurrenceRule.interval(rule));
  }

  private static void chat(Element element, ChannelDraft channel) {
    String server = Elements.attribute(element, "server");
    String protocol = Elements.attribute(element, "protocol");
    if (server != null && protocol != null) {
      channel.chats.add(new Chat(server, protocol, Elements.attribute(element, "accountId"),
          Elements.attribute(element, "space")));
    }
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
