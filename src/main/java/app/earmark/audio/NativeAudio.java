package app.earmark.audio;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;

/**
 * Proof that FFmpeg is there: whoever holds one may call it. Made by {@link #load}, once for a program; any thread.
 */
public final class NativeAudio {

  private NativeAudio() {}

  /** Whether the native library could be loaded. */
  public sealed interface Loading {

    record Loaded(NativeAudio library) implements Loading {}

    /**
     * It could not, so speed moves the pitch, silence is not trimmed, nothing is levelled, and only what JavaFX plays
     * is played.
     *
     * @param reason for the log and the settings page, in the words of the system
     */
    record Missing(String reason) implements Loading {}
  }

  /**
   * Loads FFmpeg, which takes about 100 ms, the first time on a machine about a second.
   *
   * @param folder where the libraries are unpacked to; kept from one start to the next
   */
  public static Loading load(Path folder) {
    if (System.getProperty("org.bytedeco.javacpp.cachedir") == null) {
      System.setProperty("org.bytedeco.javacpp.cachedir", folder.toString());
    }
    try {
      for (Class<?> part
          : new Class<?>[] {avutil.class, swresample.class, avcodec.class, avformat.class, avfilter.class}) {
        Loader.load(part);
      }
      // What FFmpeg thinks of damaged files must not reach the standard error of the command line.
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      return new Loading.Loaded(new NativeAudio());
    } catch (LinkageError | RuntimeException e) {
      return new Loading.Missing(String.valueOf(e.getMessage()));
    }
  }
}
