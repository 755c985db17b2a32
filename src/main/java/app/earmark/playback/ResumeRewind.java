package app.earmark.playback;

import java.time.Duration;

/** How far to go back when playing goes on after a pause, so that the listener finds back into the sentence. */
final class ResumeRewind {

  private ResumeRewind() {}

  /** In ms of the episode's own time: nothing after a moment, then more the longer the pause was. */
  static long afterPauseOf(Duration pause) {
    long seconds = pause.toSeconds();
    if (seconds < 10) {
      return 0;
    }
    if (seconds < 5 * 60) {
      return 2_000;
    }
    return seconds < 60 * 60 ? 5_000 : 10_000;
  }
}
