package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * What came of refreshing one podcast.
 *
 * @param added episodes that were not known before
 * @param updated episodes whose title, notes, date or address changed
 * @param problem only where the kind is {@link Kind#FAILED}
 * @param fellAsleep with this failure the feed was given up: it is no longer asked by itself
 * @param millis time from the request to the commit
 */
public record RefreshOutcome(
    PodcastId podcast,
    String feedUrl,
    Kind kind,
    int added,
    int updated,
    @Nullable FeedProblem problem,
    boolean fellAsleep,
    long millis) {

  /** How it went, in the words of the command line. */
  public enum Kind {
    NEW,
    UNCHANGED,
    FAILED
  }
}
