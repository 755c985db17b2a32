package app.earmark.playback;

import app.earmark.model.SoundSettings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sound whose output is not known yet: keeps what is wanted until it is. Any thread; guarded by itself. */
final class DeferredSound implements Sound {

  private SoundStart wanted;
  private @Nullable Sound sound;
  private boolean closed;

  DeferredSound(SoundStart start) {
    this.wanted = start;
  }

  /** From now on the output's sound does what is wanted. */
  synchronized void begin(Function<SoundStart, Sound> opening) {
    if (!closed) {
      sound = opening.apply(wanted);
    }
  }

  @Override
  public synchronized void play() {
    wanted = wanted.withPlaying(true);
    if (sound != null) {
      sound.play();
    }
  }

  @Override
  public synchronized void pause() {
    wanted = wanted.withPlaying(false);
    if (sound != null) {
      sound.pause();
    }
  }

  @Override
  public synchronized void seek(long positionMs) {
    wanted = wanted.withPosition(positionMs);
    if (sound != null) {
      sound.seek(positionMs);
    }
  }

  @Override
  public synchronized void setSpeed(double speed) {
    wanted = wanted.withSpeed(speed);
    if (sound != null) {
      sound.setSpeed(speed);
    }
  }

  @Override
  public synchronized void setVolume(double volume) {
    wanted = wanted.withVolume(volume);
    if (sound != null) {
      sound.setVolume(volume);
    }
  }

  @Override
  public synchronized void setSettings(SoundSettings settings) {
    wanted = wanted.withSettings(settings);
    if (sound != null) {
      sound.setSettings(settings);
    }
  }

  @Override
  public synchronized long positionMs() {
    return sound == null ? wanted.positionMs() : sound.positionMs();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (sound != null) {
      sound.close();
    }
  }
}
