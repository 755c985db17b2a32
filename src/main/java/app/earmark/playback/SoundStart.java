package app.earmark.playback;

/**
 * How a sound begins once its file is open.
 *
 * @param positionMs where in the file; beyond its end is its end
 * @param playing or paused, ready at that place
 * @param speed 1.0 is as recorded
 * @param volume 0.0 silent, 1.0 full
 */
public record SoundStart(long positionMs, boolean playing, double speed, double volume) {

  SoundStart withPosition(long changedMs) {
    return new SoundStart(changedMs, playing, speed, volume);
  }

  SoundStart withPlaying(boolean changed) {
    return new SoundStart(positionMs, changed, speed, volume);
  }

  SoundStart withSpeed(double changed) {
    return new SoundStart(positionMs, playing, changed, volume);
  }

  SoundStart withVolume(double changed) {
    return new SoundStart(positionMs, playing, speed, changed);
  }
}
