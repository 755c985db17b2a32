package app.earmark.playback;

import app.earmark.audio.ByteSource;
import app.earmark.model.SoundSupport;
import app.earmark.util.Observable;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where sound comes out. The seam between what a listener does ({@link PlaybackSession}) and how it is made audible:
 * {@link Player} gives a file to JavaFX as it is; the reels of the sound engine sit in between.
 *
 * <p>Implementations may be called from any thread and answer at once; files are opened later, on a thread of theirs.
 */
public interface SoundOutput {

  /**
   * Starts to open a file. Never fails by itself: what goes wrong is told to the listener.
   *
   * @param start how it begins once it is open
   */
  Sound open(Path file, SoundStart start, Sound.Listener listener);

  /** What can be done with sound on this machine, as soon as that is known. */
  default Observable<SoundSupport> support() {
    return new Observable<>(new SoundSupport.Unknown());
  }

  /**
   * The same for a file that is still coming in.
   *
   * @param bytes opens it, on a thread that may wait; reading it waits, too
   */
  default Sound openGrowing(Supplier<ByteSource> bytes, SoundStart start, Sound.Listener listener) {
    DeferredSound nothing = new DeferredSound(start);
    listener.failed(new SoundProblem.NotYet());
    return nothing;
  }
}
