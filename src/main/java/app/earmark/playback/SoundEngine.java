package app.earmark.playback;

import app.earmark.audio.ByteSource;
import app.earmark.audio.NativeAudio;
import app.earmark.audio.NativeAudio.Loading;
import app.earmark.model.SoundSupport;
import app.earmark.util.Observable;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of the program: reels where FFmpeg can be loaded, and where it cannot, what JavaFX plays of the file
 * itself. FFmpeg is loaded when the first episode is opened, not while the window comes up. Any thread.
 */
public final class SoundEngine implements SoundOutput {

  private static final Logger LOG = LoggerFactory.getLogger(SoundEngine.class);

  private final SoundOutput player;
  private final Executor threads;
  private final Supplier<Loading> loading;
  private final Path reels;

  /** Guarded by this. */
  private @Nullable SoundOutput output;

  private final Observable<SoundSupport> support = new Observable<>(new SoundSupport.Unknown());

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

  @Override
  public Observable<SoundSupport> support() {
    return support;
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    DeferredSound sound = new DeferredSound(start);
    threads.execute(() -> {
      SoundOutput ready = output();
      sound.begin(wanted -> ready.open(file, wanted, listener));
    });
    return sound;
  }

  @Override
  public Sound openGrowing(Supplier<ByteSource> bytes, SoundStart start, Sound.Listener listener) {
    DeferredSound sound = new DeferredSound(start);
    threads.execute(() -> {
      SoundOutput ready = output();
      sound.begin(wanted -> ready.openGrowing(bytes, wanted, listener));
    });
    return sound;
  }

  /** Loads FFmpeg, so that the first episode starts as soon as the others; {@link #support()} tells what came of it. */
  public void prepare() {
    threads.execute(this::output);
  }

  private synchronized SoundOutput output() {
    if (output == null) {
      output = switch (loading.get()) {
        case Loading.Loaded(NativeAudio library) -> {
          support.publish(new SoundSupport.Everything());
          yield new ReelOutput(library, player, threads, reels);
        }
        case Loading.Missing(String reason) -> {
          LOG.warn("FFmpeg cannot be loaded; files are played as they are: {}", reason);
          support.publish(new SoundSupport.FilesAsTheyAre(reason));
          yield player;
        }
      };
    }
    return output;
  }
}
