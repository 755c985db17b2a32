package app.earmark.playback;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.SoundSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the player needs of the library. Methods may block for a short while (a database) and are called on the thread
 * of the {@link PlaybackSession} alone.
 */
public interface EpisodeShelf {

  /** The episode and its file, or empty where there is no such episode (any more). */
  Optional<Shelved> find(EpisodeId id);

  /** Keeps where to go on; an episode not yet played counts as started from then on. */
  void savePosition(EpisodeId id, long positionMs);

  /** Keeps how long the file really is. */
  void saveDuration(EpisodeId id, long durationMs);

  /** Marks it as heard to the end and sets its position back to the start. */
  void markPlayed(EpisodeId id);

  /** What {@link #remember} kept last, {@link Remembered#NOTHING} before that. */
  Remembered remembered();

  /** Keeps, over restarts, what was loaded last and how it is played. */
  void remember(Remembered remembered);

  /**
   * An episode and where it lies.
   *
   * @param file absolute; {@code null} where it is not downloaded
   * @param loudnessLufs by EBU R 128; {@code null} where it is not measured
   */
  record Shelved(EpisodeRow row, @Nullable Path file, @Nullable Double loudnessLufs) {

    /** Nobody has measured how loud it is. */
    public Shelved(EpisodeRow row, @Nullable Path file) {
      this(row, file, null);
    }
  }

  /**
   * What outlives the program besides the positions.
   *
   * @param episode loaded last, {@code null} for none
   * @param speed 1.0 is as recorded
   * @param volume 0.0 silent, 1.0 as recorded, up to 1.5
   */
  record Remembered(@Nullable EpisodeId episode, double speed, double volume, SoundSettings settings) {

    public static final Remembered NOTHING = new Remembered(null, 1.0, 1.0);

    /** With plain sound. */
    public Remembered(@Nullable EpisodeId episode, double speed, double volume) {
      this(episode, speed, volume, SoundSettings.PLAIN);
    }
  }
}
