package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.FeedReference;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;

/** What {@code podcast:remoteItem} points to: other feeds and items, in podrolls, for publishers and in payments. */
final class PodcastReferences {

  private PodcastReferences() {}

  /** Those directly within an element. */
  static List<FeedReference> in(Element parent, CommonExtras around) {
    List<FeedReference> found = new ArrayList<>();
    for (Element remote : parent.getChildren("remoteItem", Vocabulary.PODCAST.namespace())) {
      String guid = Elements.attribute(remote, "feedGuid");
      String url = around.address(Elements.attribute(remote, "feedUrl"));
      if (guid != null || url != null) {
        found.add(new FeedReference(guid, url, Elements.attribute(remote, "itemGuid"),
            Elements.attribute(remote, "medium"), Elements.attribute(remote, "title")));
      }
    }
    return found;
  }
}
