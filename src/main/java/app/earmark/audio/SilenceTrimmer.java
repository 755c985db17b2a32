package app.earmark.audio;

import app.earmark.audio.SoundShape.Trimming;

/**
 * Shortens silences in a stream of sound. Looks at windows of 10 ms; the first part of a silence passes at once, the
 * rest waits until it is clear whether the silence is long enough to be shortened, and then only its end is let
 * through. One thread.
 */
final class SilenceTrimmer {

  /** Takes what is left of the sound; positions in microseconds of the episode. */
  interface Next {
    void accept(long positionMicros, float[] samples, int frames);
  }

  private final int rate;
  private final int channels;
  private final int window;
  private final double quiet;
  private final int passed;
  private final int kept;
  private final Next next;

  /** The window that is being gathered. */
  private final float[] gathered;

  private int gatheredFrames;
  private long gatheredMicros;

  /** What waits: a ring of windows that are silent. */
  private final float[] waiting;

  private final long[] waitingMicros;
  private final int most;
  private int waitingFirst;
  private int waitingCount;
  private int quietWindows;
  private long dropped;
  private boolean cut;
  private final float[] last;

  /**
   * @param quietDb below this, in dB of full scale, a window is silent
   */
  SilenceTrimmer(int rate, int channels, Trimming trimming, double quietDb, Next next) {
    this.rate = rate;
    this.channels = channels;
    this.window = rate / 100;
    this.quiet = Math.pow(10, quietDb / 10);
    this.passed = trimming.keptBeforeMs() / 10;
    this.kept = trimming.keptAfterMs() / 10;
    this.most = trimming.longerThanMs() / 10 - passed;
    this.next = next;
    this.gathered = new float[window * channels];
    this.waiting = new float[most * window * channels];
    this.waitingMicros = new long[most];
    this.last = new float[channels];
  }

  /** Silence left out so far, in microseconds of the episode. */
  long savedMicros() {
    return dropped * window * 1_000_000L / rate;
  }

  void add(Pcm pcm) {
    int from = 0;
    while (from < pcm.frames()) {
      if (gatheredFrames == 0) {
        gatheredMicros = pcm.positionMicros() + from * 1_000_000L / rate;
      }
      int take = Math.min(window - gatheredFrames, pcm.frames() - from);
      System.arraycopy(pcm.samples(), from * channels, gathered, gatheredFrames * channels, take * channels);
      gatheredFrames += take;
      from += take;
      if (gatheredFrames == window) {
        endWindow();
        gatheredFrames = 0;
      }
    }
  }

  /** Lets through what waits, at the end of the sound. */
  void end() {
    letThrough();
    if (gatheredFrames > 0) {
      next.accept(gatheredMicros, gathered, gatheredFrames);
      gatheredFrames = 0;
    }
  }

  private void endWindow() {
    if (!isQuiet()) {
      letThrough();
      quietWindows = 0;
      give(gatheredMicros, gathered);
      return;
    }
    quietWindows++;
    if (quietWindows <= passed) {
      give(gatheredMicros, gathered);
      return;
    }
    // Once the silence is known to be long, only its end has to wait.
    int limit = cut ? kept : most;
    if (waitingCount == limit) {
      int drop = cut ? 1 : waitingCount - kept + 1;
      waitingFirst = (waitingFirst + drop) % most;
      waitingCount -= drop;
      dropped += drop;
      cut = true;
    }
    int at = (waitingFirst + waitingCount) % most;
    System.arraycopy(gathered, 0, waiting, at * window * channels, window * channels);
    waitingMicros[at] = gatheredMicros;
    waitingCount++;
  }

  private boolean isQuiet() {
    for (int channel = 0; channel < channels; channel++) {
      double sum = 0;
      for (int frame = 0; frame < window; frame++) {
        float sample = gathered[frame * channels + channel];
        sum += sample * sample;
      }
      if (sum / window >= quiet) {
        return false;
      }
    }
    return true;
  }

  private void letThrough() {
    for (; waitingCount > 0; waitingCount--) {
      float[] piece = new float[window * channels];
      System.arraycopy(waiting, waitingFirst * piece.length, piece, 0, piece.length);
      if (cut) {
        join(piece);
        cut = false;
      }
      give(waitingMicros[waitingFirst], piece);
      waitingFirst = (waitingFirst + 1) % most;
    }
    cut = false;
  }

  /** The step from where the sound was left to where it goes on is spread over a window, so that nothing clicks. */
  private void join(float[] piece) {
    for (int channel = 0; channel < channels; channel++) {
      float step = last[channel] - piece[channel];
      for (int frame = 0; frame < window; frame++) {
        piece[frame * channels + channel] += step * (window - frame) / window;
      }
    }
  }

  private void give(long micros, float[] piece) {
    System.arraycopy(piece, (window - 1) * channels, last, 0, channels);
    next.accept(micros, piece, window);
  }
}
