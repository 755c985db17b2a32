package app.earmark.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okio.Buffer;
import okio.BufferedSource;

/** Reads a body within a limit, unpacks gzip whether the host named it or not, and knows if it is whole. */
final class BoundedBody {

  /** A host that packs twice has been seen; a bomb packs more often. */
  private static final int MOST_LAYERS = 3;

  private static final int TAIL_BYTES = 200;

  private BoundedBody() {}

  /** More bytes than allowed, packed or unpacked. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** The connection ended before the document did. */
  static final class CutOffException extends IOException {
    private static final long serialVersionUID = 1;

    CutOffException(IOException cause) {
      super(cause);
    }
  }

  static byte[] read(BufferedSource source, long announced, long limit) throws IOException {
    if (announced > limit) {
      throw new TooLargeException();
    }
    Buffer received = new Buffer();
    IOException broken = null;
    try {
      while (source.read(received, 64 * 1024) != -1) {
        if (received.size() > limit) {
          throw new TooLargeException();
        }
      }
    } catch (TooLargeException e) {
      throw e;
    } catch (IOException e) {
      Failure failure = Failure.of(e);
      if (failure == Failure.INTERRUPTED || failure == Failure.TIMED_OUT) {
        throw e;
      }
      broken = e;
    }
    for (int layer = 0; isGzip(received); layer++) {
      if (layer == MOST_LAYERS) {
        throw new TooLargeException();
      }
      received = unpack(received, limit);
      broken = null; // The end of a gzip body proves that all of it came, whatever length was announced.
    }
    byte[] body = received.readByteArray();
    // A wrong Content-Length looks like a broken connection; a document with its end is whole all the same.
    if (broken != null && !hasItsEnd(body)) {
      throw new CutOffException(broken);
    }
    return body;
  }

  /** Whether there is nothing in it but blanks and a byte order mark. */
  static boolean isBlank(byte[] body) {
    for (byte b : body) {
      int c = b & 0xff;
      if (c > ' ' && c != 0xef && c != 0xbb && c != 0xbf && c != 0xfe && c != 0xff) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGzip(Buffer buffer) {
    return buffer.size() > 2 && buffer.getByte(0) == 0x1f && buffer.getByte(1) == (byte) 0x8b
        && buffer.getByte(2) == 8;
  }

  private static Buffer unpack(Buffer packed, long limit) throws IOException {
    Buffer unpacked = new Buffer();
    try (InputStream in = new GZIPInputStream(packed.inputStream(), 64 * 1024)) {
      byte[] piece = new byte[64 * 1024];
      for (int read = in.read(piece); read != -1; read = in.read(piece)) {
        unpacked.write(piece, 0, read);
        if (unpacked.size() > limit) {
          throw new TooLargeException();
        }
      }
    } catch (EOFException | ZipException e) {
      throw new CutOffException(e);
    }
    return unpacked;
  }

  private static boolean hasItsEnd(byte[] body) {
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    int from = Math.max(0, body.length - TAIL_BYTES);
    for (int i = from; i < body.length; i++) {
      if (body[i] != 0) { // UTF-16 becomes readable without its zeros.
        tail.write(body[i]);
      }
    }
    String end = tail.toString(StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    return end.endsWith("</rss>") || end.endsWith("</feed>") || end.endsWith("</rdf:rdf>") || end.endsWith("</html>");
  }
}
