package app.earmark.testing;

import app.earmark.audio.ByteSource;
import app.earmark.model.SoundSettings;
import app.earmark.playback.Sound;
import app.earmark.playback.SoundOutput;
import app.earmark.playback.SoundStart;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A player that nothing is heard from: keeps what is asked of it, and its time is moved by the test. Any thread. */
public final class StubPlayer implements SoundOutput {

  /** What was opened, the latest last. */
  public final List<Opened> opened = new CopyOnWriteArrayList<>();

  private final @Nullable Long readyWithMs;

  /** Says that a file is open where the test says so. */
  public StubPlayer() {
    this.readyWithMs = null;
  }

  /**
   * Says at once that a file is open.
   *
   * @param durationMs and how long it is
   */
  public StubPlayer(long durationMs) {
    this.readyWithMs = durationMs;
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    Opened sound = new Opened(file, start, listener);
    opened.add(sound);
    if (readyWithMs != null) {
      listener.ready(readyWithMs);
    }
    return sound;
  }

  @Override
  public Sound openGrowing(Supplier<ByteSource> bytes, SoundStart start, Sound.Listener listener) {
    return open(Path.of("growing"), start, listener);
  }

  public Opened last() {
    return opened.getLast();
  }

  public boolean onePlays() {
    return opened.stream().filter(Opened::isPlaying).count() == 1;
  }

  public Opened playing() {
    return opened.stream().filter(Opened::isPlaying).findFirst().orElseThrow();
  }

  /** A file that was opened. */
  public static final class Opened implements Sound {

    public final Path file;
    public final SoundStart start;
    public final Listener listener;

    /** What was asked of it, in order, as “seek 5000”. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    private volatile boolean playing;
    private volatile long timeMs;

    private Opened(Path file, SoundStart start, Listener listener) {
      this.file = file;
      this.start = start;
      this.listener = listener;
      this.playing = start.playing();
      this.timeMs = start.positionMs();
    }

    /** Plays on, up to a place. */
    public void moveTo(long positionMs) {
      timeMs = positionMs;
    }

    public boolean isPlaying() {
      return playing;
    }

    public int seeks() {
      return (int) calls.stream().filter(call -> call.startsWith("seek")).count();
    }

    @Override
    public void play() {
      calls.add("play");
      playing = true;
    }

    @Override
    public void pause() {
      calls.add("pause");
      playing = false;
    }

    @Override
    public void seek(long positionMs) {
      timeMs = positionMs;
      calls.add("seek " + positionMs);
    }

    @Override
    public void setSpeed(double speed) {
      calls.add("speed " + speed);
    }

    @Override
    public void setVolume(double volume) {
      calls.add("volume " + volume);
    }

    @Override
    public void setSettings(SoundSettings settings) {
      calls.add("settings " + settings.trimming());
    }

    @Override
    public long positionMs() {
      return timeMs;
    }

    @Override
    public void close() {
      calls.add("close");
      playing = false;
    }
  }
}
