package app.earmark.net;

import org.jspecify.annotations.Nullable;

/** Hears how a download comes along, on the thread that downloads. Must be quick. */
public interface DownloadProgress {

  /** From here the download can go on after a crash; to be stored. Every few seconds, and before a call returns. */
  void resumePoint(ResumePoint point);

  /** So many bytes are there, earlier calls included; at most ten times a second. Falls when a download starts over. */
  void received(long bytes, @Nullable Long total);

  /**
   * All bytes are there; what remains is checking them and forcing them to the disk, which needs no network. Whoever
   * limits the number of transfers can begin the next one.
   */
  default void allReceived() {}

  /** Where what arrives is to be told for those who read it meanwhile; null for nobody. Asked once a call. */
  default @Nullable Arrivals arrivals() {
    return null;
  }
}
