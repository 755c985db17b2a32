package app.earmark.net;

import app.earmark.model.FeedProblem;

/** What came of fetching a picture. */
public sealed interface ArtworkResult {

  /** {@code type} is the media type that the bytes tell: image/png, image/jpeg, image/gif or image/webp. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
  record Fetched(byte[] bytes, String type) implements ArtworkResult {}

  /** Something else came, or a kind of picture that cannot be shown. */
  record NotAPicture(String host) implements ArtworkResult {}

  record Failed(FeedProblem problem) implements ArtworkResult {}

  /** The calling thread was interrupted; its flag is still set. */
  record Stopped() implements ArtworkResult {}
}
