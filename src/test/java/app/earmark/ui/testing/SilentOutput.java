package app.earmark.ui.testing;

import app.earmark.model.SoundSettings;
import app.earmark.playback.Sound;
import app.earmark.playback.SoundOutput;
import app.earmark.playback.SoundStart;
import java.nio.file.Path;

/** Plays nothing, at once and for ever: a stand-in for loudspeakers. Positions are where it was last sent. */
public final class SilentOutput implements SoundOutput {

  private final long durationMs;

  public SilentOutput(long durationMs) {
    this.durationMs = durationMs;
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    var sound = new Sound() {
      private volatile long position = start.positionMs();

      @Override
      public void play() {}

      @Override
      public void pause() {}

      @Override
      public void seek(long positionMs) {
        position = positionMs;
      }

      @Override
      public void setSpeed(double speed) {}

      @Override
      public void setVolume(double volume) {}

      @Override
      public void setSettings(SoundSettings settings) {}

      @Override
      public long positionMs() {
        return position;
      }

      @Override
      public void close() {}
    };
    listener.ready(durationMs);
    return sound;
  }
}
