package app.earmark.store;

import app.earmark.model.PodcastId;
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
 * @param notBefore the host asked not to be asked before (Retry-After)
 */
public record FeedRecord(
    PodcastId podcast,
    String feedUrl,
    @Nullable String user,
    @Nullable String password,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String bodyHash,
    Instant nextDue,
    int failures,
    @Nullable Instant failingSince,
    boolean asleep,
    @Nullable Instant notBefore,
    FeedRhythm rhythm) {

  /** Without the password. */
  @Override
  public String toString() {
    return "FeedRecord[" + podcast + "]";
  }
}
