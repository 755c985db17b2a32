package app.earmark.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the head of a WAV file (RIFF) states of its sound, which FFmpeg quietly makes fit to what is there.
 *
 * @param from where the sound begins in the file
 * @param bytes of sound
 * @param bytesPerSecond of sound
 */
record WavHead(long from, long bytes, long bytesPerSecond) {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int CHUNK_HEAD = 8;

  /** Empty for everything else, and for recordings of which nobody knew the length when they were begun. */
  static Optional<WavHead> of(Path file) throws IOException {
    ByteBuffer head;
    try (InputStream in = Files.newInputStream(file)) {
      head = ByteBuffer.wrap(in.readNBytes(MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }
    if (head.remaining() < 12 || !name(head, 0).equals("RIFF") || !name(head, 8).equals("WAVE")) {
      return Optional.empty();
    }
    long perSecond = 0;
    for (long at = 12; at + CHUNK_HEAD + 12 <= head.limit(); ) {
      int chunk = (int) at;
      long bytes = Integer.toUnsignedLong(head.getInt(chunk + 4));
      if (name(head, chunk).equals("fmt ")) {
        perSecond = Integer.toUnsignedLong(head.getInt(chunk + CHUNK_HEAD + 8));
      } else if (name(head, chunk).equals("data")) {
        boolean stated = bytes > 0 && bytes < 0xffff_f000L && perSecond > 0;
        return stated ? Optional.of(new WavHead(at + CHUNK_HEAD, bytes, perSecond)) : Optional.empty();
      }
      at += CHUNK_HEAD + bytes + bytes % 2;
    }
    return Optional.empty();
  }

  private static String name(ByteBuffer head, int at) {
    byte[] name = new byte[4];
    head.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /** Whether so large a file has this share of the sound. */
  boolean reaches(double share, long fileBytes) {
    return fileBytes - from >= bytes * share;
  }

  long durationMs() {
    return bytes * 1_000 / bytesPerSecond;
  }
}
