package app.earmark.playback;

import app.earmark.audio.ByteSource;
import app.earmark.audio.EpisodeSound;
import app.earmark.audio.NativeAudio;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays every common format at any speed without moving the pitch: FFmpeg makes reels of the file, JavaFX plays those.
 *
 * <p>Each sound that is open takes one of the threads given, which must be platform threads because FFmpeg's native
 * calls pin. A sound has at most two reels on the disk, under 128 MB together; they are deleted when it is closed, and
 * what a crash left behind when the next program starts.
 */
public final class ReelOutput implements SoundOutput {

  private static final Logger LOG = LoggerFactory.getLogger(ReelOutput.class);

  /** At 48 kHz 58 MB when it is full; both together stay under 128 MB. */
  private static final double REEL_SECONDS = 5 * 60;

  private final NativeAudio library;
  private final SoundOutput player;
  private final Executor threads;
  private final Path folder;
  private final double reelSeconds;
  private final AtomicLong reels = new AtomicLong();

  /**
   * @param player plays the reels
   * @param threads run one endless task for each sound that is open
   * @param folder for reels alone; what lies in it is deleted
   */
  public ReelOutput(NativeAudio library, SoundOutput player, Executor threads, Path folder) {
    this(library, player, threads, folder, REEL_SECONDS);
  }

  /** With shorter reels, so that one need not wait for minutes to hear how they change. */
  ReelOutput(NativeAudio library, SoundOutput player, Executor threads, Path folder, double reelSeconds) {
    this.reelSeconds = reelSeconds;
    this.library = library;
    this.player = player;
    this.threads = threads;
    this.folder = folder;
    empty();
  }

  private void empty() {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "reel-*.wav")) {
        for (Path reel : left) {
          Files.deleteIfExists(reel);
        }
      }
    } catch (IOException e) {
      LOG.warn("The folder for sound cannot be emptied", e);
    }
  }

  @Override
  public Sound open(Path file, SoundStart start, Sound.Listener listener) {
    return start(giveUp -> EpisodeSound.open(library, file), start, listener);
  }

  @Override
  public Sound openGrowing(Supplier<ByteSource> bytes, SoundStart start, Sound.Listener listener) {
    return start(giveUp -> {
      ByteSource source = bytes.get();
      source.giveUpWhen(giveUp);
      return EpisodeSound.open(library, source);
    }, start, listener);
  }

  private Sound start(ReelSound.Source source, SoundStart start, Sound.Listener listener) {
    ReelSound sound = new ReelSound(
        source,
        (opened, players) -> new ReelSlots(
            opened, player, () -> folder.resolve("reel-" + reels.incrementAndGet() + ".wav"), reelSeconds, players),
        start, listener);
    threads.execute(sound);
    return sound;
  }
}
