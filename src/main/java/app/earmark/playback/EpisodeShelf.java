package app.earmark.playback;

import app.earmark.audio.ByteSource;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Manner;
import app.earmark.model.PodcastId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the player needs of the library. Methods may block for a short while (a database) and are called on the thread
 * of the {@link PlaybackSession} alone.
 */
public interface EpisodeShelf {

  /** The episode and its file, or empty where there is no such episode (any more). */
  Optional<Shelved> find(EpisodeId id);

  /**
   * The file of an episode that is not whole yet: asks for the download, before all others. The bytes wait until they
   * have come; the one that is open keeps the download going. Empty where episodes are played from the disk alone.
   */
  default Optional<Supplier<ByteSource>> growing(EpisodeId id) {
    return Optional.empty();
  }

  /** Keeps where to go on; an episode not yet played counts as started from then on. */
  void savePosition(EpisodeId id, long positionMs);

  /** Keeps how long the file really is. */
  void saveDuration(EpisodeId id, long durationMs);

  /** Marks it as heard to the end and sets its position back to the start. */
  void markPlayed(EpisodeId id);

  /** What was loaded last, over restarts. */
  Optional<EpisodeId> lastLoaded();

  void keepLoaded(EpisodeId id);

  /** How the episodes of a podcast are played: its own choices before those for all. {@code null}: those for all. */
  Manner manner(@Nullable PodcastId podcast);

  /**
   * Keeps what the listener changed while an episode of that podcast was loaded: each thing for the podcast alone where
   * the podcast has a choice of its own for it, and for all otherwise.
   */
  void keepManner(@Nullable PodcastId podcast, Manner before, Manner after);

  /**
   * An episode and where it lies.
   *
   * @param file absolute; {@code null} where it is not downloaded
   * @param loudnessLufs by EBU R 128; {@code null} where it is not measured
   */
  record Shelved(EpisodeRow row, @Nullable Path file, @Nullable Double loudnessLufs) {}
}
