package app.earmark.net;

import app.earmark.model.FeedProblem;
import org.jspecify.annotations.Nullable;

/** What came of fetching a feed. Addresses in it carry no name and password. */
public sealed interface FetchResult {

  /**
   * A body came, unpacked and not empty; whether it is a feed is not known yet.
   *
   * @param finalUrl where it came from after all redirects, for relative links
   * @param movedPermanentlyTo where permanent redirects alone, from the first on, led; null if there were none. To be
   *     stored only after a good parse
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared; a copy of 64 MB would cost more.
  record Fetched(byte[] body, String finalUrl, @Nullable String movedPermanentlyTo, @Nullable String contentType,
      @Nullable String etag, @Nullable String lastModified) implements FetchResult {}

  /** 304: nothing changed since the validators that were sent. */
  record NotModified(@Nullable String movedPermanentlyTo) implements FetchResult {}

  /** There is no body, and why. */
  record Failed(FeedProblem problem) implements FetchResult {}

  /** The calling thread was interrupted; its flag is still set. */
  record Stopped() implements FetchResult {}
}
