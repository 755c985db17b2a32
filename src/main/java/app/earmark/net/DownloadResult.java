package app.earmark.net;

import app.earmark.model.DownloadProblem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a download. */
public sealed interface DownloadResult {

  /**
   * The file is whole, on the disk and at its final place.
   *
   * @param contentType found from the bytes where they tell, otherwise what the host said
   * @param finalUrl where it came from after all redirects; may hold a token, so not to be logged
   */
  record Done(long bytes, @Nullable String contentType, String finalUrl) implements DownloadResult {}

  /** The calling thread was interrupted (its flag is still set); the part file is kept. */
  record Stopped(ResumePoint resumePoint) implements DownloadResult {}

  /**
   * Given up for now. The part file is kept wherever it may be of use; the last resume point reported says how much.
   *
   * @param worthRetrying whether it may go well later without anybody doing something about it
   * @param retryAfter how long the host asked to wait
   */
  record Failed(DownloadProblem problem, boolean worthRetrying, @Nullable Duration retryAfter)
      implements DownloadResult {}
}
