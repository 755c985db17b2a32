package app.earmark.store;

import app.earmark.model.PodcastId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What refreshing a podcast needs to know.
 *
 * @param user name and password for a private feed, to be sent to its own origin alone
 * @param etag validators of the last body that was read, both as the host sent them (RFC 9110, section 8.8)
 * @param bodyHash SHA-256 of that body, in hex
 * @param failures how often it failed since it last worked
 * @param failingSince when it first failed after it last worked
 * @param asleep no longer asked for by itself
 * @param hintInterval the shortest sensible time between two requests in the feed's own words
 * @param complete the feed says that the podcast has ended
 */
public record FeedRecord(
    PodcastId podcast,
    String feedUrl,
    @Nullable String user,
    @Nullable String password,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String bodyHash,
    @Nullable Instant lastTry,
    @Nullable Instant lastSuccess,
    Instant nextDue,
    int failures,
    @Nullable Instant failingSince,
    boolean asleep,
    @Nullable Duration hintInterval,
    boolean complete) {

  /** Without the password. */
  @Override
  public String toString() {
    return "FeedRecord[" + podcast + "]";
  }
}
