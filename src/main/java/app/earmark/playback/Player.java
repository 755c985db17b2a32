package app.earmark.playback;

import app.earmark.model.SoundSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Plays a file of the disk with JavaFX as it is: the one user of {@code javafx.scene.media}.
 *
 * <p>Speed moves the pitch on Linux, because JavaFX leaves GStreamer's scaletempo out; and only MP3, AAC in MP4, AIFF
 * and plain PCM WAV are played. Where that is not enough, a sound of another kind is made first and given to this one.
 *
 * <p>Threads: every JavaFX call is made on the JavaFX thread, through the executor given; it must run tasks in order.
 */
public final class Player implements SoundOutput {

  private final Executor fxThread;

  public Player(Executor fxThread) {
    this.fxThread = fxThread;
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    FileSound sound = new FileSound(start, listener);
    fxThread.execute(() -> sound.open(file));
    return sound;
  }

  private final class FileSound implements Sound {

    private final Listener listener;

    /** Only on the JavaFX thread, as are the three below: what is wanted, until the file is open and can have it. */
    private SoundStart wanted;

    private boolean ready;
    private boolean closed;

    /** Written on the JavaFX thread; elsewhere only asked for its time, which it tells to any thread. */
    private volatile @Nullable MediaPlayer player;

    /** Where it is on its way to; the position until it has arrived. */
    private volatile @Nullable Seek seeking;

    /** The last position, from the moment on when there is no player any more. */
    private volatile long lastMs;

    FileSound(SoundStart start, Listener listener) {
      this.wanted = start;
      this.seeking = new Seek(start.positionMs(), Long.MAX_VALUE);
      this.listener = listener;
    }

    void open(Path file) {
      if (closed) {
        return;
      }
      if (!Files.isRegularFile(file)) {
        fail(new SoundProblem.FileGone());
        return;
      }
      try {
        Media media = new Media(file.toUri().toString());
        MediaPlayer opened = new MediaPlayer(media);
        opened.setOnReady(() -> becomeReady(opened));
        opened.setOnEndOfMedia(() -> end());
        opened.setOnError(() -> fail(notPlayable(opened.getError())));
        media.setOnError(() -> fail(notPlayable(media.getError())));
        player = opened;
      } catch (MediaException | IllegalArgumentException | UnsupportedOperationException e) {
        fail(notPlayable(e));
      }
    }

    private void becomeReady(MediaPlayer opened) {
      if (closed || ready) {
        return;
      }
      ready = true;
      Duration total = opened.getTotalDuration();
      opened.setVolume(Math.min(1, wanted.volume()));
      opened.setRate(wanted.speed());
      // A player that was never started ignores seek; paused, it takes it.
      opened.pause();
      if (wanted.positionMs() > 0) {
        opened.seek(at(wanted.positionMs()));
      }
      if (wanted.playing()) {
        opened.play();
      }
      seeking = new Seek(wanted.positionMs(), System.nanoTime());
      listener.ready(total.isUnknown() || total.isIndefinite() ? null : Math.round(total.toMillis()));
    }

    private void end() {
      if (!closed) {
        listener.ended();
      }
    }

    private void fail(SoundProblem problem) {
      if (!closed) {
        release();
        listener.failed(problem);
      }
    }

    private static Duration at(long ms) {
      return Duration.millis((double) ms);
    }

    private static SoundProblem notPlayable(@Nullable Exception e) {
      return new SoundProblem.NotPlayable(String.valueOf(e));
    }

    /** Changes what is wanted; a file that is open gets it at once. */
    private void change(SoundStart next, Consumer<MediaPlayer> atOnce) {
      wanted = next;
      MediaPlayer opened = player;
      if (ready && opened != null) {
        atOnce.accept(opened);
      }
    }

    private void onFxThread(Runnable task) {
      fxThread.execute(() -> {
        if (!closed) {
          task.run();
        }
      });
    }

    @Override
    public void play() {
      onFxThread(() -> change(wanted.withPlaying(true), MediaPlayer::play));
    }

    @Override
    public void pause() {
      onFxThread(() -> change(wanted.withPlaying(false), MediaPlayer::pause));
    }

    @Override
    public void seek(long positionMs) {
      Seek seek = new Seek(positionMs, Long.MAX_VALUE);
      seeking = seek;
      onFxThread(() -> change(wanted.withPosition(positionMs), opened -> {
        opened.seek(at(positionMs));
        if (seek.equals(seeking)) {
          seeking = new Seek(positionMs, System.nanoTime());
        }
      }));
    }

    @Override
    public void setSpeed(double speed) {
      onFxThread(() -> change(wanted.withSpeed(speed), opened -> opened.setRate(speed)));
    }

    @Override
    public void setVolume(double volume) {
      onFxThread(() -> change(wanted.withVolume(volume), opened -> opened.setVolume(Math.min(1, volume))));
    }

    @Override
    public void setSettings(SoundSettings settings) {
      // A file is played as it is.
    }

    @Override
    public long positionMs() {
      MediaPlayer opened = player;
      Seek seek = seeking;
      if (opened == null) {
        return seek != null ? seek.toMs() : lastMs;
      }
      long told = Math.round(opened.getCurrentTime().toMillis());
      if (seek == null) {
        return told;
      }
      // JavaFX tells the old time for a moment after a seek.
      if (seek.isUnderWay(told, opened.getRate())) {
        return seek.toMs();
      }
      seeking = null;
      return told;
    }

    @Override
    public void close() {
      fxThread.execute(this::release);
    }

    private void release() {
      closed = true;
      lastMs = positionMs();
      MediaPlayer opened = player;
      player = null;
      if (opened != null) {
        seeking = null;
        opened.dispose();
      }
    }
  }

  /**
   * A jump that may not have arrived yet.
   *
   * @param sinceNanos when JavaFX was told of it; {@link Long#MAX_VALUE} while it was not
   */
  private record Seek(long toMs, long sinceNanos) {

    private static final long PATIENCE_MS = 2_000;

    /** Whether the time told cannot be one that was reached from there. */
    boolean isUnderWay(long toldMs, double speed) {
      if (sinceNanos == Long.MAX_VALUE) {
        return true;
      }
      long sinceMs = (System.nanoTime() - sinceNanos) / 1_000_000;
      return sinceMs < PATIENCE_MS && (toldMs < toMs - 100 || toldMs > toMs + 200 + sinceMs * speed);
    }
  }
}
