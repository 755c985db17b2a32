package app.earmark.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the sound of a file to floats of one rate and number of channels, whatever the file changes to on its way.
 * One thread at a time.
 */
final class AudioDecoder implements AutoCloseable {

  /** So many packets in a row that cannot be decoded end it: this is no sound any more. */
  private static final int PATIENCE = 2_000;

  private final AudioInput input;
  private final int rate;
  private final int channels;
  private final AVCodecContext codec;
  private final SwrContext converter = swresample.swr_alloc();
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame decoded = avutil.av_frame_alloc();
  private final AVFrame converted = avutil.av_frame_alloc();

  private float[] samples = new float[16_384];
  private boolean sourceEnded;
  private int undecodable;

  /** Where the next frame would be if the file had no time stamps. */
  private long nextMicros;

  /** Everything before it is decoded but not handed out: the place that was asked for. */
  private long fromMicros;

  AudioDecoder(AudioInput input, int rate, int channels) throws NoAudioException {
    this.input = input;
    this.rate = rate;
    this.channels = channels;
    this.codec = avcodec.avcodec_alloc_context3(input.decoder());
    avcodec.avcodec_parameters_to_context(codec, input.stream().codecpar());
    codec.pkt_timebase(input.stream().time_base());
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "codec_whitelist", AudioInput.decoders(), 0);
    avutil.av_dict_set(options, "threads", "1", 0);
    int opened = avcodec.avcodec_open2(codec, input.decoder(), options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      close();
      throw new NoAudioException(Errors.text(opened));
    }
  }

  /** What went wrong in the source; where it is not {@code null}, the end that {@link #read} told is none. */
  @Nullable IOException failure() {
    return input.failure();
  }

  int channels() {
    return channels;
  }

  /** The next piece of sound, {@code null} at the end. */
  @Nullable Pcm read() {
    while (true) {
      int received = avcodec.avcodec_receive_frame(codec, decoded);
      if (received >= 0) {
        undecodable = 0;
        Pcm pcm = convert();
        avutil.av_frame_unref(decoded);
        if (pcm != null) {
          return pcm;
        }
      } else if (received == avutil.AVERROR_EOF() || !feed()) {
        return null;
      }
    }
  }

  /** Gives the decoder its next packet, or tells it that there are no more; false where there is nothing left to do. */
  private boolean feed() {
    if (sourceEnded) {
      return false;
    }
    if (!input.read(packet)) {
      sourceEnded = true;
      avcodec.avcodec_send_packet(codec, null);
      return true;
    }
    if (avcodec.avcodec_send_packet(codec, packet) < 0) {
      undecodable++;
    }
    avcodec.av_packet_unref(packet);
    return undecodable <= PATIENCE;
  }

  private @Nullable Pcm convert() {
    long stamp = decoded.best_effort_timestamp();
    long position = stamp == AV_NOPTS_VALUE ? nextMicros : input.sinceStartMicros(stamp);
    if (decoded.sample_rate() > 0) {
      nextMicros = position + decoded.nb_samples() * 1_000_000L / decoded.sample_rate();
    }
    if (decoded.ch_layout().order() == avutil.AV_CHANNEL_ORDER_UNSPEC) {
      // Swresample puts the usual order in its place, finds the next frame to differ from that, and would begin anew
      // with each, which costs the end of every one where the rate is changed.
      int count = decoded.ch_layout().nb_channels();
      avutil.av_channel_layout_uninit(decoded.ch_layout());
      avutil.av_channel_layout_default(decoded.ch_layout(), count);
    }
    avutil.av_frame_unref(converted);
    avutil.av_channel_layout_default(converted.ch_layout(), channels);
    converted.sample_rate(rate);
    converted.format(AV_SAMPLE_FMT_FLT);
    int result = swresample.swr_convert_frame(converter, converted, decoded);
    if (result == avutil.AVERROR_INPUT_CHANGED) {
      swresample.swr_close(converter);
      result = swresample.swr_convert_frame(converter, converted, decoded);
    }
    if (result < 0 || converted.nb_samples() <= 0) {
      return null;
    }
    int frames = converted.nb_samples();
    if (frames * channels > samples.length) {
      samples = new float[frames * channels];
    }
    BytePointer data = converted.data(0);
    new FloatPointer((Pointer) data).get(samples, 0, frames * channels);
    return after(position, frames);
  }

  /** Leaves out what lies before the place asked for. */
  private @Nullable Pcm after(long position, int frames) {
    if (position >= fromMicros) {
      return new Pcm(position, samples, frames, channels, rate);
    }
    long early = (fromMicros - position) * rate / 1_000_000;
    if (early >= frames) {
      return null;
    }
    int skip = (int) early;
    System.arraycopy(samples, skip * channels, samples, 0, (frames - skip) * channels);
    return new Pcm(fromMicros, samples, frames - skip, channels, rate);
  }

  /** Goes to a place, exact to the sample where the file has time stamps. Past the end, the next read says the end. */
  void seek(long targetMicros) {
    // Decoders need a run-up: MP3 its bit reservoir, Opus 80 ms, AAC one frame.
    long runUp = Math.max(0, targetMicros - 120_000);
    boolean moved = input.seek(runUp) || input.seek(0);
    avcodec.avcodec_flush_buffers(codec);
    swresample.swr_close(converter);
    if (moved) {
      sourceEnded = false;
      nextMicros = runUp;
    }
    undecodable = 0;
    fromMicros = targetMicros;
  }

  @Override
  public void close() {
    avcodec.avcodec_free_context(codec);
    swresample.swr_free(converter);
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(decoded);
    avutil.av_frame_free(converted);
  }
}
