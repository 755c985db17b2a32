package app.earmark.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Finds out quickly whether a file is sound from its beginning to near its end: opens it, decodes a moment of it, and
 * looks for sound close to the end that its container states, or at how it ends. Reads some hundred kilobytes, which
 * takes 1 to 50 ms; any thread.
 */
public final class FileCheck {

  /**
   * Sound must go on for this share of the stated length. Less would refuse episodes whose advertisements were taken
   * out without a word to the header.
   */
  private static final double SHARE = 0.9;

  /** @param library only whoever could load FFmpeg can check */
  @SuppressWarnings("unused")
  public FileCheck(NativeAudio library) {}

  /** What the file is. */
  public sealed interface Checked {

    /** {@code durationMs} is {@code null} where it could only be guessed from the size. */
    record Whole(String codec, @Nullable Long durationMs) implements Checked {}

    /** The container states more than is there, or the feed announces it and the file ends like one that is cut. */
    record CutShort(long statedMs) implements Checked {}

    /** Nothing to be heard; {@code detail} is for the log. */
    record NotPlayable(String detail) implements Checked {}

    /** The file cannot be read. */
    record CannotRead(String detail) implements Checked {}
  }

  /**
   * Looks at a file.
   *
   * @param announcedMs how long it is said to be, {@code null} where nobody says: some formats do not tell whether they
   *     are whole, and feeds are often wrong, so both together must speak against it
   */
  public Checked check(Path file, @Nullable Long announcedMs) {
    try (ByteSource source = ByteSource.ofFile(file);
        AudioInput input = AudioInput.open(source)) {
      if (!canBeHeard(input)) {
        return input.failure() == null
            ? new Checked.NotPlayable("nothing in it can be decoded")
            : new Checked.CannotRead(String.valueOf(input.failure()));
      }
      Optional<WavHead> wav = WavHead.of(file);
      if (wav.isPresent() && !wav.get().reaches(SHARE, Files.size(file))) {
        return new Checked.CutShort(wav.get().durationMs());
      }
      Long stated = input.durationMicros();
      if (stated == null || input.durationIsGuessed()) {
        return byItsEnd(file, input, null, announcedMs);
      }
      if (!reaches(input, (long) (stated * SHARE), Files.size(file))) {
        return new Checked.CutShort(stated / 1_000);
      }
      return isOgg(input)
          ? byItsEnd(file, input, stated / 1_000, announcedMs)
          : new Checked.Whole(codec(input), stated / 1_000);
    } catch (IOException e) {
      return new Checked.CannotRead(String.valueOf(e));
    } catch (NoAudioException e) {
      return new Checked.NotPlayable(String.valueOf(e.getMessage()));
    }
  }

  /** The length of an Ogg is that of what is there; bare frames have none. */
  private static Checked byItsEnd(Path file, AudioInput input, @Nullable Long lastsMs, @Nullable Long announcedMs)
      throws IOException {
    FileEnd end = FileEnd.of(file);
    if (end == FileEnd.WHOLE || (end == FileEnd.DOUBTFUL && announcedMs == null)) {
      return new Checked.Whole(codec(input), lastsMs);
    }
    long there = lastsMs == null ? countedMs(input) : lastsMs;
    return announcedMs != null && there >= announcedMs * SHARE
        ? new Checked.Whole(codec(input), there)
        : new Checked.CutShort(announcedMs == null ? there : announcedMs);
  }

  private static boolean isOgg(AudioInput input) {
    return "ogg".equals(input.context().iformat().name().getString());
  }

  /** Reads all of it, which is done only for a file that ends like one that is cut. */
  private static long countedMs(AudioInput input) {
    long end = 0;
    if (input.seek(0)) {
      AVPacket packet = avcodec.av_packet_alloc();
      try {
        while (input.read(packet)) {
          end = Math.max(end, input.sinceStartMicros(packet.pts() + packet.duration()));
          avcodec.av_packet_unref(packet);
        }
      } finally {
        avcodec.av_packet_free(packet);
      }
    }
    return end / 1_000;
  }

  private static String codec(AudioInput input) {
    return avcodec.avcodec_get_name(input.stream().codecpar().codec_id()).getString();
  }

  private static boolean canBeHeard(AudioInput input) throws NoAudioException {
    int rate = input.stream().codecpar().sample_rate();
    try (AudioDecoder decoder = new AudioDecoder(input, rate, 1)) {
      return decoder.read() != null;
    }
  }

  /**
   * Whether there is sound at that time. In MP3 FFmpeg seeks by the share of the bytes that are there, and believes the
   * result; but there the header that states the time states the bytes as well, from which it has the bit rate.
   */
  private static boolean reaches(AudioInput input, long micros, long bytes) {
    if (input.stream().codecpar().codec_id() == avcodec.AV_CODEC_ID_MP3) {
      return bytes >= micros / 1e6 * input.stream().codecpar().bit_rate() / 8;
    }
    if (!input.seek(micros)) {
      return false;
    }
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      while (input.read(packet)) {
        long end = input.sinceStartMicros(packet.pts() + packet.duration());
        boolean there = packet.pts() == AV_NOPTS_VALUE || end >= micros;
        avcodec.av_packet_unref(packet);
        if (there) {
          return true;
        }
      }
      return false;
    } finally {
      avcodec.av_packet_free(packet);
    }
  }
}
