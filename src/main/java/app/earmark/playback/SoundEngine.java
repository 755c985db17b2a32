package app.earmark.playback;

import app.earmark.audio.NativeAudio;
import app.earmark.audio.NativeAudio.Loading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of the program: reels where FFmpeg can be loaded, and where it cannot, what JavaFX plays of the file itself.
 * FFmpeg is loaded when the first episode is opened, not while the window comes up. Any thread.
 */
public final class SoundEngine implements SoundOutput {

  private static final Logger LOG = LoggerFactory.getLogger(SoundEngine.class);

  private final SoundOutput player;
  private final Executor threads;
  private final Supplier<Loading> loading;
  private final Path reels;

  /** Guarded by this, as is {@link #missing}. */
  private @Nullable SoundOutput output;

  private @Nullable String missing;

  /**
   * @param player plays a file as it is
   * @param threads platform threads; each sound that is open takes one
   * @param loading loads FFmpeg; asked once, on one of the threads
   * @param reels folder of the cache for reels alone
   */
  public SoundEngine(SoundOutput player, Executor threads, Supplier<Loading> loading, Path reels) {
    this.player = player;
    this.threads = threads;
    this.loading = loading;
    this.reels = reels;
  }

  /**
   * Why FFmpeg could not be loaded, in the words of the system: then a change of speed moves the pitch, and only MP3, AAC
   * in MP4, AIFF and plain WAV are played. Empty where it could, or was not needed yet.
   */
  public synchronized Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    DeferredSound sound = new DeferredSound(start);
    threads.execute(() -> sound.begin(output(), file, listener));
    return sound;
  }

  private synchronized SoundOutput output() {
    if (output == null) {
      output = switch (loading.get()) {
        case Loading.Loaded(NativeAudio library) -> new ReelOutput(library, player, threads, reels);
        case Loading.Missing(String reason) -> {
          LOG.warn("FFmpeg cannot be loaded; files are played as they are: {}", reason);
          missing = reason;
          yield player;
        }
      };
    }
    return output;
  }
}
