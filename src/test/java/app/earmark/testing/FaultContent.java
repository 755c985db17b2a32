package app.earmark.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** What the fault server serves, made from a seed, so that the test knows every byte. */
public final class FaultContent {

  private FaultContent() {}

  /** MPEG-1 Layer III, 128 kbit/s, 44.1 kHz: each frame without padding has so many bytes (ISO 11172-3, 2.4.3.1). */
  private static final int FRAME_BYTES = 417;

  private static final byte[] FRAME_HEADER = {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x44};

  /** Of silence: no bit of the frame's main data is used, so what follows is ancillary and may be anything. */
  private static final int SIDE_INFORMATION_BYTES = 32;

  /** An MP3 file that can be played: silence, with noise in the parts of its frames that no decoder looks at. */
  public static byte[] audio(long seed, int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    for (int frame = 0; frame < size; frame += FRAME_BYTES) {
      int behindHeader = Math.min(size, frame + FRAME_HEADER.length);
      System.arraycopy(FRAME_HEADER, 0, bytes, frame, behindHeader - frame);
      Arrays.fill(bytes, behindHeader, Math.min(size, behindHeader + SIDE_INFORMATION_BYTES), (byte) 0);
    }
    return bytes;
  }

  /** A feed of at least {@code size} bytes. */
  public static byte[] feed(long seed, int size) {
    StringBuilder feed = new StringBuilder("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Show ")
        .append(seed).append("</title>\n");
    for (int i = 0; feed.length() < size; i++) {
      feed.append("<item><title>Part ").append(i).append("</title><guid>").append(seed).append('-').append(i)
          .append("</guid><enclosure url=\"http://{{HOST}}/").append(i).append(".mp3\"/></item>\n");
    }
    return feed.append("</channel></rss>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
