package app.earmark.ui.testing;

import app.earmark.audio.ByteSource;
import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSupport;
import app.earmark.playback.Sound;
import app.earmark.playback.SoundOutput;
import app.earmark.playback.SoundStart;
import app.earmark.util.Observable;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Plays nothing, at once and for ever: a stand-in for loudspeakers. Positions are where it was last sent. */
public final class SilentOutput implements SoundOutput {

  private final Observable<SoundSupport> support = new Observable<>(new SoundSupport.Everything());
  private volatile boolean refusesGrowing;
  private final long durationMs;
  private volatile Optional<Silence> latest = Optional.empty();

  public SilentOutput(long durationMs) {
    this.durationMs = durationMs;
  }

  /** What was opened last has come to its end. */
  public void end() {
    latest.orElseThrow().listener.ended();
  }

  /** What was opened last has been played up to here. */
  public void at(long positionMs) {
    latest.orElseThrow().position = positionMs;
  }

  /** How loud what was opened last is now. */
  public double volume() {
    return latest.orElseThrow().volume;
  }

  /** Whether what was opened last was still coming in then. */
  public boolean isGrowing() {
    return latest.orElseThrow().growing;
  }

  @Override
  public Observable<SoundSupport> support() {
    return support;
  }

  @Override
  public Sound openGrowing(Supplier<ByteSource> bytes, SoundStart start, Sound.Listener listener) {
    return refusesGrowing ? SoundOutput.super.openGrowing(bytes, start, listener) : open(true, start, listener);
  }

  /** From now on only whole files are played. */
  public void refuseGrowing() {
    refusesGrowing = true;
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    return open(false, start, listener);
  }

  private Sound open(boolean growing, SoundStart start, Sound.Listener listener) {
    var sound = new Silence(growing, start, listener);
    latest = Optional.of(sound);
    listener.ready(durationMs);
    return sound;
  }

  private static final class Silence implements Sound {

    private final boolean growing;
    private final Sound.Listener listener;
    private volatile long position;
    private volatile double volume;

    Silence(boolean growing, SoundStart start, Sound.Listener listener) {
      this.growing = growing;
      this.listener = listener;
      this.position = start.positionMs();
      this.volume = start.volume();
    }

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
    public void setVolume(double changed) {
      volume = changed;
    }

    @Override
    public void setSettings(SoundSettings settings) {}

    @Override
    public long positionMs() {
      return position;
    }

    @Override
    public void close() {}
  }
}
