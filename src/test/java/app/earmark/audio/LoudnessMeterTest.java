package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The minimum requirements of EBU Tech 3341, table 1, as far as they are about the integrated loudness. */
class LoudnessMeterTest {

  private static final int RATE = 48_000;

  private final LoudnessMeter meter = new LoudnessMeter(RATE, 2);

  private void play(double seconds, double decibels) {
    play(seconds, t -> Math.pow(10, decibels / 20) * Math.sin(2 * Math.PI * 1_000 * t));
  }

  private void play(double seconds, DoubleUnaryOperator wave) {
    int frames = (int) (seconds * RATE);
    float[] samples = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      samples[2 * i] = (float) wave.applyAsDouble((double) i / RATE);
      samples[2 * i + 1] = samples[2 * i];
    }
    meter.add(new Pcm(0, samples, frames, 2, RATE));
  }

  @Test
  void case1And2OneTone() {
    play(20, -23);
    assertThat(meter.loudness()).isCloseTo(-23, within(0.1));
    LoudnessMeter quieter = new LoudnessMeter(RATE, 2);
    assertThat(quieter.loudness()).isNull();
  }

  @Test
  void case3QuietPassagesAreLeftOut() {
    play(10, -36);
    play(60, -23);
    play(10, -36);
    assertThat(meter.loudness()).isCloseTo(-23, within(0.1));
  }

  @Test
  void case4SilenceIsLeftOut() {
    play(10, -72);
    play(10, -36);
    play(60, -23);
    play(10, -36);
    play(10, -72);
    assertThat(meter.loudness()).isCloseTo(-23, within(0.1));
  }

  @Test
  void case5LouderAndQuieterOnes() {
    play(20, -26);
    play(20.1, -20);
    play(20, -26);
    assertThat(meter.loudness()).isCloseTo(-23, within(0.1));
  }

  @Test
  void silenceHasNoLoudness() {
    play(5, t -> 0);
    assertThat(meter.loudness()).isNull();
    assertThat(meter.peak()).isZero();
  }

  @Test
  void seesThePeakBetweenTwoSamples() {
    // A quarter of the rate, 45 degrees off: every sample is at 0.707 of the peak (Tech 3341, case 17).
    play(1, t -> 0.5 * Math.sin(2 * Math.PI * RATE / 4 * t + Math.PI / 4));
    assertThat(meter.peak()).isCloseTo(0.5, within(0.02));
  }
}
