package app.earmark.audio;

/**
 * What another reel goes on with: the sound that a new one begins with and fades out of, so that whoever takes over
 * from that reel's player does it in the middle of the same sound. Without this, the step would be between two sounds
 * that have nothing to do with each other.
 */
public final class ReelLead {

  /** In this time the sound of the other reel goes and that of the new one comes. */
  private static final double CROSS_SECONDS = 0.03;

  private final byte[] bytes;
  private final int rate;
  private final double pace;
  private final int frames;
  private final int crossFrames;
  private final int runUpFrames;

  /**
   * Takes what was read from the other reel.
   *
   * @param bytes 16-bit stereo, the low byte first
   * @param pace how fast the episode goes on meanwhile; 0 where the listener is elsewhere already
   * @param unheardMs so much earlier the new sound begins: stretched sound comes up slowly
   */
  ReelLead(byte[] bytes, int rate, double unheardMs, double pace) {
    this.pace = pace;
    this.bytes = bytes;
    this.rate = rate;
    this.frames = bytes.length / ReelFile.FRAME_BYTES;
    this.crossFrames = Math.min(frames, (int) (CROSS_SECONDS * rate));
    this.runUpFrames = Math.min(frames - crossFrames, (int) (unheardMs * rate / 1000));
  }

  /** When the new sound begins to be heard, in ms. */
  public double heardMs() {
    return (frames - crossFrames) * 1000.0 / rate;
  }

  /** How much of the episode goes by until then, from a place on, in ms. */
  double untilHeardMs(double reelMs) {
    return Math.max(0, heardMs() - reelMs) * pace;
  }

  /** For how long the new sound is there but not heard, in ms. */
  double unheardMs() {
    return runUpFrames * 1000.0 / rate;
  }

  int beginsFrame() {
    return frames - crossFrames - runUpFrames;
  }

  /** A sample, from -1 to 1. */
  float sample(int frame, int channel) {
    int at = frame * ReelFile.FRAME_BYTES + 2 * channel;
    return (short) ((bytes[at] & 0xff) | bytes[at + 1] << 8) / 32_767f;
  }

  /** How much of the sound is heard in a frame; 0 from its end on. */
  float share(long frame) {
    return frame < frames - crossFrames ? 1 : frame >= frames ? 0 : (frames - frame) / (float) crossFrames;
  }
}
