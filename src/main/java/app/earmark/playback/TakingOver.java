package app.earmark.playback;

import org.jspecify.annotations.Nullable;

/**
 * One player takes over from another while both play the same: the one that was heard is silenced only once the other
 * has been heard for a moment, so there is no hole between them, and what is left when it ends is as loud as it was.
 *
 * <p>To silence it, it is sent to a silent place of its file, and paused there: GStreamer's ALSA sink sometimes lets
 * the last 40 ms of a player that is paused be heard again a moment later. One thread.
 */
final class TakingOver {

  /** So much of the new one is heard before the old one is silenced. */
  private static final long HEARD_MS = 10;

  /** A player may not tell that it plays, as when the system keeps it waiting. */
  private static final long PATIENCE_MS = 250;

  /** Nothing but silence is left in what the system has of it after this time. */
  private static final long SILENT_MS = 500;

  /** How soon to look again whether the new one is heard. */
  private static final long LOOK_AGAIN_MS = 5;

  private ReelSlots.@Nullable Slot leaving;
  private @Nullable Sound coming;
  private long sinceNanos;

  void begin(ReelSlots.Slot from, Sound to) {
    finish();
    to.play();
    leaving = from;
    coming = to;
    sinceNanos = System.nanoTime();
  }

  /** Does what is due. Answers after how many ms there is something to do again; {@code atMost} where there is not. */
  long tend(long atMost) {
    ReelSlots.Slot slot = leaving;
    if (slot == null) {
      return atMost;
    }
    long ms = (System.nanoTime() - sinceNanos) / 1_000_000;
    if (coming != null && (coming.positionMs() >= HEARD_MS || ms > PATIENCE_MS)) {
      slot.player().seek(slot.file().silenceMs());
      coming = null;
      sinceNanos = System.nanoTime();
      return Math.min(atMost, SILENT_MS);
    }
    if (coming != null) {
      return Math.min(atMost, LOOK_AGAIN_MS);
    }
    if (ms < SILENT_MS) {
      return Math.min(atMost, SILENT_MS - ms);
    }
    finish();
    return atMost;
  }

  /** Pauses the old one now. */
  void finish() {
    if (leaving != null) {
      leaving.player().pause();
    }
    leaving = null;
    coming = null;
  }
}
