package app.earmark.audio;

import java.util.Arrays;

/**
 * Where in the episode a place of a reel is. Stretches of sound that follow one another without a silence left out
 * share one anchor. Written by one thread, read by any: guarded by itself.
 */
final class ReelMap {

  private final double framesPerMicro;
  private final double speed;

  // Where a stretch begins, in frames of the reel and microseconds of the episode. Guarded by this.
  private double[] frames = new double[64];
  private long[] micros = new long[64];
  private int count;

  ReelMap(int rate, double speed) {
    this.framesPerMicro = rate / 1e6;
    this.speed = speed;
  }

  /** From a frame on, sound is that of a place in the episode; frames only grow. */
  synchronized void anchor(double frame, long episodeMicros) {
    if (count == frames.length) {
      frames = Arrays.copyOf(frames, count * 2);
      micros = Arrays.copyOf(micros, count * 2);
    }
    frames[count] = frame;
    micros[count] = episodeMicros;
    count++;
  }

  /** Whether what comes next would be right where the map expects it, to the millisecond. */
  synchronized boolean continues(double frame, long episodeMicros) {
    return count > 0 && Math.abs(at(frame) - episodeMicros) < 1_000;
  }

  /** In microseconds of the episode. */
  synchronized long episodeAt(double frame) {
    return count == 0 ? 0 : at(frame);
  }

  private long at(double frame) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (frames[middle] <= frame) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long there = micros[low] + Math.round(Math.max(0, frame - frames[low]) / framesPerMicro * speed);
    // The end of a stretch: what was left out there is not heard before the next one begins.
    return low + 1 < count ? Math.min(there, Math.max(micros[low], micros[low + 1])) : there;
  }
}
