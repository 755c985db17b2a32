package app.earmark.feed.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes JDOM elements of a feed, one item at a time, so that the largest feed costs no more memory than its largest
 * item. Elements stand under the one namespace of their {@link Vocabulary}; those that no feed reader knows are left
 * out. Closes what was left open: before the next item, at the end tag of an element around it, and where an element
 * that holds only text would otherwise swallow its neighbours. For one thread, once.
 */
public final class FeedTree {

  private static final int DEEPEST = 200;
  private static final int DEEPEST_MARKUP = 4096;
  private static final int MOST_CHILDREN = 20_000;

  /** Takes the items as they are read. */
  @FunctionalInterface
  public interface Items {
    /**
     * An item with everything in it that was closed.
     *
     * @param cutOff whether the document ends within it
     */
    void accept(Element item, boolean cutOff);
  }

  /** An element that is being read. */
  private static final class Frame {
    final Name name;
    final Vocabulary vocabulary;
    /** {@code null}: left out, with all that is in it. */
    final @Nullable Element element;
    final boolean text;
    final boolean item;
    final Scope scope;

    Frame(Name name, Vocabulary vocabulary, @Nullable Element element, boolean text, boolean item, Scope scope) {
      this.name = name;
      this.vocabulary = vocabulary;
      this.element = element;
      this.text = text;
      this.item = item;
      this.scope = scope;
    }
  }

  private final UncheckedJDOMFactory factory = new UncheckedJDOMFactory();
  private final XmlScanner scanner;
  private final Repairs repairs;
  private final List<Frame> open = new ArrayList<>();
  private final Element root;
  private boolean rootClosed;
  private boolean ended;
  private int itemDepth;
  private int childrenOfItem;
  private int childrenOfHead;

  private FeedTree(byte[] utf8, int start, Repairs repairs, Deadline deadline) {
    this.scanner = new XmlScanner(utf8, start, repairs, deadline);
    this.repairs = repairs;
    XmlScanner.Token token = scanner.next();
    while (token != XmlScanner.Token.START && token != XmlScanner.Token.EOF) {
      token = scanner.next();
    }
    this.root = token == XmlScanner.Token.START ? openRoot() : new Element("rss");
  }

  /** Starts at the byte {@code start}, where the root's tag is or what stands before it. */
  public static FeedTree open(byte[] utf8, int start, Repairs repairs, Deadline deadline) {
    return new FeedTree(utf8, start, repairs, deadline);
  }

  /** The root; has all its children, except items, once {@link #read} is done. */
  public Element root() {
    return root;
  }

  /** Whether the end tag of the root was found. */
  public boolean isComplete() {
    return rootClosed;
  }

  /** Reads to the end. Items are given away one by one and not kept. */
  public void read(Items items) {
    while (true) {
      switch (scanner.next()) {
        case START -> start(items);
        case END -> end(items);
        case TEXT -> text();
        case EOF -> {
          ended = true;
          // What was still open is only half known: dropped, but for the item and what is around it.
          while (open.size() > 1) {
            Frame top = open.getLast();
            if (top.item || top.name.local().equals("channel")) {
              close(items);
            } else {
              open.removeLast();
            }
          }
          return;
        }
      }
    }
  }

  private Element openRoot() {
    Scope scope = Scope.NONE.with(scanner);
    Name name = scanner.name();
    Element element = element(name, scope.meaning(name, repairs, scanner.tokenStart()));
    open.add(new Frame(name, Vocabulary.RSS, element, false, false, scope));
    if (scanner.isSelfClosing()) {
      rootClosed = true;
    }
    return element;
  }

  private void start(Items items) {
    Name name = scanner.name();
    Scope scope = open.getLast().scope.with(scanner);
    Vocabulary vocabulary = scope.meaning(name, repairs, scanner.tokenStart());
    boolean item = Grammar.isItem(vocabulary, name.local());
    if (rootClosed && !item) {
      repairs.add(Repairs.Kind.AFTER_END, scanner.tokenStart());
      return;
    }
    if (item) {
      // The end tag of the root stood in the middle.
      rootClosed = false;
      closeItem(items);
    }
    Frame top = open.getLast();
    while (top.text) {
      if (!Grammar.ends(top.vocabulary, top.name.local(), vocabulary, name.local())) {
        markup(top);
        return;
      }
      repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.tokenStart());
      close(items);
      top = open.getLast();
    }
    boolean known = (top.element != null && vocabulary != Vocabulary.OTHER && vocabulary != Vocabulary.XHTML)
        || (vocabulary == Vocabulary.XHTML && name.local().equals("body"));
    if (known && !item && (openItem() >= 0 ? ++childrenOfItem : ++childrenOfHead) > MOST_CHILDREN) {
      repairs.add(Repairs.Kind.TOO_MANY, scanner.tokenStart());
      known = false;
    }
    if (item) {
      childrenOfItem = 0;
      itemDepth = open.size();
    }
    Element element = known || item ? element(name, vocabulary) : null;
    boolean text = element != null && !scanner.isSelfClosing() && Grammar.isText(vocabulary, name.local());
    open.add(new Frame(name, vocabulary, element, text, item, scope));
    if (open.size() > DEEPEST) {
      throw new ReadingStopped(ReadingStopped.Reason.TOO_DEEP);
    }
    if (scanner.isSelfClosing()) {
      close(items);
    }
  }

  private void end(Items items) {
    Name name = scanner.name();
    int at = open.size() - 1;
    int lowest = openItem() >= 0 && !Grammar.isAroundItems(name.local()) ? openItem() : 0;
    while (at >= lowest && !open.get(at).name.isSameElement(name)) {
      at--;
    }
    if (at < lowest) {
      // Not even the prefix has to be the same where the element that is open has no other end.
      if (open.getLast().text && open.getLast().name.local().equals(name.local())) {
        at = open.size() - 1;
      } else {
        repairs.add(Repairs.Kind.STRAY_END_TAG, scanner.tokenStart());
        return;
      }
    }
    if (at == 0) {
      while (open.size() > 1) {
        repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.tokenStart());
        close(items);
      }
      rootClosed = true;
      return;
    }
    while (open.size() - 1 > at) {
      repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.tokenStart());
      close(items);
    }
    close(items);
  }

  private void text() {
    Frame top = open.getLast();
    if (top.element == null || (open.size() == 1 && scanner.isTextBlank())) {
      return;
    }
    if (top.text) {
      top.element.addContent(factory.text(scanner.text()));
    } else if (!scanner.isTextBlank()) {
      if (open.size() == 1) {
        repairs.add(Repairs.Kind.AFTER_END, scanner.tokenStart());
      } else if (top.element.getContentSize() < MOST_CHILDREN) {
        top.element.addContent(factory.text(scanner.text()));
      }
    }
  }

  /** Markup within an element that holds only text: taken as written, up to that element's end. */
  private void markup(Frame frame) {
    int start = scanner.tokenStart();
    int depth = scanner.isSelfClosing() ? 0 : 1;
    int same = 0;
    String prefix = scanner.name().prefix();
    while (true) {
      XmlScanner.Token token = scanner.next();
      int end = scanner.tokenStart();
      if (token == XmlScanner.Token.EOF) {
        // The text is cut off, so it is not kept.
        return;
      }
      if (token == XmlScanner.Token.START) {
        Name name = scanner.name();
        boolean item = Grammar.isItem(Vocabulary.RSS, name.local());
        Vocabulary vocabulary = frame.scope.meaning(name, repairs, end);
        if (!item && !Grammar.ends(frame.vocabulary, frame.name.local(), vocabulary, name.local())) {
          depth += scanner.isSelfClosing() || Grammar.isVoid(name.local()) ? 0 : 1;
          same += name.isSameElement(frame.name) && !scanner.isSelfClosing() ? 1 : 0;
          if (depth > DEEPEST_MARKUP) {
            throw new ReadingStopped(ReadingStopped.Reason.TOO_DEEP);
          }
          continue;
        }
      } else if (token == XmlScanner.Token.END) {
        Name name = scanner.name();
        boolean own = name.isSameElement(frame.name);
        if (!own && !Grammar.isAroundItems(name.local()) && !isOpenAround(name)) {
          depth = Math.max(0, depth - 1);
          continue;
        }
        if (own && same > 0) {
          same--;
          depth = Math.max(0, depth - 1);
          continue;
        }
      } else {
        continue;
      }
      String source = scanner.source(start, end);
      if (!prefix.isEmpty()) {
        source = source.replace("<" + prefix + ":", "<").replace("</" + prefix + ":", "</");
      }
      repairs.add(Repairs.Kind.NAKED_MARKUP, start);
      Objects.requireNonNull(frame.element).addContent(factory.text(source));
      scanner.again();
      return;
    }
  }

  private boolean isOpenAround(Name name) {
    for (int i = open.size() - 2; i > 0; i--) {
      if (open.get(i).name.isSameElement(name)) {
        return true;
      }
    }
    return false;
  }

  private int openItem() {
    return itemDepth > 0 && itemDepth < open.size() && open.get(itemDepth).item ? itemDepth : -1;
  }

  /** Before a new item: closes the one before it, or what was left open in the channel. */
  private void closeItem(Items items) {
    int keep = 1;
    while (keep < open.size() && Grammar.isAroundItems(open.get(keep).name.local()) && !open.get(keep).item) {
      keep++;
    }
    while (open.size() > keep) {
      repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.tokenStart());
      close(items);
    }
  }

  private void close(Items items) {
    Frame frame = open.removeLast();
    if (frame.element == null) {
      return;
    }
    if (frame.item) {
      itemDepth = 0;
      items.accept(frame.element, ended);
      return;
    }
    Element parent = open.getLast().element;
    if (parent != null) {
      parent.addContent(frame.element);
    }
  }

  private Element element(Name name, Vocabulary vocabulary) {
    Element element = factory.element(name.local(), vocabulary.namespace());
    for (int i = 0; i < scanner.attributeCount(); i++) {
      Name attribute = scanner.attributeName(i);
      if (attribute.prefix().equals("xml")) {
        if (attribute.local().equals("base") || attribute.local().equals("lang")) {
          element.setAttribute(
              factory.attribute(attribute.local(), scanner.attributeValue(i), Namespace.XML_NAMESPACE));
        }
      } else if (!attribute.prefix().equals("xmlns") && !attribute.written().equals("xmlns")
          && (attribute.prefix().isEmpty() || element.getAttribute(attribute.local()) == null)) {
        element.setAttribute(factory.attribute(attribute.local(), scanner.attributeValue(i)));
      }
    }
    return element;
  }
}
