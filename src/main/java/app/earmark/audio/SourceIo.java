package app.earmark.audio;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;

import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's way to the bytes: its reads and seeks call back into Java. Nothing else is read, so a file cannot send
 * FFmpeg to the network or to another file.
 *
 * <p>One thread at a time. A budget of bytes ends demuxers that a damaged file sends in circles.
 */
final class SourceIo implements AutoCloseable {

  private static final int BUFFER = 32 * 1024;

  /** What may be read on top of the whole file three times over, between one renewal of the budget and the next. */
  private static final long SPARE = 32L << 20;

  private final ByteSource source;
  private final long length;
  private final AVIOContext context;

  // FFmpeg holds these by address only: were they garbage, it would call into nowhere.
  private final Reader reader = new Reader();
  private final Seeker seeker = new Seeker();

  /** Not named position: that is a field of every JavaCPP pointer, and the callbacks below are pointers. */
  private long at;
  private long budget;
  private @Nullable IOException failure;

  SourceIo(ByteSource source) throws IOException {
    this.source = source;
    this.length = source.length();
    renewBudget();
    this.context = avformat.avio_alloc_context(
        new BytePointer(avutil.av_malloc(BUFFER)).capacity(BUFFER), BUFFER, 0, null, reader,
        (Write_packet_Pointer_BytePointer_int) null, seeker);
    if (context == null || context.isNull()) {
      throw new IOException("no memory");
    }
  }

  AVIOContext context() {
    return context;
  }

  /** Called before each new piece of work: opening, seeking, reading on. */
  void renewBudget() {
    budget = 3 * length + SPARE;
  }

  /** What failed once may be tried again, elsewhere. */
  void forgetFailure() {
    failure = null;
    context.error(0);
  }

  /** Whether what is read next, so many bytes, is there; FFmpeg has some of it in its buffer. */
  boolean isReady(long count) {
    long buffered = Math.max(0, context.buf_end().address() - context.buf_ptr().address());
    return buffered >= count || source.isThere(at, count - buffered);
  }

  /** What went wrong in the source itself, not in what it holds. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void close() {
    BytePointer buffer = context.buffer();
    avutil.av_free(buffer);
    context.buffer(null);
    avformat.avio_context_free(context);
    reader.close();
    seeker.close();
  }

  private final class Reader extends Read_packet_Pointer_BytePointer_int {

    private final byte[] bytes = new byte[BUFFER];

    @Override
    public int call(@Nullable Pointer opaque, BytePointer into, int count) {
      if (Thread.currentThread().isInterrupted() || budget <= 0) {
        return avutil.AVERROR_EXIT();
      }
      try {
        int read = source.read(at, bytes, Math.min(count, bytes.length));
        if (read <= 0) {
          return avutil.AVERROR_EOF();
        }
        into.put(bytes, 0, read);
        at += read;
        budget -= read;
        return read;
      } catch (IOException | RuntimeException e) {
        failure = e instanceof IOException io ? io : new IOException(e);
        return avutil.AVERROR_EXTERNAL();
      }
    }
  }

  private final class Seeker extends Seek_Pointer_long_int {

    @Override
    public long call(@Nullable Pointer opaque, long offset, int whence) {
      if (whence == AVSEEK_SIZE) {
        return length;
      }
      long target = switch (whence & ~AVSEEK_FORCE) {
        case 0 -> offset;
        case 1 -> at + offset;
        case 2 -> length + offset;
        default -> -1;
      };
      if (target < 0) {
        return avutil.AVERROR_EXTERNAL();
      }
      at = target;
      return target;
    }
  }
}
