package app.earmark.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * An opened file: its container, and in it the one stream of sound that is heard. One thread at a time.
 *
 * <p>Only the containers and decoders listed here are ever tried, and no protocol: a podcast's file is not trusted.
 */
final class AudioInput implements AutoCloseable {

  private static final String CONTAINERS = "mp3,mov,mp4,m4a,3gp,3g2,mj2,aac,ogg,flac,wav,w64,aiff,matroska,webm";

  private static final String DECODERS =
      "mp3float,mp3,mp2float,mp2,mp1float,mp1,aac,opus,libopus,vorbis,flac,alac,als,speex,libspeex,"
          + "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,"
          + "pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,gsm_ms";

  private final SourceIo io;
  private final AVFormatContext context;
  private final int stream;
  private final AVCodec decoder;

  /** How long one tick of the stream's clock is. */
  private final double tickMicros;

  /** When its first sample is, in ticks. */
  private final long startStamp;

  private AudioInput(SourceIo io, AVFormatContext context, int stream, AVCodec decoder) {
    this.io = io;
    this.context = context;
    this.stream = stream;
    this.decoder = decoder;
    AVRational tick = context.streams(stream).time_base();
    this.tickMicros = 1e6 * tick.num() / tick.den();
    long start = context.streams(stream).start_time();
    this.startStamp = start == AV_NOPTS_VALUE ? 0 : start;
  }

  /**
   * Finds out what the bytes are. The source stays the caller's.
   *
   * @throws NoAudioException where there is no sound in them that can be decoded
   * @throws IOException where the source could not be read
   */
  static AudioInput open(ByteSource source) throws IOException, NoAudioException {
    SourceIo io = new SourceIo(source);
    AVFormatContext context = avformat.avformat_alloc_context();
    context.pb(io.context());
    if (source.isGrowing()) {
      // Otherwise FFmpeg reads an MP3 without a table from its start to the place that is sought.
      context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_FAST_SEEK);
    }
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    avutil.av_dict_set(options, "codec_whitelist", DECODERS, 0);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    int opened = avformat.avformat_open_input(context, (String) null, (AVInputFormat) null, options);
    avutil.av_dict_free(options);
    if (opened < 0) {
      // FFmpeg has freed the context itself.
      return refuse(io, null, opened);
    }
    int read = avformat.avformat_find_stream_info(context, (AVDictionary) null);
    if (read < 0) {
      return refuse(io, context, read);
    }
    int stream = avformat.av_find_best_stream(
        context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
    if (stream < 0) {
      return refuse(io, context, stream);
    }
    AVCodec decoder = avcodec.avcodec_find_decoder(context.streams(stream).codecpar().codec_id());
    if (decoder == null || context.streams(stream).codecpar().sample_rate() <= 0) {
      return refuse(io, context, avutil.AVERROR_INVALIDDATA());
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != stream) {
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    return new AudioInput(io, context, stream, decoder);
  }

  private static AudioInput refuse(SourceIo io, @Nullable AVFormatContext context, int error)
      throws IOException, NoAudioException {
    IOException failure = io.failure();
    if (context != null) {
      avformat.avformat_close_input(context);
    }
    io.close();
    if (failure != null) {
      throw failure;
    }
    throw new NoAudioException(Errors.text(error));
  }

  AVFormatContext context() {
    return context;
  }

  AVStream stream() {
    return context.streams(stream);
  }

  AVCodec decoder() {
    return decoder;
  }

  static String decoders() {
    return DECODERS;
  }

  /** Whether what the demuxer reads next, so many bytes, is there. */
  boolean isReady(long count) {
    return io.isReady(count);
  }

  /** What went wrong in the source itself. */
  @Nullable IOException failure() {
    return io.failure();
  }

  /** The length as the container says, in microseconds, {@code null} where it does not. */
  @Nullable Long durationMicros() {
    long stated = context.duration();
    if (stated != AV_NOPTS_VALUE && stated > 0) {
      return stated * 1_000_000 / AV_TIME_BASE;
    }
    long inStream = stream().duration();
    return inStream == AV_NOPTS_VALUE || inStream <= 0 ? null : micros(inStream);
  }

  /** Whether the length is only reckoned from the size and the bit rate of the beginning. */
  boolean durationIsGuessed() {
    return context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
  }

  /** Time of the stream in microseconds from its first sample on. */
  long sinceStartMicros(long timestamp) {
    return micros(timestamp - startStamp);
  }

  private long micros(long timestamp) {
    return Math.round((double) timestamp * tickMicros);
  }

  /** The next packet of the sound; false at the end. A damaged place is skipped by the demuxer. */
  boolean read(AVPacket packet) {
    while (true) {
      int result = avformat.av_read_frame(context, packet);
      if (result < 0) {
        return false;
      }
      if (packet.stream_index() == stream) {
        return true;
      }
      avcodec.av_packet_unref(packet);
    }
  }

  /** Goes to a place at or before a time, in microseconds since the first sample; false where that is not possible. */
  boolean seek(long targetMicros) {
    io.renewBudget();
    io.forgetFailure();
    long target = Math.round((double) targetMicros / tickMicros) + startStamp;
    return avformat.av_seek_frame(context, stream, target, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
  }

  @Override
  public void close() {
    avformat.avformat_close_input(context);
    io.close();
  }
}
