package app.earmark.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recorded sound, mono, and what can be found out about it. Times in ms from its start. */
public final class Heard {

  public static final int RATE = 44_100;

  /** Quieter than this (about -46 dBFS) counts as silence. */
  private static final double SILENT = 0.005;

  private final float[] samples;

  private Heard(float[] samples) {
    this.samples = samples;
  }

  /** 16-bit little-endian mono samples at {@link #RATE}. */
  public static Heard ofRaw(byte[] bytes) {
    float[] samples = new float[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8)) / 32_768f;
    }
    return new Heard(samples);
  }

  /** A stretch of time. */
  public record Stretch(double fromMs, double toMs) {

    public double lengthMs() {
      return toMs - fromMs;
    }
  }

  public double lengthMs() {
    return samples.length * 1000.0 / RATE;
  }

  private int index(double ms) {
    return Math.clamp(Math.round(ms * RATE / 1000), 0, samples.length);
  }

  private Stretch stretch(int from, int to) {
    return new Stretch(from * 1000.0 / RATE, to * 1000.0 / RATE);
  }

  public Heard part(double fromMs, double toMs) {
    return new Heard(Arrays.copyOfRange(samples, index(fromMs), Math.max(index(fromMs), index(toMs))));
  }

  /** Every stretch of sound; gaps of up to {@code bridgedMs} do not part two of them. */
  public List<Stretch> sounds(double bridgedMs) {
    List<Stretch> found = new ArrayList<>();
    int bridged = (int) (bridgedMs * RATE / 1000);
    int from = -1;
    int last = -1;
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) >= SILENT) {
        if (from >= 0 && i - last > bridged) {
          found.add(stretch(from, last + 1));
          from = i;
        } else if (from < 0) {
          from = i;
        }
        last = i;
      }
    }
    if (from >= 0) {
      found.add(stretch(from, last + 1));
    }
    return found;
  }

  /** The silent stretches between the first and the last sound that are longer than this. */
  public List<Stretch> gaps(double longerThanMs) {
    List<Stretch> sounds = sounds(longerThanMs);
    List<Stretch> gaps = new ArrayList<>();
    for (int i = 1; i < sounds.size(); i++) {
      gaps.add(new Stretch(/* fromMs= */ sounds.get(i - 1).toMs(), /* toMs= */ sounds.get(i).fromMs()));
    }
    return gaps;
  }

  /**
   * Where the level steps by more than so many dB within 1 ms, in ms: the 4 ms before and the 4 ms after differ by so
   * much, or the ms between them stands out of both by so much, as a click does. Only for sound whose own level is
   * steady, as that of noise is.
   */
  public List<Double> steps(double decibels) {
    List<Double> steps = new ArrayList<>();
    for (double at = 4; at + 5 <= lengthMs(); at++) {
      double before = part(at - 4, at).levelAboveSilence();
      double after = part(at + 1, at + 5).levelAboveSilence();
      double between = part(at, at + 1).levelAboveSilence();
      if (Math.abs(before - after) > decibels || between - Math.max(before, after) > decibels) {
        steps.add(at);
      }
    }
    return steps;
  }

  /** What is as good as silent does not step. */
  private double levelAboveSilence() {
    return Math.max(-50, decibels());
  }

  /** When the level of 5 ms first lies above (or, for a negative direction, below) so many dB; the length for never. */
  public double whenLevel(double decibels, int direction) {
    for (double at = 0; at + 5 <= lengthMs(); at++) {
      if ((part(at, at + 5).decibels() - decibels) * direction > 0) {
        return at;
      }
    }
    return lengthMs();
  }

  /** Root mean square in dB of full scale; a full sine has -3. */
  public double decibels() {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  }

  /** The highest absolute sample. */
  public double peak() {
    double peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /**
   * The strongest tone between 50 Hz and 8 kHz: a Fourier transform of the middle with a Hann window, its peak refined
   * by a parabola through the logarithms; exact to about 1 cent from 750 ms on. 0 where there is no sound.
   */
  public double toneHz() {
    int size = Math.min(Integer.highestOneBit(Math.max(1, samples.length)), 65_536);
    int offset = (samples.length - size) / 2;
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < size; i++) {
      re[i] = samples[offset + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size));
    }
    transform(re, im);
    int best = 0;
    double most = 1e-3;
    for (int k = Math.max(1, 50 * size / RATE); k < Math.min(size / 2 - 1, 8_000L * size / RATE); k++) {
      double power = power(re, im, k);
      if (power > most) {
        most = power;
        best = k;
      }
    }
    if (best == 0) {
      return 0;
    }
    double left = Math.log(power(re, im, best - 1) + 1e-30);
    double middle = Math.log(power(re, im, best) + 1e-30);
    double right = Math.log(power(re, im, best + 1) + 1e-30);
    double shift = 0.5 * (left - right) / (left - 2 * middle + right);
    return (best + shift) * RATE / size;
  }

  private static double power(double[] re, double[] im, int k) {
    return re[k] * re[k] + im[k] * im[k];
  }

  /** The fast Fourier transform in place; the length is a power of two. */
  private static void transform(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
      }
    }
    for (int length = 2; length <= n; length <<= 1) {
      double angle = -2 * Math.PI / length;
      for (int start = 0; start < n; start += length) {
        for (int k = 0; k < length / 2; k++) {
          int a = start + k;
          int b = a + length / 2;
          double cos = Math.cos(angle * k);
          double sin = Math.sin(angle * k);
          double tr = re[b] * cos - im[b] * sin;
          double ti = re[b] * sin + im[b] * cos;
          re[b] = re[a] - tr;
          im[b] = im[a] - ti;
          re[a] += tr;
          im[a] += ti;
        }
      }
    }
  }
}
