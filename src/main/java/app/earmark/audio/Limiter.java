package app.earmark.audio;

import java.util.Arrays;

/**
 * Makes sound louder without letting it overshoot, between the samples either (true peak, ITU-R BS.1770-4): looks 5 ms
 * ahead and turns down in time. What it holds back comes with the next piece or at the end, so nothing is shifted. One
 * thread.
 *
 * <p>How much a frame may be turned up is the least that any frame of the next 5 ms allows, let go slowly, and averaged
 * over 5 ms; the average of values that all are low enough for a frame is so, too.
 */
final class Limiter {

  /** -1 dBTP, which EBU R 128 asks for. */
  private static final double CEILING = 0.89;

  private final int channels;
  private final float gain;
  private final int ahead;

  /** How many frames are held back. What a frame needs is known {@link TruePeak#HALF} frames after it. */
  private final int delay;

  /** A ring of the frames that are held back and the one that has just come, made louder. */
  private final float[] delayed;

  private final double[] factors;
  private final double releaseStep;

  // A queue of the needs below 1 of the last frames in which each is less than those after it: its head is the least.
  // Rings of a power of two, because a division for each frame would cost more than all the rest.
  private final double[] leastNeeds;
  private final long[] leastAt;
  private final int leastMask;
  private int leastFirst;
  private int leastCount;

  private long frameNumber;
  private int slot;
  private int factorSlot;
  private double factor = 1;
  private double factorSum;

  /** For how many frames more there is a sample near that could make a peak. */
  private int near;

  Limiter(int rate, int channels, double gainDb) {
    this.channels = channels;
    this.gain = (float) Math.pow(10, gainDb / 20);
    this.ahead = Math.max(1, rate / 200);
    this.delay = ahead + TruePeak.HALF;
    this.delayed = new float[(delay + 1) * channels];
    this.factors = new double[ahead];
    int room = Integer.highestOneBit(ahead + 2) * 2;
    this.leastNeeds = new double[room];
    this.leastAt = new long[room];
    this.leastMask = room - 1;
    // Lets go by two thirds in 50 ms.
    this.releaseStep = 1 - Math.exp(-1.0 / (0.05 * rate));
  }

  /** Takes frames and puts what comes out at the front of the same array; answers how many that are. */
  int process(float[] samples, int frames) {
    int out = 0;
    for (int frame = 0; frame < frames; frame++) {
      for (int channel = 0; channel < channels; channel++) {
        float louder = samples[frame * channels + channel] * gain;
        delayed[slot * channels + channel] = louder;
        if (Math.abs(louder) * TruePeak.RISE > CEILING) {
          near = 2 * TruePeak.HALF;
        }
      }
      double least = least(near > 0 ? need() : 1);
      near = Math.max(0, near - 1);
      factor = Math.min(least, factor + (1 - factor) * releaseStep);
      factorSum += factor - factors[factorSlot];
      factors[factorSlot] = factor;
      factorSlot = factorSlot + 1 == ahead ? 0 : factorSlot + 1;
      slot = slot == delay ? 0 : slot + 1;
      frameNumber++;
      if (frameNumber > delay) {
        // The ring is full: the next slot is the oldest frame.
        float average = (float) (factorSum / ahead);
        for (int channel = 0; channel < channels; channel++) {
          samples[out * channels + channel] = delayed[slot * channels + channel] * average;
        }
        out++;
      }
    }
    return out;
  }

  private double need() {
    float highest = 0;
    for (int channel = 0; channel < channels; channel++) {
      highest = Math.max(highest, TruePeak.at(delayed, channels, channel, slot));
    }
    return highest > CEILING ? CEILING / highest : 1;
  }

  /** What is still held back, at the end of the sound. */
  float[] drain() {
    float[] silence = new float[delay * channels];
    return Arrays.copyOf(silence, process(silence, delay) * channels);
  }

  /** The least need of this frame and the {@code ahead} + 1 frames before it. */
  private double least(double need) {
    if (leastCount > 0 && leastAt[leastFirst] < frameNumber - ahead - 1) {
      leastFirst = leastFirst + 1 & leastMask;
      leastCount--;
    }
    if (need < 1) {
      while (leastCount > 0 && leastNeeds[leastFirst + leastCount - 1 & leastMask] >= need) {
        leastCount--;
      }
      int at = leastFirst + leastCount & leastMask;
      leastNeeds[at] = need;
      leastAt[at] = frameNumber;
      leastCount++;
    }
    return leastCount == 0 ? 1 : leastNeeds[leastFirst];
  }
}
