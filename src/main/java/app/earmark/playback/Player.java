package app.earmark.playback;

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

    /** What the position is until the player can tell, in ms. */
    private volatile long startMs;

    /** True from the moment on when the player's own time counts. */
    private volatile boolean telling;

    FileSound(SoundStart start, Listener listener) {
      this.wanted = start;
      this.startMs = start.positionMs();
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
      opened.setVolume(wanted.volume());
      opened.setRate(wanted.speed());
      // A player that was never started ignores seek; paused, it takes it.
      opened.pause();
      if (wanted.positionMs() > 0) {
        opened.seek(at(wanted.positionMs()));
      }
      if (wanted.playing()) {
        opened.play();
      }
      telling = true;
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
      if (!telling) {
        startMs = positionMs;
      }
      onFxThread(() -> change(wanted.withPosition(positionMs), opened -> opened.seek(at(positionMs))));
    }

    @Override
    public void setSpeed(double speed) {
      onFxThread(() -> change(wanted.withSpeed(speed), opened -> opened.setRate(speed)));
    }

    @Override
    public void setVolume(double volume) {
      onFxThread(() -> change(wanted.withVolume(volume), opened -> opened.setVolume(volume)));
    }

    @Override
    public long positionMs() {
      MediaPlayer opened = player;
      return telling && opened != null ? Math.round(opened.getCurrentTime().toMillis()) : startMs;
    }

    @Override
    public void close() {
      fxThread.execute(this::release);
    }

    private void release() {
      closed = true;
      startMs = positionMs();
      telling = false;
      MediaPlayer opened = player;
      player = null;
      if (opened != null) {
        opened.dispose();
      }
    }
  }
}
