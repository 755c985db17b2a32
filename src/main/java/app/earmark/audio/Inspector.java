package app.earmark.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import app.earmark.audio.Inspection.Chapter;
import app.earmark.audio.Inspection.Picture;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an audio file holds. Blocks (a second for ten minutes of sound or more); any thread, each call one of
 * its own, best a platform thread because the native calls pin. Interrupting the thread ends it.
 */
public final class Inspector {

  /** A picture larger than this is no cover. */
  private static final int LARGEST_PICTURE = 16 << 20;

  /** More than these are not chapters but an attack. */
  private static final int MOST_CHAPTERS = 10_000;

  /**
   * @param library only whoever could load FFmpeg can inspect
   */
  @SuppressWarnings("unused")
  public Inspector(NativeAudio library) {}

  /** What became of it. */
  public sealed interface Inspecting {

    record Done(Inspection inspection) implements Inspecting {}

    /** Damaged, empty, no audio, or of a kind that Earmark does not play; {@code detail} is for the log. */
    record NotPlayable(String detail) implements Inspecting {}

    /** The file is not there or cannot be read. */
    record CannotRead(String detail) implements Inspecting {}

    /** The thread was interrupted. */
    record Cancelled() implements Inspecting {}
  }

  /** What the head of the file says: 1 to 50 ms. The duration may be a guess. */
  public Inspecting head(Path file) {
    return inspect(file, null);
  }

  /** All that can be known, by decoding the whole file. */
  public Inspecting whole(Path file) {
    return inspect(file, () -> { });
  }

  /** The same, giving way to others: {@code pause} is called every few ms and may block, or interrupt the thread. */
  public Inspecting whole(Path file, Runnable pause) {
    return inspect(file, pause);
  }

  private static Inspecting inspect(Path file, @Nullable Runnable pause) {
    try (ByteSource source = ByteSource.ofFile(file);
        AudioInput input = AudioInput.open(source)) {
      SoundAnalysis sound = pause == null ? null : hear(input, pause);
      if (Thread.currentThread().isInterrupted()) {
        return new Inspecting.Cancelled();
      }
      IOException failure = input.failure();
      if (failure != null) {
        return new Inspecting.CannotRead(String.valueOf(failure));
      }
      Long stated = input.durationMicros();
      if (sound != null && sound.lengthMs() == 0 && stated == null) {
        return new Inspecting.NotPlayable("nothing in it can be decoded");
      }
      return new Inspecting.Done(describe(source, input, stated, sound));
    } catch (NoSuchFileException | FileNotFoundException e) {
      return new Inspecting.CannotRead(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Inspecting.CannotRead(String.valueOf(e));
    } catch (NoAudioException e) {
      return Thread.currentThread().isInterrupted()
          ? new Inspecting.Cancelled()
          : new Inspecting.NotPlayable(String.valueOf(e.getMessage()));
    }
  }

  private static SoundAnalysis hear(AudioInput input, Runnable pause) throws NoAudioException {
    int rate = input.stream().codecpar().sample_rate();
    int channels = Math.min(2, Math.max(1, input.stream().codecpar().ch_layout().nb_channels()));
    LoudnessMeter loudness = new LoudnessMeter(rate, channels);
    SilenceFinder silences = new SilenceFinder(rate);
    WaveformBuilder waveform = new WaveformBuilder(rate, channels);
    long frames = 0;
    try (AudioDecoder decoder = new AudioDecoder(input, rate, channels)) {
      for (Pcm pcm = decoder.read(); pcm != null; pcm = decoder.read()) {
        pause.run();
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
        loudness.add(pcm);
        silences.add(pcm);
        waveform.add(pcm);
        frames += pcm.frames();
      }
    }
    return new SoundAnalysis(
        frames * 1_000 / rate, loudness.loudness(), loudness.peak(), silences.silences(), waveform.waveform());
  }

  private static Inspection describe(
      ByteSource source, AudioInput input, @Nullable Long statedMicros, @Nullable SoundAnalysis sound)
      throws IOException {
    List<Chapter> id3 = Id3Chapters.read(source);
    AVStream stream = input.stream();
    Map<String, String> tags = new LinkedHashMap<>();
    readTags(input.context().metadata(), tags);
    readTags(stream.metadata(), tags);
    return new Inspection(
        duration(input, statedMicros, sound),
        avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString(),
        stream.codecpar().sample_rate(),
        stream.codecpar().ch_layout().nb_channels(),
        tags,
        id3.isEmpty() ? chapters(input.context(), tags) : id3,
        pictures(input.context()),
        sound);
  }

  /** What the container says counts, also of a file that is cut off; where it only guesses, what was heard. */
  private static @Nullable Long duration(
      AudioInput input, @Nullable Long statedMicros, @Nullable SoundAnalysis sound) {
    if (sound != null && sound.lengthMs() > 0 && (statedMicros == null || input.durationIsGuessed())) {
      return sound.lengthMs();
    }
    return statedMicros == null ? null : Math.round(statedMicros / 1_000.0);
  }

  private static void readTags(@Nullable AVDictionary dictionary, Map<String, String> tags) {
    if (dictionary == null) {
      return;
    }
    AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
    while (entry != null) {
      tags.putIfAbsent(text(entry.key()).toLowerCase(Locale.ROOT), text(entry.value()));
      entry = avutil.av_dict_iterate(dictionary, entry);
    }
  }

  private static String text(BytePointer bytes) {
    return new String(bytes.getStringBytes(), StandardCharsets.UTF_8).strip();
  }

  private static List<Chapter> chapters(AVFormatContext context, Map<String, String> tags) {
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < Math.min(context.nb_chapters(), MOST_CHAPTERS); i++) {
      AVChapter chapter = context.chapters(i);
      Map<String, String> chapterTags = new LinkedHashMap<>();
      readTags(chapter.metadata(), chapterTags);
      long start = millis(chapter.start(), chapter.time_base());
      Long end = chapter.end() == AV_NOPTS_VALUE ? null : (Long) millis(chapter.end(), chapter.time_base());
      // Vorbis comments: CHAPTER001URL stays among the tags of the file.
      String url = tags.get(String.format(Locale.ROOT, "chapter%03durl", i + 1));
      if (start >= 0) {
        chapters.add(new Chapter(start, end, chapterTags.getOrDefault("title", ""), url, null));
      }
    }
    chapters.sort(Comparator.comparingLong(Chapter::startMs));
    return chapters;
  }

  private static long millis(long stamp, AVRational unit) {
    return Math.round((double) stamp * 1_000 * unit.num() / unit.den());
  }

  private static List<Picture> pictures(AVFormatContext context) {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if ((stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
        AVPacket packet = stream.attached_pic();
        if (packet.size() > 0 && packet.size() <= LARGEST_PICTURE) {
          byte[] bytes = new byte[packet.size()];
          packet.data().get(bytes);
          pictures.add(new Picture(type(stream.codecpar().codec_id()), bytes));
        }
      }
    }
    return pictures;
  }

  private static String type(int codec) {
    return switch (codec) {
      case avcodec.AV_CODEC_ID_MJPEG -> "image/jpeg";
      case avcodec.AV_CODEC_ID_PNG -> "image/png";
      case avcodec.AV_CODEC_ID_GIF -> "image/gif";
      case avcodec.AV_CODEC_ID_BMP -> "image/bmp";
      case avcodec.AV_CODEC_ID_WEBP -> "image/webp";
      default -> "application/octet-stream";
    };
  }
}
