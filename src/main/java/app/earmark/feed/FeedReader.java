package app.earmark.feed;

import app.earmark.feed.xml.Deadline;
import app.earmark.feed.xml.DocumentKind;
import app.earmark.feed.xml.Encodings;
import app.earmark.feed.xml.ReadingStopped;
import app.earmark.model.FeedProblem;
import app.earmark.util.Lazy;
import java.time.Duration;

/**
 * Reads podcast feeds: RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0, with what extends them, well-formed or not; and finds the
 * feeds of web pages. Document types are skipped, entities not expanded, nothing external is looked for.
 *
 * <p>Pure and stateless: for any number of threads at once. A reading ends after 10 s at most, or soon after its thread
 * is interrupted (whose flag then stays set), as {@link FeedProblem.Refused}.
 */
public final class FeedReader {

  /** The largest document that is read, in bytes. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Lazy<FeedAssembly.Grammars> grammars = new Lazy<>(FeedAssembly.Grammars::new);
  private final WebPages pages = new WebPages();
  private final Duration longest;

  public FeedReader() {
    this(LONGEST);
  }

  /** @param longest instead of 10 s */
  FeedReader(Duration longest) {
    this.longest = longest;
  }

  /** Reads one document; never throws. */
  public FeedReading read(FeedDocument document) {
    byte[] body = document.body();
    String host = document.host();
    if (isBlank(body)) {
      return new FeedReading.Unreadable(new FeedProblem.Empty(host));
    }
    if (body.length > MOST_BYTES) {
      return new FeedReading.Unreadable(new FeedProblem.TooLarge(host, MOST_BYTES));
    }
    try {
      Deadline deadline = new Deadline(longest);
      Encodings.Decoded text = Encodings.decode(body, document.contentType());
      DocumentKind.Found found = DocumentKind.of(text.utf8(), text.start());
      return switch (found.kind()) {
        case FEED -> new FeedAssembly(grammars.get(), document, text, found.start(), deadline).read();
        case PAGE -> new FeedReading.WebPage(pages.candidates(text.utf8(), text.start(), document.url()));
        case OTHER -> new FeedReading.Unreadable(new FeedProblem.NotAFeed(host));
      };
    } catch (ReadingStopped e) {
      return new FeedReading.Unreadable(new FeedProblem.Refused(host));
    }
  }

  private static boolean isBlank(byte[] body) {
    for (byte b : body) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }
}
