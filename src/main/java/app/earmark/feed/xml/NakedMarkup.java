package app.earmark.feed.xml;

import java.util.Objects;
import java.util.function.Predicate;
import org.jdom2.Text;

/** Markup within an element that holds only text, where a host forgot to escape it. For one thread, once. */
final class NakedMarkup {

  private static final int DEEPEST = 4096;

  private final XmlScanner scanner;
  private final Repairs repairs;

  NakedMarkup(XmlScanner scanner, Repairs repairs) {
    this.scanner = scanner;
    this.repairs = repairs;
  }

  /**
   * Takes it as written, up to the end of the element that it stands in.
   *
   * @param isOpenAround whether an element of this name is open around that one
   */
  void read(OpenElement frame, Predicate<Name> isOpenAround) {
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
        Vocabulary vocabulary = frame.scope().meaning(name, repairs, end);
        if (!item && !Grammar.ends(frame.vocabulary(), frame.name().local(), vocabulary, name.local())) {
          depth += scanner.isSelfClosing() || Grammar.isVoid(name.local()) ? 0 : 1;
          same += name.isSameElement(frame.name()) && !scanner.isSelfClosing() ? 1 : 0;
          if (depth > DEEPEST) {
            throw new ReadingStopped(ReadingStopped.Reason.TOO_DEEP);
          }
          continue;
        }
      } else if (token == XmlScanner.Token.END) {
        Name name = scanner.name();
        boolean own = name.isSameElement(frame.name());
        if (!own && !Grammar.isAroundItems(name.local()) && !isOpenAround.test(name)) {
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
      Objects.requireNonNull(frame.element()).addContent(new Text(source));
      scanner.again();
      return;
    }
  }
}
