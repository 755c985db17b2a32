package app.earmark.model;

/** What came of giving a podcast another address. */
public sealed interface NewPlace {

  /** It has it; so many of its episodes were found there again, and so many are new. */
  record Moved(int known, int added) implements NewPlace {}

  /** Another subscription has that address; the two may be united. */
  record Taken(PodcastId other) implements NewPlace {}

  /** There is no podcast to be had; nothing changed. */
  record Failed(FeedProblem problem) implements NewPlace {}
}
