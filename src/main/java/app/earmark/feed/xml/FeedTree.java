package app.earmark.feed.xml;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;

/**
 * Makes JDOM elements of a feed, one item at a time, so that the largest feed costs no more memory than its largest
 * item. Elements stand under the one namespace of their {@link Vocabulary}; those that no feed reader knows are left
 * out. Closes what was left open: before the next item, at the end tag of an element around it, and where an element
 * that holds only text would otherwise swallow its neighbours. For one thread, once.
 */
public final class FeedTree {

  private static final int DEEPEST = 200;
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

  private final UncheckedJDOMFactory factory = new UncheckedJDOMFactory();
  private final XmlScanner scanner;
  private final Repairs repairs;
  private final NakedMarkup markup;
  private final List<OpenElement> open = new ArrayList<>();
  private final Element root;
  private boolean rootClosed;
  private boolean ended;
  private int itemDepth;
  private int childrenOfItem;
  private int childrenOfHead;

  private FeedTree(byte[] utf8, int start, Repairs repairs, Deadline deadline) {
    this.scanner = new XmlScanner(utf8, start, repairs, deadline);
    this.repairs = repairs;
    this.markup = new NakedMarkup(scanner, repairs);
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
            OpenElement top = open.getLast();
            if (top.item() || top.name().local().equals("channel")) {
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
    open.add(new OpenElement(name, Vocabulary.RSS, element, false, false, scope));
    if (scanner.isSelfClosing()) {
      rootClosed = true;
    }
    return element;
  }

  private void start(Items items) {
    Name name = scanner.name();
    Scope scope = open.getLast().scope().with(scanner);
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
    OpenElement top = open.getLast();
    while (top.text()) {
      if (!Grammar.ends(top.vocabulary(), top.name().local(), vocabulary, name.local())) {
        markup.read(top, this::isOpenAround);
        return;
      }
      repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.tokenStart());
      close(items);
      top = open.getLast();
    }
    boolean known = (top.element() != null && vocabulary != Vocabulary.OTHER && vocabulary != Vocabulary.XHTML)
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
    open.add(new OpenElement(name, vocabulary, element, text, item, scope));
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
    while (at >= lowest && !open.get(at).name().isSameElement(name)) {
      at--;
    }
    if (at < lowest) {
      // Not even the prefix has to be the same where the element that is open has no other end.
      if (open.getLast().text() && open.getLast().name().local().equals(name.local())) {
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
    OpenElement top = open.getLast();
    if (top.element() == null || (open.size() == 1 && scanner.isTextBlank())) {
      return;
    }
    if (top.text()) {
      top.element().addContent(factory.text(scanner.text()));
    } else if (!scanner.isTextBlank()) {
      if (open.size() == 1) {
        repairs.add(Repairs.Kind.AFTER_END, scanner.tokenStart());
      } else if (top.element().getContentSize() < MOST_CHILDREN) {
        top.element().addContent(factory.text(scanner.text()));
      }
    }
  }

  private boolean isOpenAround(Name name) {
    for (int i = open.size() - 2; i > 0; i--) {
      if (open.get(i).name().isSameElement(name)) {
        return true;
      }
    }
    return false;
  }

  private int openItem() {
    return itemDepth > 0 && itemDepth < open.size() && open.get(itemDepth).item() ? itemDepth : -1;
  }

  /** Before a new item: closes the one before it, or what was left open in the channel. */
  private void closeItem(Items items) {
    int keep = 1;
    while (keep < open.size() && Grammar.isAroundItems(open.get(keep).name().local()) && !open.get(keep).item()) {
      keep++;
    }
    while (open.size() > keep) {
      repairs.add(Repairs.Kind.UNCLOSED_TAG, scanner.tokenStart());
      close(items);
    }
  }

  private void close(Items items) {
    OpenElement frame = open.removeLast();
    if (frame.element() == null) {
      return;
    }
    if (frame.item()) {
      itemDepth = 0;
      items.accept(frame.element(), ended);
      return;
    }
    Element parent = open.getLast().element();
    if (parent != null) {
      parent.addContent(frame.element());
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
