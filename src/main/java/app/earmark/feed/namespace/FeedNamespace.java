package app.earmark.feed.namespace;

import app.earmark.feed.xml.Vocabulary;
import org.jdom2.Element;

/** Reads the elements of one namespace. Stateless, for any thread. */
interface FeedNamespace {

  Vocabulary vocabulary();

  /** An element of this namespace directly within the channel or feed. */
  void readChannel(Element element, ChannelDraft channel);

  /** An element of this namespace directly within an item or entry. */
  void readItem(Element element, ItemDraft item);
}
