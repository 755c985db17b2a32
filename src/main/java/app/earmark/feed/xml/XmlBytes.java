package app.earmark.feed.xml;

/** A document as bytes of UTF-8, and the questions that are asked of single places in it. Immutable. */
final class XmlBytes {

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
