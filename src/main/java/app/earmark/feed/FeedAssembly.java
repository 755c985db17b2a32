package app.earmark.feed;

import app.earmark.feed.namespace.ChannelDraft;
import app.earmark.feed.namespace.ItemDraft;
import app.earmark.feed.namespace.Namespaces;
import app.earmark.feed.text.Addresses;
import app.earmark.feed.text.Escapes;
import app.earmark.feed.xml.Deadline;
import app.earmark.feed.xml.Encodings;
import app.earmark.feed.xml.FeedTree;
import app.earmark.feed.xml.Repairs;
import app.earmark.feed.xml.Vocabulary;
import app.earmark.model.FeedDiagnostic.Kind;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.ParsedFeed;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastExtras;
import app.earmark.model.RefreshHints;
import app.earmark.util.Lazy;
import com.rometools.rome.io.FeedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** One feed while it is being read. For one thread, once. */
final class FeedAssembly {

  private static final int MOST_ITEMS = 200_000;
  private static final int MOST_DIAGNOSTICS = 500;

  /** The readers that are made once and shared by every reading. For any thread. */
  static final class Grammars {
    final RssFeeds rss = new RssFeeds();

    /** Few podcasts need it. */
    final Lazy<AtomFeeds> atom = new Lazy<>(AtomFeeds::new);

    final Namespaces namespaces = new Namespaces();
  }

  private final Grammars grammars;
  private final Encodings.Decoded text;
  private final Repairs repairs;
  private final FeedTree tree;
  private final String base;
  private final List<FeedDiagnostic> diagnostics = new ArrayList<>();
  private final List<ParsedItem> items = new ArrayList<>();
  private final Set<String> guids = new HashSet<>();
  private int position;

  FeedAssembly(Grammars grammars, FeedDocument document, Encodings.Decoded text, int start, Deadline deadline) {
    this.grammars = grammars;
    this.text = text;
    this.repairs = new Repairs(text.utf8());
    boolean clean = start == text.start() || startsAsXml(text.utf8(), text.start());
    if (!clean) {
      repairs.add(Repairs.Kind.BEFORE_DECLARATION, text.start());
    }
    this.tree = FeedTree.open(text.utf8(), clean ? text.start() : start, repairs, deadline);
    this.base = base(tree.root(), document.url());
  }

  FeedReading read() {
    tree.read(this::item);
    Element root = tree.root();
    List<FeedDiagnostic> ofChannel = new ArrayList<>();
    if (text.note() != null) {
      ofChannel.add(new FeedDiagnostic(Kind.ENCODING, null, text.note()));
    }
    if (!tree.isComplete()) {
      ofChannel.add(new FeedDiagnostic(Kind.CUT_OFF, null, "the document ends without </" + root.getName() + ">"));
    }
    repairs.sentences().forEach(s -> ofChannel.add(new FeedDiagnostic(Kind.REPAIRED, null, s)));
    boolean atom = isAtom(root);
    if (root.getDocument() == null) {
      // Rome looks for a style sheet in the document.
      new Document(root);
    }
    Element channelElement = atom ? root : RssFeeds.channel(root);
    String channelBase = base(channelElement, base);
    ChannelDraft channel = new ChannelDraft(channelBase);
    try {
      grammars.namespaces.readChannel(channelElement, channel, atom ? Vocabulary.ATOM : Vocabulary.RSS);
      if (atom) {
        grammars.atom.get().readFeed(root, channel);
      } else {
        grammars.rss.readChannel(root, channel);
      }
    } catch (FeedException | IllegalArgumentException | ClassCastException | NullPointerException e) {
      ofChannel.add(new FeedDiagnostic(Kind.OTHER, null, "the description of the podcast could not be read in full"));
    }
    ofChannel.addAll(diagnostics);
    return new FeedReading.Read(feed(channel, ofChannel));
  }

  private ParsedFeed feed(ChannelDraft channel, List<FeedDiagnostic> found) {
    List<FeedDiagnostic> kept = found;
    if (found.size() > MOST_DIAGNOSTICS) {
      kept = new ArrayList<>(found.subList(0, MOST_DIAGNOSTICS));
      kept.add(new FeedDiagnostic(Kind.OTHER, null, (found.size() - MOST_DIAGNOSTICS) + " more findings"));
    }
    String description = channel.description.get();
    return new ParsedFeed(channel.title.get(), channel.link.get(),
        description == null ? null : Escapes.notes(description), channel.language.get(),
        channel.image.get(), channel.author.get(), channel.itunesType.get(), channel.podcastGuid.get(),
        channel.newFeedUrl.get(), List.copyOf(channel.categories), List.copyOf(channel.supportLinks.values()),
        new RefreshHints(channel.interval.get(), channel.isComplete()), extras(channel), items, kept);
  }

  private static PodcastExtras extras(ChannelDraft channel) {
    return new PodcastExtras(channel.people, channel.trailers, channel.live, channel.podroll, channel.places,
        channel.licenses, channel.images, channel.values, channel.texts, channel.chats, channel.discussions,
        channel.blockedFor, channel.publisher.get(), channel.frequency.get(), channel.medium.get(),
        channel.locked.get(), channel.nextPage.get());
  }

  private void item(Element element, boolean cutOff) {
    int at = position++;
    if (at >= MOST_ITEMS) {
      if (at == MOST_ITEMS) {
        diagnostics.add(new FeedDiagnostic(Kind.OTHER, at, "only the first " + MOST_ITEMS + " items were read"));
      }
      return;
    }
    ItemDraft draft = new ItemDraft(at, base(element, base), diagnostics);
    if (element.getContentSize() == 0) {
      draft.diagnose(Kind.ITEM_DROPPED, "there is nothing in it");
      return;
    }
    try {
      if (Objects.equals(element.getNamespace(), Namespace.NO_NAMESPACE)) {
        grammars.namespaces.readItem(element, draft, Vocabulary.RSS);
        grammars.rss.readItem(element, draft);
      } else {
        grammars.namespaces.readItem(element, draft, Vocabulary.ATOM);
        grammars.atom.get().readEntry(element, draft);
      }
      ParsedItem item = ItemFinish.of(draft);
      if (cutOff && (item.guid() == null || item.title() == null || item.enclosure() == null)) {
        draft.diagnose(Kind.ITEM_DROPPED, "the document ends within the item");
        return;
      }
      if (item.guid() != null && !guids.add(item.guid())) {
        draft.diagnose(Kind.DUPLICATE_GUID, "an earlier item has the same guid");
      }
      items.add(item);
    } catch (IllegalArgumentException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
      // What Rome throws at markup that it did not expect.
      draft.diagnose(Kind.ITEM_DROPPED, "it could not be read: " + e.getClass().getSimpleName());
    }
  }

  /** Whether it begins with a declaration, a comment or a document type. */
  private static boolean startsAsXml(byte[] utf8, int start) {
    int second = start + 1 < utf8.length ? utf8[start + 1] : 0;
    return utf8[start] == '<' && (second == '?' || second == '!');
  }

  private static boolean isAtom(Element root) {
    return root.getNamespace().equals(Vocabulary.ATOM.namespace())
        || root.getNamespace().equals(Vocabulary.ATOM_03.namespace());
  }

  private static String base(Element element, String around) {
    return Addresses.base(element.getAttributeValue("base", Namespace.XML_NAMESPACE), around);
  }
}
