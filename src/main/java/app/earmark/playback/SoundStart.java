package app.earmark.playback;

import app.earmark.model.SoundSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a sound begins once its file is open.
 *
 * @param positionMs where in the file; beyond its end is its end
 * @param playing or paused, ready at that place
 * @param speed 1.0 is as recorded
 * @param volume 0.0 silent, 1.0 as recorded, up to 1.5 without overshooting
 * @param loudnessLufs of the file by EBU R 128, {@code null} where nobody has measured it; then it is not levelled
 */
public record SoundStart(
    long positionMs, boolean playing, double speed, double volume, SoundSettings settings,
    @Nullable Double loudnessLufs) {

  /** With nothing changed but the speed and volume. */
  public SoundStart(long positionMs, boolean playing, double speed, double volume) {
    this(positionMs, playing, speed, volume, SoundSettings.PLAIN, null);
  }

  SoundStart withPosition(long changedMs) {
    return new SoundStart(changedMs, playing, speed, volume, settings, loudnessLufs);
  }

  SoundStart withPlaying(boolean changed) {
    return new SoundStart(positionMs, changed, speed, volume, settings, loudnessLufs);
  }

  SoundStart withSpeed(double changed) {
    return new SoundStart(positionMs, playing, changed, volume, settings, loudnessLufs);
  }

  SoundStart withVolume(double changed) {
    return new SoundStart(positionMs, playing, speed, changed, settings, loudnessLufs);
  }

  SoundStart withSettings(SoundSettings changed) {
    return new SoundStart(positionMs, playing, speed, volume, changed, loudnessLufs);
  }
}
