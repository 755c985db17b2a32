package app.earmark.net;

import org.jspecify.annotations.Nullable;

/**
 * Up to where a part file can be trusted, and how to tell that the host still has the same file.
 *
 * @param totalBytes of the whole file, if the host told
 * @param verifiedBytes the bytes from the start that were forced to the disk
 */
public record ResumePoint(
    @Nullable String etag, @Nullable String lastModified, @Nullable Long totalBytes, long verifiedBytes) {

  /** Nothing there yet. */
  public static ResumePoint start() {
    return new ResumePoint(null, null, null, 0);
  }
}
