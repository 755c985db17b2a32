package app.earmark.audio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hearing a whole file tells.
 *
 * @param lengthMs how long the sound is that could be decoded
 * @param loudnessLufs integrated loudness by EBU R 128; {@code null} for silence
 * @param peak highest absolute sample, between the samples too (true peak); 1.0 is full scale
 * @param silences by time
 * @param waveform the loudness over time from 0 to 255, for drawing; at most {@link #WAVEFORM_POINTS} points of equal
 *     length
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; drawn as it is.
public record SoundAnalysis(
    long lengthMs, @Nullable Double loudnessLufs, double peak, List<Silence> silences, byte[] waveform) {

  public static final int WAVEFORM_POINTS = 2_000;

  public SoundAnalysis {
    silences = List.copyOf(silences);
  }

  /** A stretch in which nothing is said. */
  public record Silence(long fromMs, long toMs) {}
}
