package app.earmark.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed says that it changes.
 *
 * @param interval the shortest sensible time between two requests (RSS {@code ttl}, {@code sy:updatePeriod},
 *     {@code podcast:updateFrequency}); {@code null} where the feed is silent
 * @param complete the podcast has ended ({@code itunes:complete}, {@code podcast:updateFrequency complete="true"})
 */
public record RefreshHints(@Nullable Duration interval, boolean complete) {

  public static final RefreshHints NONE = new RefreshHints(null, false);
}
