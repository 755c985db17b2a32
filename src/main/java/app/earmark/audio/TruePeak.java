package app.earmark.audio;

/**
 * The highest value that a loudspeaker will see, which may lie between two samples: four times as many samples by a
 * windowed sinc. Only near samples that could beat the peak so far, so it costs next to nothing.
 */
final class TruePeak {

  private static final int HALF = 6;
  private static final float[][] PHASES = phases();

  private final int channels;
  private final float[] tail;
  private float peak;

  TruePeak(int channels) {
    this.channels = channels;
    this.tail = new float[2 * HALF * channels];
  }

  void add(float[] samples, int frames) {
    for (int channel = 0; channel < channels; channel++) {
      for (int frame = 0; frame < frames; frame++) {
        float here = Math.abs(samples[frame * channels + channel]);
        // Between samples of at most x nothing here rises over 1.4 x.
        if (here * 1.4f > peak) {
          peak = Math.max(peak, here);
          between(samples, frame, channel);
        }
      }
    }
    int keep = Math.min(frames, 2 * HALF);
    System.arraycopy(tail, keep * channels, tail, 0, tail.length - keep * channels);
    System.arraycopy(samples, (frames - keep) * channels, tail, tail.length - keep * channels, keep * channels);
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
