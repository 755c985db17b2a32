package app.earmark.feed.namespace;

import app.earmark.feed.text.Durations;
import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.FeedChapter;
import java.time.Duration;
import java.util.Comparator;
import org.jdom2.Element;

/** Podlove Simple Chapters 1.2, {@code psc:}. The first list of an item counts. */
final class SimpleChapters implements FeedNamespace {

  @Override
  public Vocabulary vocabulary() {
    return Vocabulary.PSC;
  }

  @Override
  public void readChannel(Element element, ChannelDraft channel) {
    // Chapters are of one episode.
  }

  @Override
  public void readItem(Element element, ItemDraft item) {
    if (!element.getName().equals("chapters") || !item.chapters.isEmpty()) {
      return;
    }
    for (Element chapter : element.getChildren("chapter", Vocabulary.PSC.namespace())) {
      Duration start = Durations.parse(Elements.attribute(chapter, "start"));
      if (start != null) {
        String title = Elements.words(chapter, "title");
        item.chapters.add(new FeedChapter(start.toMillis(), title == null ? "" : title,
            item.address(Elements.attribute(chapter, "href")), item.address(Elements.attribute(chapter, "image"))));
      }
    }
    item.chapters.sort(Comparator.comparingLong(FeedChapter::startMs));
  }
}
