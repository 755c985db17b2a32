package app.earmark.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hash that a feed announces with {@code podcast:integrity} of type {@code sri}: Subresource Integrity, in base64
 * as its specification says, or hexadecimal as some feeds write it. Of several the strongest kind counts, and one of
 * that kind has to fit.
 */
final class Integrity {

  private static final Pattern HASH = Pattern.compile("(?i)sha-?(256|384|512)[-:]([^\\s?]+)(?:\\?\\S*)?");

  private final String algorithm;
  private final List<byte[]> expected;

  private Integrity(String algorithm, List<byte[]> expected) {
    this.algorithm = algorithm;
    this.expected = expected;
  }

  /** Null where nothing was announced that can be checked. */
  static @Nullable Integrity of(@Nullable String announced) {
    int strongest = 0;
    List<byte[]> expected = new ArrayList<>();
    for (String token : announced == null ? new String[0] : announced.strip().split("\\s+")) {
      Matcher matcher = HASH.matcher(token);
      if (!matcher.matches()) {
        continue;
      }
      int bits = Integer.parseInt(matcher.group(1));
      byte[] hash = decode(matcher.group(2), bits / 8);
      if (hash != null && bits >= strongest) {
        if (bits > strongest) {
          expected.clear();
          strongest = bits;
        }
        expected.add(hash);
      }
    }
    return strongest == 0 ? null : new Integrity("SHA-" + strongest, expected);
  }

  private static byte @Nullable [] decode(String text, int bytes) {
    try {
      if (text.length() == bytes * 2) {
        return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
      }
      byte[] hash = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      return hash.length == bytes ? hash : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Reads the file from its start to its end. */
  boolean fits(FileChannel file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has them.
    }
    ByteBuffer piece = ByteBuffer.allocate(256 * 1024);
    for (long position = 0; ; ) {
      int read = file.read(piece.clear(), position);
      if (read == -1) {
        break;
      }
      position += read;
      digest.update(piece.flip());
    }
    byte[] actual = digest.digest();
    return expected.stream().anyMatch(hash -> MessageDigest.isEqual(hash, actual));
  }
}
