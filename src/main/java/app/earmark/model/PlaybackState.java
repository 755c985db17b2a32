package app.earmark.model;

import app.earmark.util.Message;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of the player at one moment. Times in ms of the episode's own time, whatever the speed.
 *
 * @param episode what is loaded; {@code null} exactly where the phase is {@link Phase#IDLE}
 * @param durationMs {@code null} while nobody knows it
 * @param speed 1.0 is the speed it was recorded at
 * @param volume 0.0 silent to 1.0 full
 * @param problem why it does not play; only in {@link Phase#FAILED}
 */
public record PlaybackState(
    @Nullable EpisodeRow episode,
    Phase phase,
    long positionMs,
    @Nullable Long durationMs,
    double speed,
    double volume,
    @Nullable Message problem) {

  /** What the player is doing. */
  public enum Phase {
    /** Nothing is loaded. */
    IDLE,
    LOADING,
    PLAYING,
    PAUSED,
    /** Played to the end. */
    ENDED,
    FAILED
  }

  public static final PlaybackState NOTHING = new PlaybackState(null, Phase.IDLE, 0, null, 1.0, 1.0, null);
}
