package app.earmark.feed.namespace;

import app.earmark.feed.text.Dates;
import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.ContentLink;
import app.earmark.model.Enclosure;
import app.earmark.model.LiveItem;
import app.earmark.model.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** {@code podcast:liveItem}: it is written like an item, but is none until the broadcast is over. */
final class PodcastLive {

  private static final Namespace PODCAST = Vocabulary.PODCAST.namespace();

  private PodcastLive() {}

  static void read(Element element, ChannelDraft channel) {
    String status = Elements.attribute(element, "status");
    List<ContentLink> links = new ArrayList<>();
    for (Element link : element.getChildren("contentLink", PODCAST)) {
      PodcastMedia.contentLink(link, channel.address(Elements.attribute(link, "href")), links);
    }
    List<Person> people = new ArrayList<>();
    for (Element person : element.getChildren("person", PODCAST)) {
      PodcastCommonTags.person(person, channel, people);
    }
    channel.live.add(new LiveItem(status == null ? "pending" : status.toLowerCase(Locale.ROOT),
        Dates.parse(Elements.attribute(element, "start")), Dates.parse(Elements.attribute(element, "end")),
        Elements.line(element.getChild("title")), Elements.text(element.getChild("guid")),
        channel.address(Elements.text(element.getChild("link"))), stream(element, channel), links, people));
  }

  /** The enclosure, or else the first alternate that can be had over http. */
  private static @Nullable Enclosure stream(Element element, ChannelDraft channel) {
    Element enclosure = element.getChild("enclosure");
    String url = enclosure == null ? null : channel.address(Elements.attribute(enclosure, "url"));
    if (url != null && enclosure != null) {
      return new Enclosure(url, Elements.attribute(enclosure, "type"), null);
    }
    for (Element alternate : element.getChildren("alternateEnclosure", PODCAST)) {
      List<String> urls = PodcastMedia.sources(alternate, channel);
      if (!urls.isEmpty()) {
        return new Enclosure(urls.getFirst(), Elements.attribute(alternate, "type"), null);
      }
    }
    return null;
  }
}
