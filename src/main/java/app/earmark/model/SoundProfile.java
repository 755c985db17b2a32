package app.earmark.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out of an episode by listening to its whole file once.
 *
 * @param durationMs as the file itself has it
 * @param loudnessLufs integrated, by EBU R 128; {@code null} for silence
 * @param truePeak the highest value, between the samples too; 1.0 is full scale
 * @param waveform the loudness over time, each byte from 0 to 255 for a stretch of equal length; at most 2,000 of them
 * @param silences by time, of 300 ms and more
 * @param tags of the file, keys in lower case (title, artist, album, date …)
 * @param chapters of the file itself, by time
 * @param cover the file's own picture; {@code null} where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; drawn as it is.
public record SoundProfile(
    @Nullable Long durationMs,
    @Nullable Double loudnessLufs,
    double truePeak,
    byte[] waveform,
    List<Silence> silences,
    Map<String, String> tags,
    List<Chapter> chapters,
    @Nullable EmbeddedPicture cover) {

  public SoundProfile {
    silences = List.copyOf(silences);
    tags = Map.copyOf(tags);
    chapters = List.copyOf(chapters);
  }

  /** A stretch in which nothing is said, in ms of the episode's own time. */
  public record Silence(long fromMs, long toMs) {}
}
