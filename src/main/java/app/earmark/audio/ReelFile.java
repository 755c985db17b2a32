package app.earmark.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A 16-bit stereo WAV file whose header promises its full length from the start on: what a player opens once and what
 * reels are written into, one after the other. It is sparse, so only what was ever written takes room on the disk.
 *
 * <p>One thread at a time.
 */
public final class ReelFile implements AutoCloseable {

  private static final int HEADER = 44;
  static final int FRAME_BYTES = 4;

  /** Nothing is ever written there. */
  private static final int SILENT_SECONDS = 6;

  private final Path path;
  private final int rate;
  private final long capacity;
  private final FileChannel channel;
  private byte[] bytes = new byte[1 << 15];

  ReelFile(Path path, int rate, double seconds) throws IOException {
    this.path = path;
    this.rate = rate;
    this.capacity = Math.round(seconds * rate);
    this.channel = FileChannel.open(
        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
        StandardOpenOption.SPARSE);
    long data = (capacity + (long) SILENT_SECONDS * rate) * FRAME_BYTES;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt((int) (36 + data));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    header.putShort((short) 1).putShort((short) 2).putInt(rate).putInt(rate * FRAME_BYTES);
    header.putShort((short) FRAME_BYTES).putShort((short) 16);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) data).flip();
    channel.write(header, 0);
    channel.write(ByteBuffer.allocate(1), HEADER + data - 1);
  }

  public Path path() {
    return path;
  }

  int rate() {
    return rate;
  }

  /** A place with nothing but silence for some seconds, in ms. */
  public long silenceMs() {
    return (capacity + rate) * 1000 / rate;
  }

  /** How many frames fit in. */
  long capacity() {
    return capacity;
  }

  /** Room for so many frames, for {@link #write}: left and right in turn, the low byte first. */
  byte[] room(int frames) {
    if (bytes.length < frames * FRAME_BYTES) {
      bytes = new byte[frames * FRAME_BYTES];
    }
    return bytes;
  }

  /** Writes what was put into the room. */
  void write(int count, long atFrame) throws IOException {
    ByteBuffer frames = ByteBuffer.wrap(bytes, 0, count * FRAME_BYTES);
    long at = HEADER + atFrame * FRAME_BYTES;
    while (frames.hasRemaining()) {
      at += channel.write(frames, at);
    }
  }

  /** What was written from a frame on. */
  byte[] read(long fromFrame, int count) throws IOException {
    ByteBuffer frames = ByteBuffer.allocate(count * FRAME_BYTES);
    long at = HEADER + fromFrame * FRAME_BYTES;
    while (frames.hasRemaining() && channel.read(frames, at + frames.position()) > 0) {
      // Until all is there or the file ends.
    }
    return frames.array();
  }

  /** Deletes the file. The player must have let go of it, or some systems keep it. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is deleted with the folder's contents at the next start.
      path.toFile().deleteOnExit();
    }
  }
}
