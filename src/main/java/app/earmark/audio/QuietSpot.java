package app.earmark.audio;

/** Finds the quietest 200 ms in the last part of a reel, where one player can take over from another unheard. */
final class QuietSpot {

  private static final double LAST_SECONDS = 40;
  private static final int WINDOWS = 10;

  private final int window;
  private final long from;
  private final long to;
  private final double[] recent = new double[WINDOWS];

  private double sum;
  private int count;
  private int windows;
  private double least = Double.MAX_VALUE;
  private long best;

  QuietSpot(int rate, long capacity) {
    this.window = rate / 50;
    this.to = Math.max(0, capacity - rate);
    this.best = to;
    this.from = Math.max(capacity / 2, to - Math.round(LAST_SECONDS * rate));
  }

  /** Frames from a place in the reel on. The last second is left as a reserve. */
  void add(float[] samples, int frames, int channels, long at) {
    if (at + frames < from) {
      return;
    }
    for (int frame = 0; frame < frames; frame++) {
      double left = samples[frame * channels];
      double right = samples[(frame + 1) * channels - 1];
      sum += left * left + right * right;
      if (++count == window) {
        endWindow(at + frame + 1);
      }
    }
  }

  private void endWindow(long end) {
    recent[windows++ % WINDOWS] = sum;
    sum = 0;
    count = 0;
    if (windows >= WINDOWS && end <= to) {
      double total = 0;
      for (double each : recent) {
        total += each;
      }
      // Of equals the latest: the later, the fewer reels.
      if (total <= least * 1.0001 + 1e-9) {
        least = total;
        best = end - (long) WINDOWS / 2 * window;
      }
    }
  }

  long frame() {
    return best;
  }
}
