package app.earmark.feed;

import app.earmark.model.FeedCandidate;
import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedFeed;
import java.util.List;

/** What came of reading a {@link FeedDocument}. */
public sealed interface FeedReading {

  /** A feed; also where it had to be mended or is cut off: see its diagnostics. */
  record Read(ParsedFeed feed) implements FeedReading {}

  /** A web page, and the feeds that it points to, the likeliest podcast first; there may be none. */
  record WebPage(List<FeedCandidate> candidates) implements FeedReading {
    public WebPage {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nothing that can be read as a feed. */
  record Unreadable(FeedProblem problem) implements FeedReading {}
}
