package app.earmark.net;

import org.jspecify.annotations.Nullable;

/**
 * A feed to be fetched.
 *
 * @param etag the validators of the last good fetch, exactly as {@link FetchResult.Fetched} gave them; both null asks
 *     for the whole feed whether it changed or not
 * @param credentials sent to the origin of {@code url} alone; those written into {@code url} are used without them
 */
public record FeedRequest(
    String url, @Nullable String etag, @Nullable String lastModified, @Nullable Credentials credentials) {

  /** The whole feed, without a password. */
  public static FeedRequest of(String url) {
    return new FeedRequest(url, null, null, null);
  }
}
