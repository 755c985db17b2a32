package app.earmark.store;

import app.earmark.model.RefreshHints;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often a podcast has something new, as far as its feed shows.
 *
 * @param gap the usual time between two episodes; {@code null} with fewer than two dated ones
 * @param latest the date of the newest episode
 * @param hints what the feed says itself
 */
public record FeedRhythm(@Nullable Duration gap, @Nullable Instant latest, RefreshHints hints) {

  public static final FeedRhythm UNKNOWN = new FeedRhythm(null, null, RefreshHints.NONE);
}
