package app.earmark.feed.xml;

import org.jspecify.annotations.Nullable;

/** The namespace declarations that hold in one place, the innermost first. */
record Scope(String prefix, Vocabulary vocabulary, @Nullable Scope outer) {

  static final Scope NONE = new Scope("xml", Vocabulary.OTHER, null);

  /** What a name means here; a prefix that is not declared means what it usually does. */
  Vocabulary meaning(Name name, Repairs repairs, int offset) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.prefix.equals(name.prefix())) {
        return scope.vocabulary;
      }
    }
    if (name.prefix().isEmpty()) {
      return Vocabulary.RSS;
    }
    repairs.add(Repairs.Kind.UNBOUND_PREFIX, offset);
    Vocabulary usual = Vocabulary.usualFor(name.prefix());
    return usual == null ? Vocabulary.OTHER : usual;
  }

  /** What holds within the tag that the scanner has just read. */
  Scope with(XmlScanner scanner) {
    Scope scope = this;
    for (int i = 0; i < scanner.attributeCount(); i++) {
      Name attribute = scanner.attributeName(i);
      if (attribute.prefix().equals("xmlns")) {
        String prefix = attribute.written().substring("xmlns:".length());
        scope = new Scope(prefix, Vocabulary.declared(prefix, scanner.attributeValue(i)), scope);
      } else if (attribute.written().equals("xmlns")) {
        scope = new Scope("", Vocabulary.declared("", scanner.attributeValue(i)), scope);
      }
    }
    return scope;
  }
}
