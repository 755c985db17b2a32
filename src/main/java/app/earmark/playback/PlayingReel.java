package app.earmark.playback;

import app.earmark.audio.Reel;

/** A reel in the slot where it is or will be heard. */
record PlayingReel(Reel reel, ReelSlots.Slot slot) {

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
}
