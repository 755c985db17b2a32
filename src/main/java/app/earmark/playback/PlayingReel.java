package app.earmark.playback;

import app.earmark.audio.Reel;

/** A reel in the slot where it is or will be heard. */
record PlayingReel(Reel reel, ReelSlots.Slot slot) {

  /** It is filled anew when less is left, so that the thread need not be woken for each slice. */
  static final double LOW_MS = 11_000;

  /** So long before it takes over the next reel is made ready. */
  static final double PREPARE_MS = 8_000;

  Sound player() {
    return slot.player();
  }

  /** Where its player is, in ms of the reel. Any thread. */
  double headMs() {
    return slot.player().positionMs();
  }

  /** What is heard, in ms of the episode. Any thread. */
  double episodeMs() {
    return reel.episodeMs(headMs());
  }

  /** After how many ms there is something to do for it, while it is heard at a place. */
  double dueMs(double headMs, boolean nextIsReady) {
    if (reel.hasEnd()) {
      return reel.filledMs() - headMs;
    }
    if (nextIsReady) {
      return reel.handOverMs() - headMs - 1;
    }
    return (reel.isFull() ? reel.handOverMs() - PREPARE_MS : reel.filledMs() - LOW_MS) - headMs;
  }
}
