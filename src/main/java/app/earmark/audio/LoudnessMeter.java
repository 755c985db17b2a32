package app.earmark.audio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integrated loudness by EBU R 128, that is ITU-R BS.1770-4: two filters that weigh as the ear does, blocks of 400 ms
 * every 100 ms, and two gates that leave silence and quiet passages out. Also the true peak, between the samples.
 */
final class LoudnessMeter {

  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;

  private final int channels;
  private final int stepFrames;
  private final Biquad shelf;
  private final Biquad highPass;
  private final double[][] state;

  private double stepSum;
  private int stepCount;

  /** Mean square of each 100 ms; 36,000 for an hour. */
  private float[] steps = new float[4_096];

  private int stepTotal;
  private final TruePeak peak;

  LoudnessMeter(int rate, int channels) {
    this.channels = channels;
    this.stepFrames = Math.max(1, rate / 10);
    this.shelf = Biquad.shelf(rate);
    this.highPass = Biquad.highPass(rate);
    this.state = new double[channels][4];
    this.peak = new TruePeak(channels);
  }

  void add(Pcm pcm) {
    float[] samples = pcm.samples();
    for (int frame = 0; frame < pcm.frames(); frame++) {
      double sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        double[] memory = state[channel];
        double weighted = highPass.step(shelf.step(samples[frame * channels + channel], memory, 0), memory, 2);
        sum += weighted * weighted;
      }
      stepSum += sum;
      if (++stepCount == stepFrames) {
        endStep();
      }
    }
    peak.add(samples, pcm.frames());
  }

  private void endStep() {
    if (stepTotal == steps.length) {
      steps = Arrays.copyOf(steps, steps.length * 2);
    }
    steps[stepTotal++] = (float) (stepSum / stepFrames);
    stepSum = 0;
    stepCount = 0;
  }

  double peak() {
    return peak.value();
  }

  /** In LUFS; {@code null} for silence and for less than 400 ms. */
  @Nullable Double loudness() {
    double loud = mean(power(ABSOLUTE_GATE));
    if (loud <= 0) {
      return null;
    }
    double gated = mean(Math.max(power(ABSOLUTE_GATE), loud * Math.pow(10, RELATIVE_GATE / 10)));
    return gated <= 0 ? null : -0.691 + 10 * Math.log10(gated);
  }

  private static double power(double lufs) {
    return Math.pow(10, (lufs + 0.691) / 10);
  }

  /** Mean of the blocks above a power; 0 where there is none. */
  private double mean(double above) {
    double sum = 0;
    int count = 0;
    for (int i = 3; i < stepTotal; i++) {
      double block = ((double) steps[i] + steps[i - 1] + steps[i - 2] + steps[i - 3]) / 4;
      if (block > above) {
        sum += block;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** A second-order filter; direct form II transposed, two values of memory for each channel. */
  private record Biquad(double b0, double b1, double b2, double a1, double a2) {

    /** BS.1770-4, first stage: +4 dB above 1.7 kHz, for the head. The formula gives the standard's values at 48 kHz. */
    static Biquad shelf(int rate) {
      double k = Math.tan(Math.PI * 1681.974450955533 / rate);
      double vh = Math.pow(10, 3.999843853973347 / 20);
      double vb = Math.pow(vh, 0.4996667741545416);
      double q = 0.7071752369554196;
      double a0 = 1 + k / q + k * k;
      return new Biquad(
          (vh + vb * k / q + k * k) / a0, 2 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0,
          2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }

    /** BS.1770-4, second stage: less below 38 Hz. */
    static Biquad highPass(int rate) {
      double k = Math.tan(Math.PI * 38.13547087602444 / rate);
      double q = 0.5003270373238773;
      double a0 = 1 + k / q + k * k;
      return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }

    double step(double in, double[] memory, int at) {
      double out = b0 * in + memory[at];
      memory[at] = b1 * in - a1 * out + memory[at + 1];
      memory[at + 1] = b2 * in - a2 * out;
      return out;
    }
  }
}
