package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Every namespace that extends RSS and Atom, each with the class that reads it. For any thread. */
public final class Namespaces {

  private final Map<Namespace, FeedNamespace> known = List.<FeedNamespace>of(new ItunesNamespace(),
          new PodcastNamespace(), new ContentNamespace(), new DublinCore(), new DublinCoreTerms(), new MediaRss(),
          new AtomLinks(), new SimpleChapters(), new Syndication(), new GooglePlay(), new RawVoice())
      .stream().collect(Collectors.toUnmodifiableMap(n -> n.vocabulary().namespace(), Function.identity()));

  /**
   * Reads the elements of an item that are not its own vocabulary's.
   *
   * @param own what the feed itself is written in, read by others
   */
  public void readItem(Element item, ItemDraft draft, Vocabulary own) {
    for (Element element : item.getChildren()) {
      FeedNamespace namespace = known.get(element.getNamespace());
      if (namespace != null && namespace.vocabulary() != own) {
        namespace.readItem(element, draft);
      }
    }
  }

  /** As {@link #readItem}, for the channel or feed. */
  public void readChannel(Element channel, ChannelDraft draft, Vocabulary own) {
    for (Element element : channel.getChildren()) {
      FeedNamespace namespace = known.get(element.getNamespace());
      if (namespace != null && namespace.vocabulary() != own) {
        namespace.readChannel(element, draft);
      }
    }
  }
}
