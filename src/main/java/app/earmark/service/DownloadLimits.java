package app.earmark.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much the download queue may do at one moment.
 *
 * @param atOnce files at once, in all
 * @param perHost files at once from one host
 * @param opensAt nothing but what the listener waits for runs before this moment; {@code null}: now is fine
 * @param closesAt from this moment on nothing but that runs; {@code null}: for ever
 */
record DownloadLimits(int atOnce, int perHost, @Nullable Instant opensAt, @Nullable Instant closesAt) {

  static final DownloadLimits USUAL = new DownloadLimits(3, 2, null, null);

  boolean isOpen() {
    return opensAt == null;
  }
}
