package app.earmark.audio;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Bytes that can be read from anywhere in them: a file, or one that is still coming in and lets the reader wait. Used by
 * one thread at a time, which may block in it.
 */
public interface ByteSource extends AutoCloseable {

  /** In bytes; what it will be once all has come in. */
  long length() throws IOException;

  /** Reads at least one byte, or answers -1 at and after the end. */
  int read(long position, byte[] into, int count) throws IOException;

  @Override
  void close();

  /** A whole file of the disk. */
  static ByteSource ofFile(Path file) throws IOException {
    return new FileBytes(file);
  }
}
