package app.earmark.audio;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an audio file holds, as found out by reading it.
 *
 * @param durationMs what a listener hears at normal speed; {@code null} where nothing of it can be decoded
 * @param codec FFmpeg's short name: mp3, aac, opus, vorbis, flac, alac, pcm_s16le …
 * @param sampleRate in Hz
 * @param tags keys in lower case (title, artist, album, date …), as the file spells the values
 * @param chapters by time; from ID3 CHAP, MP4 (QuickTime and Nero) or Vorbis comments
 * @param sound what hearing it all tells; {@code null} where that was not asked for or nothing could be decoded
 */
public record Inspection(
    @Nullable Long durationMs,
    String codec,
    int sampleRate,
    int channels,
    Map<String, String> tags,
    List<Chapter> chapters,
    List<Picture> pictures,
    @Nullable SoundAnalysis sound) {

  public Inspection {
    tags = Map.copyOf(tags);
    chapters = List.copyOf(chapters);
    pictures = List.copyOf(pictures);
  }

  public @Nullable String title() {
    return tags.get("title");
  }

  /**
   * A chapter of the file.
   *
   * @param endMs {@code null} where the file does not say
   * @param url where its link leads
   * @param picture which of the file's pictures belongs to it
   */
  public record Chapter(
      long startMs, @Nullable Long endMs, String title, @Nullable String url, @Nullable Picture picture) {}

  /**
   * A picture in the file.
   *
   * @param type media type, such as image/jpeg
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes are given on as they are.
  public record Picture(String type, byte[] bytes) {}
}
