package app.earmark.app.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The lock {@code earmark.lock} of a library. The system lets go of it when its process ends, however that ends. In the
 * file stands where the owner's socket is; the byte that is locked lies far behind it, because Windows does not let
 * others read a locked byte.
 */
final class LibraryLock implements AutoCloseable {

  private static final String NAME = "earmark.lock";

  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Longer than any socket's path. */
  private static final int MOST_BYTES = 4096;

  private final FileChannel channel;

  private LibraryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; empty where another process, or another part of this one, has it.
   *
   * @throws IOException where the folder cannot be written
   */
  static Optional<LibraryLock> take(Path library) throws IOException {
    Files.createDirectories(library);
    FileChannel channel = FileChannel.open(
        library.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new LibraryLock(channel));
  }

  /** Where the owner's socket is; empty where it has none yet, or none at all. */
  static Optional<Path> socket(Path library) throws IOException {
    try (FileChannel channel = FileChannel.open(library.resolve(NAME), StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  /** The socket of the owner before this one, if that one did not tidy up. */
  Optional<Path> socketLeftBehind() throws IOException {
    return read(channel);
  }

  void writeSocket(Path socket) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(socket.toString().getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.truncate(0);
    } finally {
      channel.close();
    }
  }

  private static Optional<Path> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    int length = channel.read(bytes, 0);
    return length <= 0
        ? Optional.empty()
        : Optional.of(Path.of(new String(bytes.array(), 0, length, StandardCharsets.UTF_8)));
  }
}
