package app.earmark.feed.xml;

import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * An element that is being read.
 *
 * @param element {@code null}: left out, with all that is in it
 * @param text whether it holds nothing but text
 * @param item whether it is an item or entry
 * @param scope the namespaces that hold within it
 */
record OpenElement(
    Name name, Vocabulary vocabulary, @Nullable Element element, boolean text, boolean item, Scope scope) {}
