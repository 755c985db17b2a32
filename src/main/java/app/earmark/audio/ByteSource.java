package app.earmark.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Bytes that can be read from anywhere in them: a file, or one that is still coming in and lets the reader wait. Used
 * by one thread at a time, which may block in it.
 */
public interface ByteSource extends AutoCloseable {

  /** In bytes; what it will be once all has come in. */
  long length() throws IOException;

  /** Reads at least one byte, or answers -1 at and after the end. */
  int read(long position, byte[] into, int count) throws IOException;

  /** Whether so many bytes from a position on, or all to the end, can be read at once; where not, they are made to. */
  default boolean isThere(long position, long count) {
    return true;
  }

  /** Whether it is still coming in, so that a seek should not read all that lies before. */
  default boolean isGrowing() {
    return false;
  }

  /** Asked while a read waits: true ends the wait with an exception. */
  default void giveUpWhen(BooleanSupplier givesUp) {}

  @Override
  void close();

  /** A whole file of the disk. */
  static ByteSource ofFile(Path file) throws IOException {
    return new FileBytes(file);
  }
}
