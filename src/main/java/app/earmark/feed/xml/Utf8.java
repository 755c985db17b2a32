package app.earmark.feed.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How much bytes look like UTF-8 (RFC 3629).
 *
 * @param two sequences of two bytes
 * @param more sequences of three and four
 * @param bad bytes that fit nowhere
 */
record Utf8(int two, int more, int bad) {

  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  static Utf8 count(byte[] bytes, int start) {
    int two = 0;
    int more = 0;
    int bad = 0;
    int i = start;
    while (i < bytes.length) {
      if (i + 8 <= bytes.length && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
        i += 8;
        continue;
      }
      int size = sequence(bytes, i);
      switch (size) {
        case 0 -> bad++;
        case 1 -> { /* ASCII says nothing */ }
        case 2 -> two++;
        default -> more++;
      }
      i += Math.max(1, size);
    }
    return new Utf8(two, more, bad);
  }

  boolean isAscii() {
    return two == 0 && more == 0 && bad == 0;
  }

  boolean isValid() {
    return bad == 0;
  }

  /** Whether it cannot be one of the East Asian encodings, which sometimes look like sequences of two. */
  boolean isCertain() {
    return (bad == 0 && more > 0) || two > 8;
  }

  boolean isMostlyValid() {
    return (two + more) > 4L * bad || more > bad;
  }

  static boolean isLead(byte b) {
    return (b & 0xc0) == 0xc0;
  }

  /** The length of the sequence at {@code i}; 0: none starts there. */
  static int sequence(byte[] bytes, int i) {
    int b = bytes[i];
    if (b >= 0) {
      return 1;
    }
    int lead = b & 0xff;
    int size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4
        : 0;
    if (size == 0 || i + size > bytes.length) {
      return 0;
    }
    for (int k = 1; k < size; k++) {
      if ((bytes[i + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
