package app.earmark.audio;

import java.util.Arrays;

/**
 * The loudness over time in few enough points to draw: the root mean square of equal stretches, on a scale of 48 dB.
 */
final class WaveformBuilder {

  private static final double FLOOR_DB = 48;

  private final int channels;

  /** Twice as long each time that there are too many. */
  private long framesInPoint;

  private final double[] points = new double[2 * SoundAnalysis.WAVEFORM_POINTS];
  private int total;
  private double sum;
  private long count;

  WaveformBuilder(int rate, int channels) {
    this.channels = channels;
    this.framesInPoint = Math.max(1, rate / 100);
  }

  void add(Pcm pcm) {
    float[] samples = pcm.samples();
    for (int frame = 0; frame < pcm.frames(); frame++) {
      double sample = samples[frame * channels];
      sum += sample * sample;
      if (++count >= framesInPoint) {
        endPoint();
      }
    }
  }

  private void endPoint() {
    points[total++] = sum / count;
    sum = 0;
    count = 0;
    if (total == points.length) {
      for (int i = 0; i < total / 2; i++) {
        points[i] = (points[2 * i] + points[2 * i + 1]) / 2;
      }
      total /= 2;
      framesInPoint *= 2;
    }
  }

  byte[] waveform() {
    int each = total > SoundAnalysis.WAVEFORM_POINTS ? 2 : 1;
    byte[] drawn = new byte[total / each];
    for (int i = 0; i < drawn.length; i++) {
      double power = Arrays.stream(points, i * each, (i + 1) * each).average().orElse(0);
      double decibels = 10 * Math.log10(power + 1e-12) + 3;
      drawn[i] = (byte) Math.round(255 * Math.clamp(1 + decibels / FLOOR_DB, 0.0, 1.0));
    }
    return drawn;
  }
}
