package app.earmark.feed.namespace;

import app.earmark.feed.text.ShowNotes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an enclosure most likely is, the best for a listener first. */
public enum MediaKind {
  AUDIO(0),
  VIDEO(1),
  UNKNOWN(2),
  /** A picture, a document, a torrent: nothing to hear. */
  OTHER(3);

  private final int rank;

  MediaKind(int rank) {
    this.rank = rank;
  }

  /** 0 is best, 3 worst. */
  int rank() {
    return rank;
  }

  /** By the announced type, or by the address where the type says nothing. */
  public static MediaKind of(@Nullable String type, String address) {
    String lower = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("audio/") || lower.equals("application/ogg")) {
      return AUDIO;
    }
    if (lower.startsWith("video/")) {
      return VIDEO;
    }
    if (ShowNotes.isAudio(address)) {
      return AUDIO;
    }
    boolean silent = lower.startsWith("image/") || lower.startsWith("text/") || lower.contains("pdf")
        || lower.contains("zip") || lower.contains("epub") || lower.contains("torrent");
    return silent ? OTHER : UNKNOWN;
  }
}
