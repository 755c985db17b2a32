package app.earmark.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Records what the desk's loudspeaker would play, and knows when it became loud or what tone it is. Times in ms from
 * the start of the recording. The recording runs on a thread of its own.
 */
final class Ear implements AutoCloseable {

  private static final int RATE = 44_100;
  private static final double LOUD = 0.02;

  /** So long a piece is judged at a time. */
  private static final int WINDOW = RATE / 200;

  private final Process parec;

  /** Guarded by this, as is {@link #count}. */
  private short[] samples = new short[RATE * 60];

  private int count;

  Ear() throws IOException {
    parec = new ProcessBuilder("parec", "--latency-msec=10", "-d", "null.monitor", "--format=s16le", "--rate=" + RATE,
        "--channels=1").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Thread.ofPlatform().daemon().name("ear").start(this::record);
  }

  private void record() {
    byte[] bytes = new byte[2_048];
    try (InputStream in = parec.getInputStream()) {
      for (int got = in.readNBytes(bytes, 0, bytes.length); got > 1; got = in.readNBytes(bytes, 0, bytes.length)) {
        add(bytes, got / 2);
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private synchronized void add(byte[] bytes, int frames) {
    if (count + frames > samples.length) {
      samples = Arrays.copyOf(samples, samples.length * 2);
    }
    for (int i = 0; i < frames; i++) {
      samples[count++] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
  }

  synchronized double nowMs() {
    return count * 1_000.0 / RATE;
  }

  /** When, from a time on, there was silence (0) or a tone for 5 ms; waits for it for ten seconds at most. */
  double when(double fromMs, int lowestHz, int highestHz) throws InterruptedException {
    int at = (int) (fromMs * RATE / 1_000);
    while (true) {
      synchronized (this) {
        for (; at + WINDOW <= count; at += WINDOW / 5) {
          double hertz = tone(at);
          if (hertz >= lowestHz && hertz <= highestHz) {
            return at * 1_000.0 / RATE;
          }
        }
        if (nowMs() > fromMs + 10_000) {
          throw new IllegalStateException("not heard: " + lowestHz + " to " + highestHz + " Hz");
        }
      }
      Thread.sleep(5);
    }
  }

  /** By counting how often the wave crosses nothing; 0 for silence. Holds this. */
  private double tone(int from) {
    int crossings = 0;
    int peak = 0;
    for (int i = from + 1; i < from + WINDOW; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
      if (samples[i - 1] < 0 != samples[i] < 0) {
        crossings++;
      }
    }
    return peak < LOUD * Short.MAX_VALUE ? 0 : crossings / 2.0 * RATE / WINDOW;
  }

  @Override
  public void close() {
    parec.destroy();
  }
}
