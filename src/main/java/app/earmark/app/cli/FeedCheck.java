package app.earmark.app.cli;

import app.earmark.model.ParsedFeed;
import app.earmark.util.Message;
import java.nio.file.Path;

/** Reads a feed that nobody subscribes to. Blocking; any thread. */
@FunctionalInterface
public interface FeedCheck {

  /** What came of it. */
  sealed interface Reading {

    /** A feed, perhaps mended. */
    record Feed(ParsedFeed feed) implements Reading {}

    /** None, and why. */
    record None(Message problem) implements Reading {}
  }

  /**
   * Reads it.
   *
   * @param folder what the path of a file is relative to
   */
  Reading read(String fileOrUrl, Path folder);
}
