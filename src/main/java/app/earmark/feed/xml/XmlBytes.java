package app.earmark.feed.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A document as bytes of UTF-8, and the questions that are asked of single places in it. Immutable.
 *
 * <p>Most of a feed is text in which nothing happens for a long time, so it is looked at eight bytes at once: where one
 * of them is the byte looked for, the highest bit of its place is set ("Hacker's Delight", section 6-1). Bytes above
 * such a one may be marked by mistake, which costs a second look and no more.
 */
final class XmlBytes {

  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  final byte[] bytes;

  XmlBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int skipBlanks(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] >= 0 && bytes[i] <= ' ') {
      i++;
    }
    return i;
  }

  int nameEnd(int from) {
    int i = from;
    while (i < bytes.length && isNamePart(bytes[i])) {
      i++;
    }
    return i;
  }

  static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c < -1;
  }

  static boolean isNamePart(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == ':' || c == '.' || c < 0;
  }

  /** The first place from {@code from} on, before {@code end}, that is a control character, {@code a} or {@code b}. */
  static int next(byte[] bytes, int from, int end, char a, char b) {
    int i = from;
    for (; i + 8 <= end; i += 8) {
      long eight = (long) LONGS.get(bytes, i);
      long found = (zero(eight ^ a * ONES) | zero(eight ^ b * ONES) | zero(eight & 0xe0e0e0e0e0e0e0e0L)) & HIGH_BITS;
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / 8;
      }
    }
    while (i < end && bytes[i] != a && bytes[i] != b && (bytes[i] < 0 || bytes[i] >= ' ')) {
      i++;
    }
    return i;
  }

  /** The highest bit of each byte that is 0, and perhaps of some that follow such a one. */
  private static long zero(long eight) {
    return (eight - ONES) & ~eight;
  }

  boolean startsWith(String ascii, int at) {
    if (at + ascii.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  int indexOf(String ascii, int from) {
    for (int i = from; i + ascii.length() <= bytes.length; i++) {
      if (bytes[i] == ascii.charAt(0) && startsWith(ascii, i)) {
        return i;
      }
    }
    return -1;
  }
}
