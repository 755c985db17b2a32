package app.earmark.playback;

import app.earmark.model.SoundSettings;
import org.jspecify.annotations.Nullable;

/**
 * One opened file on its way to the loudspeaker. Methods may be called from any thread, answer at once and take effect
 * in the order of the calls; also before the file is open. After {@link #close} they do nothing and no event comes.
 */
public interface Sound extends AutoCloseable {

  void play();

  void pause();

  /** Goes to a place in the file; playing or paused stays as it is. */
  void seek(long positionMs);

  void setSpeed(double speed);

  void setVolume(double volume);

  /** Changes what is done to the sound; an output that plays files as they are does nothing. */
  void setSettings(SoundSettings settings);

  /** What is heard now, in ms of the file's own time; the start position until something was heard. */
  long positionMs();

  @Override
  void close();

  /** Hears what becomes of a sound, on a thread of the output's; must hand over at once. */
  interface Listener {

    /** The file is open. The duration in ms is {@code null} where it cannot be told. */
    void ready(@Nullable Long durationMs);

    /** Nothing is heard because bytes that are still to come are waited for, or there are enough again. */
    default void waiting(boolean waits) {}

    /** Played to the end of the file. */
    void ended();

    /** Nothing (more) will be heard. The last event. */
    void failed(SoundProblem problem);
  }
}
