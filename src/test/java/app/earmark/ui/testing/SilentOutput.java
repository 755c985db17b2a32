package app.earmark.ui.testing;

import app.earmark.model.SoundSettings;
import app.earmark.playback.Sound;
import app.earmark.playback.SoundOutput;
import app.earmark.playback.SoundStart;
import java.nio.file.Path;

/** Plays nothing, at once and for ever: a stand-in for loudspeakers. Positions are where it was last sent. */
public final class SilentOutput implements SoundOutput {

  private final long durationMs;

  private volatile Sound.Listener latest = NOBODY;

  private static final Sound.Listener NOBODY = new Sound.Listener() {
    @Override
    public void ready(Long durationMs) {}

    @Override
    public void ended() {}

    @Override
    public void failed(app.earmark.playback.SoundProblem problem) {}
  };

  public SilentOutput(long durationMs) {
    this.durationMs = durationMs;
  }

  /** What was opened last has come to its end. */
  public void end() {
    latest.ended();
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
    latest = listener;
    listener.ready(durationMs);
    return sound;
  }
}
