package app.earmark.audio;

import java.util.Arrays;

/**
 * Makes sound louder without letting it overshoot: looks 5 ms ahead and turns down in time. What it holds back comes
 * with the next piece or at the end, so nothing is shifted. One thread.
 *
 * <p>How much a frame may be turned up is the least that any frame of the next 5 ms allows, let go slowly, and averaged
 * over 5 ms; the average of values that all are low enough for a frame is so, too.
 */
final class Limiter {

  /** -1 dB: room for what rises between the samples. */
  private static final double CEILING = 0.89;

  private final int channels;
  private final double gain;
  private final int ahead;
  private final float[] delayed;
  private final double[] factors;
  private final double releaseStep;

  // A queue of the needs of the last frames in which each is less than those after it: its head is the least.
  private final double[] leastNeeds;
  private final long[] leastAt;
  private int leastFirst;
  private int leastCount;

  private long frameNumber;
  private double factor = 1;
  private double factorSum;

  Limiter(int rate, int channels, double gainDb) {
    this.channels = channels;
    this.gain = Math.pow(10, gainDb / 20);
    this.ahead = Math.max(1, rate / 200);
    this.delayed = new float[ahead * channels];
    this.factors = new double[ahead];
    this.leastNeeds = new double[ahead];
    this.leastAt = new long[ahead];
    // Lets go by two thirds in 50 ms.
    this.releaseStep = 1 - Math.exp(-1.0 / (0.05 * rate));
  }

  /** Takes frames and puts what comes out at the front of the same array; answers how many that are. */
  int process(float[] samples, int frames) {
    int out = 0;
    for (int frame = 0; frame < frames; frame++) {
      int from = frame * channels;
      int slot = (int) (frameNumber % ahead);
      double loudest = 0;
      for (int channel = 0; channel < channels; channel++) {
        float louder = (float) (samples[from + channel] * gain);
        delayed[slot * channels + channel] = louder;
        loudest = Math.max(loudest, Math.abs(louder));
      }
      double least = least(loudest > CEILING ? CEILING / loudest : 1);
      factor = Math.min(least, factor + (1 - factor) * releaseStep);
      factorSum += factor - factors[slot];
      factors[slot] = factor;
      frameNumber++;
      if (frameNumber >= ahead) {
        int oldest = (int) (frameNumber % ahead);
        double average = factorSum / ahead;
        for (int channel = 0; channel < channels; channel++) {
          samples[out * channels + channel] = (float) (delayed[oldest * channels + channel] * average);
        }
        out++;
      }
    }
    return out;
  }

  /** What is still held back, at the end of the sound: {@code ahead} - 1 frames or fewer. */
  float[] drain() {
    int held = (int) Math.min(frameNumber, ahead - 1);
    float[] silence = new float[(ahead - 1) * channels];
    int out = process(silence, ahead - 1);
    return Arrays.copyOfRange(silence, (out - Math.min(out, held)) * channels, out * channels);
  }

  private double least(double need) {
    if (leastCount > 0 && leastAt[leastFirst] <= frameNumber - ahead) {
      leastFirst = (leastFirst + 1) % ahead;
      leastCount--;
    }
    while (leastCount > 0 && leastNeeds[(leastFirst + leastCount - 1) % ahead] >= need) {
      leastCount--;
    }
    int at = (leastFirst + leastCount) % ahead;
    leastNeeds[at] = need;
    leastAt[at] = frameNumber;
    leastCount++;
    return leastNeeds[leastFirst];
  }
}
