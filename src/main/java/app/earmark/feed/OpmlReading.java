package app.earmark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading an OPML list. */
public sealed interface OpmlReading {

  /**
   * The subscriptions in the order of the document; an address may be there twice.
   *
   * @param repairs what had to be mended, in plain English
   */
  record Read(@Nullable String title, List<OpmlEntry> entries, List<String> repairs) implements OpmlReading {
    public Read {
      entries = List.copyOf(entries);
      repairs = List.copyOf(repairs);
    }
  }

  /** It is no OPML, or too large or slow to read. */
  record Unreadable() implements OpmlReading {}
}
