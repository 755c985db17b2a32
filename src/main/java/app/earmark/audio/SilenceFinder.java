package app.earmark.audio;

import app.earmark.audio.SoundAnalysis.Silence;
import java.util.ArrayList;
import java.util.List;

/** Finds where nothing is said: stretches of at least 300 ms in which every 10 ms stay under -45 dB of full scale. */
final class SilenceFinder {

  private static final double QUIET = Math.pow(10, -45 / 10.0);
  private static final long SHORTEST_MICROS = 300_000;

  private final int windowFrames;
  private final int rate;
  private final List<Silence> found = new ArrayList<>();

  private double sum;
  private int count;
  private long frames;
  private long quietFrom = -1;

  SilenceFinder(int rate) {
    this.rate = rate;
    this.windowFrames = Math.max(1, rate / 100);
  }

  void add(Pcm pcm) {
    float[] samples = pcm.samples();
    int channels = pcm.channels();
    for (int frame = 0; frame < pcm.frames(); frame++) {
      double loudest = 0;
      for (int channel = 0; channel < channels; channel++) {
        double sample = samples[frame * channels + channel];
        loudest = Math.max(loudest, sample * sample);
      }
      sum += loudest;
      frames++;
      if (++count == windowFrames) {
        endWindow();
      }
    }
  }

  private void endWindow() {
    boolean quiet = sum / count < QUIET;
    sum = 0;
    count = 0;
    if (quiet && quietFrom < 0) {
      quietFrom = frames - windowFrames;
    } else if (!quiet && quietFrom >= 0) {
      end(frames - windowFrames);
    }
  }

  private void end(long at) {
    if (micros(at - quietFrom) >= SHORTEST_MICROS) {
      found.add(new Silence(micros(quietFrom) / 1_000, micros(at) / 1_000));
    }
    quietFrom = -1;
  }

  private long micros(long count) {
    return count * 1_000_000 / rate;
  }

  List<Silence> silences() {
    if (quietFrom >= 0) {
      end(frames);
    }
    return found;
  }
}
