package app.earmark.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for a feed that was answered with a good body.
 *
 * @param feedUrl where to ask from now on
 * @param feedKey that address without what differs between spellings of it
 * @param finalKey the same of where it was found in the end
 * @param bodyHash SHA-256 of the body, in hex
 * @param rhythm how often episodes come
 * @param nextDue when to ask again
 */
public record FeedVisit(
    String feedUrl,
    String feedKey,
    String finalKey,
    @Nullable String user,
    @Nullable String password,
    @Nullable String etag,
    @Nullable String lastModified,
    String bodyHash,
    FeedRhythm rhythm,
    Instant at,
    Instant nextDue) {

  /** Without the password. */
  @Override
  public String toString() {
    return "FeedVisit[" + feedKey + "]";
  }
}
