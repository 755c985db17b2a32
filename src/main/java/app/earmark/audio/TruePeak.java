package app.earmark.audio;

/**
 * The highest value that a loudspeaker will see, which may lie between two samples: four times as many samples by a
 * windowed sinc. Only near samples that could beat the peak so far, so it costs next to nothing.
 */
final class TruePeak {

  /** So many samples on each side have a say in what lies between two. */
  static final int HALF = 6;

  /** How much higher than the samples around it sound may rise between two of them, as far as it does in practice. */
  static final float RISE = 1.6f;

  private static final float[][] PHASES = phases();

  private final int channels;
  private final float[] tail;

  /** For how many samples more there is one near that could make a peak. */
  private final int[] nears;

  private float peak;

  TruePeak(int channels) {
    this.channels = channels;
    this.tail = new float[2 * HALF * channels];
    this.nears = new int[channels];
  }

  void add(float[] samples, int frames) {
    for (int channel = 0; channel < channels; channel++) {
      int near = nears[channel];
      for (int frame = 0; frame < frames; frame++) {
        float here = Math.abs(samples[frame * channels + channel]);
        if (here * RISE > peak) {
          peak = Math.max(peak, here);
          near = 2 * HALF;
        }
        if (near > 0) {
          near--;
          between(samples, frame, channel);
        }
      }
      nears[channel] = near;
    }
    int keep = Math.min(frames, 2 * HALF);
    System.arraycopy(tail, keep * channels, tail, 0, tail.length - keep * channels);
    System.arraycopy(samples, (frames - keep) * channels, tail, tail.length - keep * channels, keep * channels);
  }

  /**
   * The highest of a sample and the three values that follow it before the next one. In a ring of frames.
   *
   * @param last the frame in the ring that is {@code HALF} frames after that sample
   */
  static float at(float[] ring, int channels, int channel, int last) {
    int size = ring.length / channels;
    float highest = Math.abs(ring[Math.floorMod(last - HALF, size) * channels + channel]);
    for (float[] phase : PHASES) {
      float value = 0;
      int frame = last;
      for (float weight : phase) {
        value += weight * ring[frame * channels + channel];
        frame = frame == 0 ? size - 1 : frame - 1;
      }
      highest = Math.max(highest, Math.abs(value));
    }
    return highest;
  }

  /** The three values between the sample {@code HALF} before this one and its successor. */
  private void between(float[] samples, int frame, int channel) {
    for (float[] phase : PHASES) {
      float value = 0;
      for (int tap = 0; tap < phase.length; tap++) {
        int at = frame - tap;
        value += phase[tap]
            * (at >= 0 ? samples[at * channels + channel] : tail[tail.length + at * channels + channel]);
      }
      peak = Math.max(peak, Math.abs(value));
    }
  }

  double value() {
    return peak;
  }

  private static float[][] phases() {
    float[][] phases = new float[3][2 * HALF];
    for (int phase = 0; phase < 3; phase++) {
      for (int tap = 0; tap < 2 * HALF; tap++) {
        double x = tap - HALF + (phase + 1) / 4.0;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * x / HALF);
        phases[phase][tap] = (float) (Math.sin(Math.PI * x) / (Math.PI * x) * window);
      }
    }
    return phases;
  }
}
