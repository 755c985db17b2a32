package app.earmark.feed.namespace;

import app.earmark.feed.text.Durations;
import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.AlternateEnclosure;
import app.earmark.model.ContentLink;
import app.earmark.model.Soundbite;
import app.earmark.model.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** The tags of {@code podcast:} that offer something to hear, see or read besides the episode's own file. */
final class PodcastMedia {

  private static final Namespace PODCAST = Vocabulary.PODCAST.namespace();

  private PodcastMedia() {}

  static void transcript(Element element, ItemDraft item) {
    String url = item.address(Elements.attribute(element, "url"));
    if (url != null) {
      item.transcripts.add(new Transcript(url, Elements.attribute(element, "type"),
          Elements.attribute(element, "language"), Elements.attribute(element, "rel")));
    }
  }

  static void soundbite(Element element, ItemDraft item) {
    Duration start = Durations.parse(Elements.attribute(element, "startTime"));
    Duration duration = Durations.parse(Elements.attribute(element, "duration"));
    if (start != null && duration != null) {
      item.soundbites.add(new Soundbite(start.toMillis(), duration.toMillis(), Elements.line(element)));
    }
  }

  static void contentLink(Element element, @Nullable String url, List<ContentLink> links) {
    String label = Elements.line(element);
    if (url != null) {
      links.add(new ContentLink(url, label == null ? url : label));
    }
  }

  /** An alternate without any source over http is of no use here; where the item has no enclosure, audio is one. */
  static void alternate(Element element, ItemDraft item) {
    List<String> urls = sources(element, item);
    if (urls.isEmpty()) {
      return;
    }
    String type = Elements.attribute(element, "type");
    Long bytes = Elements.size(Elements.attribute(element, "length"));
    item.alternates.add(new AlternateEnclosure(urls, type, bytes, decimal(Elements.attribute(element, "bitrate")),
        Elements.number(Elements.attribute(element, "height")), Elements.attribute(element, "lang"),
        Elements.attribute(element, "title"), Elements.attribute(element, "rel"),
        Boolean.TRUE.equals(Elements.yes(Elements.attribute(element, "default"))), integrity(element)));
    item.enclosure(ItemDraft.LAST_RESORT, urls.getFirst(), type, bytes);
  }

  static List<String> sources(Element element, CommonExtras item) {
    List<String> urls = new ArrayList<>();
    for (Element source : element.getChildren("source", PODCAST)) {
      String uri = Elements.attribute(source, "uri");
      // Other schemes, ipfs and the like, are no mistake.
      String url = uri == null || !uri.startsWith("http") ? null : item.address(uri);
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  private static @Nullable String integrity(Element element) {
    Element integrity = element.getChild("integrity", PODCAST);
    return integrity == null || !"sri".equals(Elements.attribute(integrity, "type")) ? null
        : Elements.attribute(integrity, "value");
  }

  private static @Nullable Double decimal(@Nullable String text) {
    return text == null || !text.matches("\\d{1,12}(\\.\\d{1,9})?") ? null : Double.valueOf(text);
  }
}
