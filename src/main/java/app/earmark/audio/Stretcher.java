package app.earmark.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;

import java.util.Locale;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Makes sound faster or slower and keeps its pitch, with FFmpeg's atempo. A frame goes out at its time divided by the
 * speed, give or take the 20 ms in which atempo looks for the best joint; that does not add up. One thread.
 */
final class Stretcher implements AutoCloseable {

  /** Takes what comes out; the array is used again. */
  interface Next {
    void accept(float[] samples, int frames);
  }

  /** More than it may ever be early. */
  private static final long RUN_UP_MICROS = 200_000;

  private final int rate;
  private final int channels;
  private final Next next;
  private final AVFilterGraph graph = avfilter.avfilter_graph_alloc();
  private final AVFilterContext in;
  private final AVFilterContext out;
  private final AVFrame fed = avutil.av_frame_alloc();
  private final AVFrame got = avutil.av_frame_alloc();
  private long stamp;

  private final double speed;

  /** How many frames are still to be left out of what comes out: the run-up. */
  private long unwanted;

  /** How many frames may still come out once all is in; without a limit until then. */
  private long left = Long.MAX_VALUE;

  private long handedOn;

  private float[] samples = new float[8_192];

  Stretcher(int rate, int channels, double speed, Next next) {
    this.rate = rate;
    this.channels = channels;
    this.speed = speed;
    this.next = next;
    in = filter("abuffer", String.format(Locale.ROOT,
        "sample_rate=%d:sample_fmt=flt:channel_layout=%s:time_base=1/%d", rate, channels == 1 ? "mono" : "stereo",
            rate));
    AVFilterContext last = in;
    // One atempo goes up to 2 before it begins to leave sound out.
    int stages = stages(speed);
    for (int stage = 0; stage < stages; stage++) {
      AVFilterContext tempo =
          filter("atempo", String.format(Locale.ROOT, "tempo=%.6f", Math.pow(speed, 1.0 / stages)));
      check(avfilter.avfilter_link(last, 0, tempo, 0));
      last = tempo;
    }
    AVFilterContext format = filter("aformat", "sample_fmts=flt");
    check(avfilter.avfilter_link(last, 0, format, 0));
    out = filter("abuffersink", "");
    check(avfilter.avfilter_link(format, 0, out, 0));
    check(avfilter.avfilter_graph_config(graph, null));
    runUp();
  }

  /**
   * Atempo leaves out a little of the sound soon after it begins, and is early by that from then on. So it begins with
   * silence of its own, and what comes out of that is thrown away.
   */
  private void runUp() {
    int frames = (int) runUpFrames();
    unwanted = Math.round((RUN_UP_MICROS - earlyMicros(speed)) / speed * rate / 1_000_000);
    add(new float[frames * channels], frames);
  }

  private long runUpFrames() {
    return RUN_UP_MICROS * rate / 1_000_000;
  }

  private static int stages(double speed) {
    return speed > 2 ? 2 : 1;
  }

  /**
   * How much too early atempo lets sound out, in time of its input; measured with clicks at 0.5 to 3 times the speed.
   */
  private static double earlyMicros(double speed) {
    double each = 26_000;
    return stages(speed) == 1 ? each : each * (1 + Math.sqrt(speed));
  }

  private AVFilterContext filter(String name, String options) {
    AVFilterContext filter =
        avfilter.avfilter_graph_alloc_filter(graph, avfilter.avfilter_get_by_name(name), (String) null);
    check(avfilter.avfilter_init_str(filter, options));
    return filter;
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException("FFmpeg's filters: " + Errors.text(result));
    }
  }

  void add(float[] from, int frames) {
    fed.nb_samples(frames);
    fed.format(AV_SAMPLE_FMT_FLT);
    fed.sample_rate(rate);
    fed.pts(stamp);
    avutil.av_channel_layout_default(fed.ch_layout(), channels);
    check(avutil.av_frame_get_buffer(fed, 0));
    new FloatPointer((Pointer) fed.data(0)).put(from, 0, frames * channels);
    stamp += frames;
    check(avfilter.av_buffersrc_add_frame(in, fed));
    avutil.av_frame_unref(fed);
    handOn();
  }

  /** Lets out what is still inside, at the end of the sound; what atempo adds to that of its own is left out. */
  void end() {
    left = Math.max(0, Math.round((stamp - runUpFrames()) / speed) - handedOn);
    check(avfilter.av_buffersrc_add_frame(in, null));
    handOn();
  }

  private void handOn() {
    while (avfilter.av_buffersink_get_frame(out, got) >= 0) {
      int frames = got.nb_samples();
      if (frames * channels > samples.length) {
        samples = new float[frames * channels];
      }
      new FloatPointer((Pointer) got.data(0)).get(samples, 0, frames * channels);
      avutil.av_frame_unref(got);
      int skipped = (int) Math.min(unwanted, frames);
      unwanted -= skipped;
      if (skipped > 0) {
        System.arraycopy(samples, skipped * channels, samples, 0, (frames - skipped) * channels);
      }
      int wanted = (int) Math.min(left, frames - skipped);
      left -= wanted;
      if (wanted > 0) {
        handedOn += wanted;
        next.accept(samples, wanted);
      }
    }
  }

  @Override
  public void close() {
    avfilter.avfilter_graph_free(graph);
    avutil.av_frame_free(fed);
    avutil.av_frame_free(got);
  }
}
