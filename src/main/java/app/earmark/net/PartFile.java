package app.earmark.net;

import app.earmark.model.DownloadProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The file in which a download is gathered. Its length is what was written; {@link #verified} is what was forced to the
 * disk as well. One thread at a time.
 *
 * <p>An interrupt closes a {@link FileChannel} under the writer's hands; {@link #settle} opens it again.
 */
final class PartFile implements AutoCloseable {

  /** Something on the disk went wrong, as a sentence for the listener. */
  static final class DiskException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient DownloadProblem problem;

    DiskException(DownloadProblem problem, @Nullable IOException cause) {
      super(cause);
      this.problem = problem;
    }

    DownloadProblem problem() {
      return problem;
    }
  }

  private final Path path;
  private final FreeSpace space;
  private final PartWriter writer;
  private FileChannel channel;

  /** With what is being written; after a failure without it. */
  private long length;
  private long verified;

  private PartFile(Path path, FreeSpace space, PartWriter writer, FileChannel channel) {
    this.path = path;
    this.space = space;
    this.writer = writer;
    this.channel = channel;
  }

  /**
   * Opens it, keeping the first {@code keep} bytes if there are as many, otherwise none.
   *
   * @param behind writes what its owner does not wait for
   */
  static PartFile open(Path path, long keep, FreeSpace space, Executor behind) throws IOException {
    Path folder = folder(path);
    try {
      Files.createDirectories(folder);
      PartFile part = new PartFile(path, space, new PartWriter(path, behind), openChannel(path));
      try {
        part.length = part.channel.size() >= keep ? keep : 0;
        part.channel.truncate(part.length);
        part.verified = part.length;
        return part;
      } catch (IOException e) {
        part.close();
        throw e;
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new DiskException(problem(e, folder, 0), e);
    }
  }

  private static FileChannel openChannel(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  long length() {
    return length;
  }

  long verified() {
    return verified;
  }

  /** Makes sure that {@code more} bytes have room. */
  void needs(long more) throws DiskException {
    long free = space.bytes(folder(path));
    if (free < more + FreeSpace.RESERVE_BYTES) {
      throw new DiskException(new DownloadProblem.DiskFull(more + FreeSpace.RESERVE_BYTES - free), null);
    }
  }

  /** Whoever else reads the file finds so much in it. */
  long written() {
    return writer.written(length);
  }

  void append(ByteBuffer bytes) throws IOException {
    awaitWritten();
    int count = bytes.remaining();
    long from = length;
    try {
      writer.write(channel, bytes, from);
      length = from + count;
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      length = from + count - bytes.remaining(); // What fitted counts.
      throw new DiskException(problem(e, folder(path), count), e);
    }
  }

  /** The same, but returns before it is written; the buffer may be used again after the next call of anything here. */
  void appendBehind(ByteBuffer bytes) throws IOException {
    awaitWritten();
    int count = bytes.remaining();
    writer.writeBehind(channel, bytes, length);
    length += count;
  }

  private void awaitWritten() throws IOException {
    long asked = length;
    try {
      writer.await();
    } catch (ClosedByInterruptException e) {
      length = writer.lastWritten();
      throw interrupted(e);
    } catch (IOException e) {
      length = writer.lastWritten();
      throw new DiskException(problem(e, folder(path), asked - length), e);
    }
  }

  /** Reads up to {@code into.length} bytes from {@code position} on; fewer only at the end. */
  byte[] read(long position, int most) throws IOException {
    awaitWritten();
    ByteBuffer into = ByteBuffer.allocate((int) Math.min(most, Math.max(0, length - position)));
    try {
      while (into.hasRemaining() && channel.read(into, position + into.position()) != -1) {
        // Until it is full.
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new DiskException(problem(e, folder(path), 0), e);
    }
    return into.array();
  }

  boolean fits(Integrity integrity) throws IOException {
    awaitWritten();
    try {
      return integrity.fits(channel);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new DiskException(problem(e, folder(path), 0), e);
    }
  }

  /** Back to nothing. */
  void reset() throws IOException {
    awaitWritten();
    verified = 0;
    length = 0;
    try {
      channel.truncate(0);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new DiskException(problem(e, folder(path), 0), e);
    }
  }

  /** Brings everything written to the disk itself. A full disk may show only here. */
  void force() throws IOException {
    awaitWritten();
    if (verified == length) {
      return;
    }
    try {
      if (channel.size() > length) {
        channel.truncate(length); // A write that failed may have left some bytes behind the last good one.
      }
      channel.force(false);
      verified = length;
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new DiskException(problem(e, folder(path), length - verified), e);
    }
  }

  /** {@link #force} at the end of a call, whatever happened: even interrupted; what cannot be forced is given up. */
  void settle() {
    boolean interrupted = Thread.interrupted();
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        if (!channel.isOpen()) {
          channel = openChannel(path);
        }
        force();
        break;
      } catch (IOException e) {
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Moves it, once forced, to its final place in one step. After a power cut it may be back under its old name, whole.
   */
  void moveTo(Path target) throws IOException {
    awaitWritten();
    try {
      channel.close();
      writer.close();
      Files.createDirectories(folder(target));
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (ClosedByInterruptException e) {
      throw interrupted(e);
    } catch (IOException e) {
      throw new DiskException(problem(e, folder(target), length - verified), e);
    }
  }

  /** Closes and deletes it. */
  void discard() {
    close();
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Left behind with nothing in it that counts: the next call starts over.
    }
    length = 0;
    verified = 0;
  }

  @Override
  public void close() {
    try {
      awaitWritten();
    } catch (IOException e) {
      // What counts was forced before.
    }
    writer.close();
    try {
      channel.close();
    } catch (IOException e) {
      // What counts was forced before.
    }
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  private static InterruptedIOException interrupted(ClosedByInterruptException e) {
    return (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
  }

  private static DownloadProblem problem(IOException e, Path folder, long wanted) {
    String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
    // The words of Linux and macOS (ENOSPC, EDQUOT) and of Windows (ERROR_DISK_FULL); the JDK has no type for it.
    boolean full = message.contains("no space left") || message.contains("quota exceeded")
        || message.contains("not enough space");
    return full
        ? new DownloadProblem.DiskFull(Math.max(wanted, FreeSpace.RESERVE_BYTES))
        : new DownloadProblem.CannotWrite(folder.toString());
  }
}
