package app.earmark.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How the last bytes of a file end, for formats that do not state their length at the beginning: Ogg (RFC 3533) and
 * bare frames of MPEG sound (ISO 11172-3, 13818-3) or of AAC (ADTS, ISO 13818-7).
 */
enum FileEnd {

  /** As its format does, or nothing can be told. */
  WHOLE,

  /**
   * In the middle of a frame, or without the mark that ends a stream: as what is cut off does, but also what editors
   * leave behind, and recordings of what went on.
   */
  DOUBTFUL,

  /** In the middle of something that nothing but a cut leaves behind: a page of Ogg. */
  BROKEN;

  /** More than the largest page of Ogg (65,307 bytes), and some frames. */
  private static final int TAIL_BYTES = 128 * 1024;

  private static final int PAGE_HEAD = 27;
  private static final int FRAME_HEAD = 6;
  private static final int ID3V1_BYTES = 128;

  /** So many frames one behind the other are no chance. */
  private static final int CHAIN = 4;

  /** Reads the beginning and the last 128 KB. */
  static FileEnd of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = read(channel, 0, 4);
      ByteBuffer tail = read(channel, Math.max(0, channel.size() - TAIL_BYTES), TAIL_BYTES);
      return has(start, 0, "OggS") ? ofPages(tail) : hasTag(tail) ? WHOLE : ofFrames(tail);
    }
  }

  private static ByteBuffer read(FileChannel channel, long position, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, channel.size() - position));
    while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) != -1) {
      // Until it is full.
    }
    return bytes.flip();
  }

  private static boolean has(ByteBuffer bytes, int at, String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < wanted.length; i++) {
      if (at < 0 || at + i >= bytes.limit() || bytes.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static FileEnd ofPages(ByteBuffer tail) {
    for (int at = tail.limit() - 4; at >= 0; at--) {
      if (has(tail, at, "OggS")) {
        return ofLastPage(tail, at);
      }
    }
    return WHOLE; // Something else follows, and a lot of it.
  }

  private static FileEnd ofLastPage(ByteBuffer tail, int at) {
    int there = tail.limit() - at;
    if (there < PAGE_HEAD) {
      return BROKEN;
    }
    int pieces = tail.get(at + PAGE_HEAD - 1) & 0xff;
    int bytes = PAGE_HEAD + pieces;
    for (int i = 0; i < pieces && bytes <= there; i++) {
      bytes += tail.get(at + PAGE_HEAD + i) & 0xff;
    }
    boolean marked = (tail.get(at + 5) & 4) != 0;
    return bytes > there ? BROKEN : marked ? WHOLE : DOUBTFUL;
  }

  /** Whether somebody has put a tag behind the sound, which only who has the end can do. */
  private static boolean hasTag(ByteBuffer tail) {
    int end = tail.limit();
    return has(tail, end - ID3V1_BYTES, "TAG") || has(tail, end - 32, "APETAGEX") || has(tail, end - 9, "LYRICS200");
  }

  private static FileEnd ofFrames(ByteBuffer tail) {
    for (int start = 0; start + FRAME_HEAD < tail.limit(); start++) {
      int at = start;
      int frames = 0;
      int bytes = frameBytes(tail, at);
      while (bytes > 0 && at + bytes <= tail.limit()) {
        at += bytes;
        frames++;
        bytes = frameBytes(tail, at);
      }
      if (frames >= CHAIN) {
        boolean cutInHead = at < tail.limit() && tail.limit() - at < FRAME_HEAD
            && (tail.get(at) & 0xff) == 0xff;
        return bytes > 0 || cutInHead ? DOUBTFUL : WHOLE;
      }
    }
    return WHOLE;
  }

  /** What the frame that begins here has; 0 where none does, or where its head is not whole. */
  private static int frameBytes(ByteBuffer bytes, int at) {
    if (at + FRAME_HEAD > bytes.limit() || (bytes.get(at) & 0xff) != 0xff || (bytes.get(at + 1) & 0xe0) != 0xe0) {
      return 0;
    }
    int head = bytes.getInt(at);
    return (head >> 17 & 3) == 0 ? adtsBytes(bytes, at) : mpegBytes(head);
  }

  private static int adtsBytes(ByteBuffer bytes, int at) {
    boolean isHead = (bytes.get(at + 1) & 0xf6) == 0xf0;
    int count = (bytes.get(at + 3) & 3) << 11 | (bytes.get(at + 4) & 0xff) << 3 | (bytes.get(at + 5) & 0xff) >> 5;
    return isHead && count > 7 ? count : 0;
  }

  private static int mpegBytes(int head) {
    int version = head >> 19 & 3; // 3 is MPEG-1, 2 MPEG-2, 0 MPEG-2.5.
    int layer = 4 - (head >> 17 & 3);
    int rate = sampleRate(version, head >> 10 & 3);
    int bits = kilobits(version == 3, layer, head >> 12 & 15) * 1_000;
    if (version == 1 || rate == 0 || bits == 0) {
      return 0;
    }
    int padding = head >> 9 & 1;
    if (layer == 1) {
      return (12 * bits / rate + padding) * 4;
    }
    return (layer == 3 && version != 3 ? 72 : 144) * bits / rate + padding;
  }

  private static int sampleRate(int version, int index) {
    int rate = switch (index) {
      case 0 -> 44_100;
      case 1 -> 48_000;
      case 2 -> 32_000;
      default -> 0;
    };
    return version == 3 ? rate : version == 2 ? rate / 2 : rate / 4;
  }

  /** The tables are regular enough to be reckoned; 0 for what may not be, and for a free bit rate. */
  private static int kilobits(boolean first, int layer, int index) {
    if (index == 0 || index == 15) {
      return 0;
    }
    if (first && layer == 1) {
      return 32 * index;
    }
    if (!first && layer == 1) {
      return new int[] {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256}[index - 1];
    }
    if (!first) {
      return index <= 8 ? 8 * index : 16 * (index - 4);
    }
    return layer == 2
        ? new int[] {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384}[index - 1]
        : new int[] {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}[index - 1];
  }
}
