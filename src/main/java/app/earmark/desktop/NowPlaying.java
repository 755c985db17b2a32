package app.earmark.desktop;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the system's media controls are told of the player.
 *
 * @param episode number of what is loaded; 0 for nothing
 * @param title of the episode
 * @param podcast whose episode it is
 * @param picture a file of this machine; {@code null} while there is none
 * @param link its web page
 * @param published as ISO 8601 has it
 * @param durationMs {@code null} while nobody knows it
 * @param positionMs in the episode's own time
 * @param atNanos when that was the position, by {@link System#nanoTime}
 * @param speed 1.0 is as recorded
 * @param volume 1.0 is as recorded
 * @param hasNext whether there is anything to go on with
 */
public record NowPlaying(
    long episode,
    Status status,
    String title,
    String podcast,
    @Nullable URI picture,
    @Nullable String link,
    @Nullable String published,
    @Nullable Long durationMs,
    long positionMs,
    long atNanos,
    double speed,
    double volume,
    boolean hasNext) {

  /** What the player is doing. */
  public enum Status {
    STOPPED,
    PLAYING,
    PAUSED
  }

  public static final NowPlaying NOTHING =
      new NowPlaying(0, Status.STOPPED, "", "", null, null, null, null, 0, 0, 1, 1, false);

  /** Where it is by now. */
  public long positionMs(long nowNanos) {
    return status == Status.PLAYING ? positionMs + Math.round((nowNanos - atNanos) / 1e6 * speed) : positionMs;
  }
}
