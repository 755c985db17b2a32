package app.earmark.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The frames of an ID3v2.3 or 2.4 tag at the start of a file (id3.org, "ID3 tag version 2.3.0" and "2.4.0 - Main
 * Structure"). Bounded: a tag over 64 MB, and frames past the 20,000th, are left out. Any thread.
 */
final class Id3Tag {

  private static final int LARGEST = 64 << 20;
  private static final int MOST_FRAMES = 20_000;
  private static final int HEADER = 10;

  private final int version;
  private final boolean allUnsynchronised;
  private final List<Frame> frames;

  private Id3Tag(int version, boolean allUnsynchronised, byte[] body, int from) {
    this.version = version;
    this.allUnsynchronised = allUnsynchronised;
    this.frames = parse(body, from);
  }

  /** A frame with its flags undone; encrypted ones are left out. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Frame(String id, byte[] body) {}

  static @Nullable Id3Tag read(ByteSource source) throws IOException {
    byte[] head = read(source, 0, HEADER);
    if (head.length < HEADER || head[0] != 'I' || head[1] != 'D' || head[2] != '3' || head[3] < 3 || head[3] > 4) {
      return null;
    }
    int size = synchSafe(head, 6);
    if (size <= 0 || size > LARGEST) {
      return null;
    }
    byte[] body = read(source, HEADER, (int) Math.min(size, Math.max(0, source.length() - HEADER)));
    int flags = head[5];
    boolean unsynchronised = (flags & 0x80) != 0;
    if (head[3] == 3 && unsynchronised) {
      body = synchronise(body);
    }
    int from = 0;
    if ((flags & 0x40) != 0 && body.length >= 4) {
      from = head[3] == 3 ? 4 + number(body, 0) : synchSafe(body, 0);
    }
    return new Id3Tag(head[3], unsynchronised, body, Math.clamp((long) from, 0, body.length));
  }

  private static byte[] read(ByteSource source, long position, int count) throws IOException {
    byte[] bytes = new byte[count];
    byte[] piece = new byte[Math.min(Math.max(1, count), 1 << 16)];
    int have = 0;
    while (have < count) {
      int read = source.read(position + have, piece, Math.min(piece.length, count - have));
      if (read <= 0) {
        return Arrays.copyOf(bytes, have);
      }
      System.arraycopy(piece, 0, bytes, have, read);
      have += read;
    }
    return bytes;
  }

  List<Frame> frames() {
    return frames;
  }

  /** The frames that a frame holds, such as those of a chapter. */
  List<Frame> framesIn(byte[] body) {
    return parse(body, 0);
  }

  private List<Frame> parse(byte[] body, int from) {
    List<Frame> found = new ArrayList<>();
    int at = from;
    while (at + HEADER < body.length && found.size() < MOST_FRAMES && isId(body, at)) {
      int size = version == 3 ? number(body, at + 4) : sizeOf24(body, at);
      if (size <= 0 || size > body.length - at - HEADER) {
        break;
      }
      byte[] content = content(body, at, size);
      if (content != null) {
        found.add(new Frame(new String(body, at, 4, StandardCharsets.US_ASCII), content));
      }
      at += HEADER + size;
    }
    return found;
  }

  /** Some programs write plain numbers into 2.4 tags: then the place behind the frame tells. */
  private static int sizeOf24(byte[] body, int at) {
    int safe = synchSafe(body, at + 4);
    int plain = number(body, at + 4);
    return plain != safe && !endsWell(body, (long) at + HEADER + safe) && endsWell(body, (long) at + HEADER + plain)
        ? plain : safe;
  }

  private static boolean endsWell(byte[] body, long next) {
    return next == body.length
        || (next > 0 && next + 4 <= body.length && (body[(int) next] == 0 || isId(body, (int) next)));
  }

  private static boolean isId(byte[] body, int at) {
    for (int i = at; i < at + 4; i++) {
      if (!((body[i] >= 'A' && body[i] <= 'Z') || (body[i] >= '0' && body[i] <= '9'))) {
        return false;
      }
    }
    return true;
  }

  /** Sections 3.3.1 of 2.3 and 4.1.2 of 2.4: what the flags added in front is taken off, what they did is undone. */
  private byte @Nullable [] content(byte[] body, int at, int size) {
    int flags = body[at + 9];
    boolean encrypted = (flags & (version == 3 ? 0x40 : 0x04)) != 0;
    boolean packed = (flags & (version == 3 ? 0x80 : 0x08)) != 0;
    int skip = (flags & (version == 3 ? 0x20 : 0x40)) != 0 ? 1 : 0;
    boolean hasLength = version == 3 ? packed : (flags & 0x01) != 0;
    skip += hasLength ? 4 : 0;
    if (encrypted || skip >= size) {
      return null;
    }
    byte[] content = Arrays.copyOfRange(body, at + HEADER + skip, at + HEADER + size);
    if (version == 4 && (allUnsynchronised || (flags & 0x02) != 0)) {
      content = synchronise(content);
    }
    return packed ? unpack(content) : content;
  }

  private static byte @Nullable [] unpack(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1 << 14];
      int count;
      while ((count = inflater.inflate(piece)) > 0 && out.size() < LARGEST) {
        out.write(piece, 0, count);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }

  /** A zero after 0xff was put in so that no player takes the tag for sound. */
  private static byte[] synchronise(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    int count = 0;
    for (int i = 0; i < bytes.length; i++) {
      out[count++] = bytes[i];
      if (bytes[i] == (byte) 0xff && i + 1 < bytes.length && bytes[i + 1] == 0) {
        i++;
      }
    }
    return Arrays.copyOf(out, count);
  }

  private static int number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  /** Four times seven bits. */
  private static int synchSafe(byte[] bytes, int at) {
    return ((bytes[at] & 0x7f) << 21) | ((bytes[at + 1] & 0x7f) << 14) | ((bytes[at + 2] & 0x7f) << 7)
        | (bytes[at + 3] & 0x7f);
  }
}
