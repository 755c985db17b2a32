package app.earmark.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** What the fault server serves, made from a seed, so that the test knows every byte. */
public final class FaultContent {

  private FaultContent() {}

  /** Noise that begins as an MP3 file does. */
  public static byte[] audio(long seed, int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    byte[] start = {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x44, 0, 0, 0, 0};
    System.arraycopy(start, 0, bytes, 0, Math.min(start.length, size));
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
