package app.earmark.model;

import app.earmark.util.Message;
import org.jspecify.annotations.Nullable;

/** Where an episode's file stands. Sizes in bytes; a total that nobody has told is {@code null}. */
public sealed interface DownloadState {

  /** Not downloaded and not asked for. */
  record None() implements DownloadState {}

  /** Waits for its turn. */
  record Queued() implements DownloadState {}

  /** Bytes are coming in. */
  record Running(long receivedBytes, @Nullable Long totalBytes, long bytesPerSecond) implements DownloadState {}

  /** Stopped by the listener, or by a full disk; what has arrived is kept. */
  record Paused(long receivedBytes, @Nullable Long totalBytes) implements DownloadState {}

  /** Given up, with the reason; what has arrived is kept where it can be used. */
  record Failed(Message problem) implements DownloadState {}

  /** On disk, whole and checked; {@code file} is relative to the library's folder, with slashes. */
  record Done(String file, long bytes) implements DownloadState {}

  /** The word of the command line: none, queued, running, paused, failed or done. */
  default String word() {
    return switch (this) {
      case None _ -> "none";
      case Queued _ -> "queued";
      case Running _ -> "running";
      case Paused _ -> "paused";
      case Failed _ -> "failed";
      case Done _ -> "done";
    };
  }
}
