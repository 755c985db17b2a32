package app.earmark.audio;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An episode's file, opened to make reels of it. One thread at a time, which FFmpeg's native calls pin. */
public final class EpisodeSound implements AutoCloseable {

  /** What becomes of opening a file. */
  public sealed interface Opening {

    record Opened(EpisodeSound sound) implements Opening {}

    /** Nothing is there. */
    record Gone() implements Opening {}

    /** The bytes could not be read, or came no further. */
    record CutOff(String detail) implements Opening {}

    /** Damaged, empty, no audio, or of a kind that Earmark does not play; {@code detail} is for the log. */
    record NotPlayable(String detail) implements Opening {}
  }

  /** More than most packets: a second at 128 kbit/s. Where it is not enough, reading waits a moment. */
  private static final long READ_AHEAD = 16 * 1024;

  private final ByteSource source;
  private final AudioInput input;
  private final AudioDecoder decoder;
  private final int rate;

  private EpisodeSound(ByteSource source, AudioInput input, AudioDecoder decoder, int rate) {
    this.source = source;
    this.input = input;
    this.decoder = decoder;
    this.rate = rate;
  }

  /**
   * Opens a file.
   *
   * @param library proof that FFmpeg is there
   */
  @SuppressWarnings("unused")
  public static Opening open(NativeAudio library, Path file) {
    ByteSource source;
    try {
      source = ByteSource.ofFile(file);
    } catch (NoSuchFileException | FileNotFoundException e) {
      return new Opening.Gone();
    } catch (IOException e) {
      return new Opening.NotPlayable(String.valueOf(e));
    }
    return open(library, source);
  }

  /** Opens what is in some bytes, which are closed with the sound, or at once where nothing comes of it. */
  @SuppressWarnings("unused")
  public static Opening open(NativeAudio library, ByteSource source) {
    try {
      AudioInput input = AudioInput.open(source);
      try {
        int rate = input.stream().codecpar().sample_rate() == 44_100 ? 44_100 : 48_000;
        int channels = input.stream().codecpar().ch_layout().nb_channels() == 1 ? 1 : 2;
        return new Opening.Opened(
            new EpisodeSound(source, input, new AudioDecoder(input, rate, channels), rate));
      } catch (NoAudioException e) {
        input.close();
        throw e;
      }
    } catch (NoAudioException e) {
      source.close();
      return new Opening.NotPlayable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      source.close();
      return source.isGrowing()
          ? new Opening.CutOff(String.valueOf(e)) : new Opening.NotPlayable(String.valueOf(e.getMessage()));
    }
  }

  /** Whether it is still coming in. */
  public boolean isGrowing() {
    return source.isGrowing();
  }

  /** Whether a little more can be decoded without waiting for bytes. */
  public boolean isReady() {
    return input.isReady(READ_AHEAD);
  }

  /** As the file says, {@code null} where it does not. */
  public @Nullable Long durationMs() {
    Long micros = input.durationMicros();
    return micros == null ? null : (Long) Math.round(micros / 1_000.0);
  }

  /**
   * How much louder or quieter it must be made to be as loud as others. One channel is measured as one loudspeaker
   * (EBU R 128) but heard from two.
   */
  public double gainTo(double targetLufs, double measuredLufs) {
    double heard = measuredLufs + (decoder.channels() == 1 ? 3.01 : 0);
    return Math.clamp(targetLufs - heard, -30.0, 30.0);
  }

  /**
   * Makes a file for reels of this episode.
   *
   * @param path must not exist yet
   * @param seconds how long the longest reel can be, in its own time
   */
  public ReelFile reelFile(Path path, double seconds) throws IOException {
    return new ReelFile(path, rate, seconds);
  }

  /**
   * Begins a reel. Only one is filled at a time: the one before gets nothing more.
   *
   * @param file whatever was in it is written over
   * @param fromMs in the episode's time
   * @param lead what it begins with, {@code null} where nothing was heard before
   */
  public Reel reel(ReelFile file, double fromMs, SoundShape shape, @Nullable ReelLead lead) {
    return new Reel(file, decoder, Math.round(fromMs * 1_000), shape, lead);
  }

  @Override
  public void close() {
    decoder.close();
    input.close();
    source.close();
  }
}
