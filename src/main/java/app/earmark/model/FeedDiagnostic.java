package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * Something about a feed that was mended, guessed or left out while it was read. Shown under "Feed health" and printed
 * by {@code check --json}.
 *
 * @param item position of the item in the feed, from 0; {@code null} where it concerns the whole feed
 * @param detail what exactly, in plain English, for whoever publishes the feed
 */
public record FeedDiagnostic(Kind kind, @Nullable Integer item, String detail) {

  /** What kind of thing was found. */
  public enum Kind {
    /** The declared character encoding was wrong, another one was used. */
    ENCODING,
    /** The document was not well-formed and was mended. */
    REPAIRED,
    /** The document ends in the middle: later items are missing. */
    CUT_OFF,
    /** An item could not be used and was left out. */
    ITEM_DROPPED,
    /** An item has no audio anywhere: it is no episode. */
    NO_AUDIO,
    /** The audio was found in the text, not in an enclosure. */
    AUDIO_FROM_TEXT,
    /** A date could not be understood. */
    DATE,
    /** A duration could not be understood. */
    DURATION,
    /** An address could not be understood. */
    ADDRESS,
    /** Two items have one guid. */
    DUPLICATE_GUID,
    /** Something else that the publisher should know. */
    OTHER
  }
}
