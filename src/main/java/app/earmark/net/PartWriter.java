package app.earmark.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part file, if wished while its owner goes on receiving. Large pieces go past the system's cache of files
 * ({@code O_DIRECT}): through it, a gigabyte cost up to two seconds of CPU time for fresh pages of memory, a second
 * more until it was synced, and the place of what other programs have there. Where that cannot be done (some file
 * systems, odd block sizes) everything goes through the cache, as small pieces always do.
 *
 * <p>For the owner's thread; only {@link #write} runs on another one, one call at a time.
 */
final class PartWriter implements AutoCloseable {

  /** What is written past the cache has to begin and end at a multiple of this, in the file and in memory. */
  static final int BLOCK_BYTES = 4096;

  private static final int LEAST_DIRECT_BYTES = 512 * 1024;

  private static final @Nullable OpenOption DIRECT = direct();

  private final Path path;
  private final Executor behind;

  /** For whoever writes; handed over with each piece. */
  private @Nullable FileChannel direct;
  private boolean useless = DIRECT == null;

  private @Nullable FutureTask<Void> pending;
  private @Nullable ByteBuffer pendingBuffer;
  private int pendingBytes;
  private long pendingFrom;

  PartWriter(Path path, Executor behind) {
    this.path = path;
    this.behind = behind;
  }

  /** By its name: the compiler warns of it in words that nothing can switch off, though the JDK documents it. */
  private static @Nullable OpenOption direct() {
    try {
      for (Object option : Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
        if (option instanceof OpenOption open && "DIRECT".equals(option.toString())) {
          return open;
        }
      }
    } catch (ClassNotFoundException e) {
      return null; // A Java without it.
    }
    return null;
  }

  /** Writes all of it at that position. */
  void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    if (!useless && bytes.isDirect() && bytes.remaining() >= LEAST_DIRECT_BYTES && at % BLOCK_BYTES == 0) {
      at += past(bytes, at);
    }
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Writes whole blocks past the cache, and says how many bytes of them. What it cannot write is left. */
  private int past(ByteBuffer bytes, long position) throws IOException {
    int end = bytes.limit();
    int start = bytes.position();
    bytes.limit(end - bytes.remaining() % BLOCK_BYTES);
    try {
      if (direct == null || !direct.isOpen()) {
        direct = FileChannel.open(path, StandardOpenOption.WRITE, DIRECT);
      }
      // Less than all is written where the disk is full, perhaps no multiple of a block: the cache has the last word.
      var _ = direct.write(bytes, position);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      useless = true;
      bytes.position(start);
    } finally {
      bytes.limit(end);
    }
    return bytes.position() - start;
  }

  /** Writes it on another thread; the buffer is its own until {@link #await}. */
  void writeBehind(FileChannel channel, ByteBuffer bytes, long position) {
    FutureTask<Void> task = new FutureTask<>(() -> {
      write(channel, bytes, position);
      return null;
    });
    pending = task;
    pendingFrom = position;
    pendingBuffer = bytes;
    pendingBytes = bytes.remaining();
    try {
      behind.execute(task);
    } catch (RejectedExecutionException e) {
      task.run(); // The program is about to end.
    }
  }

  /** Up to where it is written, if {@code length} is what was asked for. */
  long written(long length) {
    return pending == null || pending.state() == Future.State.SUCCESS ? length : pendingFrom;
  }

  /** Up to where the last piece given to {@link #writeBehind} was written, after {@link #await} has thrown. */
  long lastWritten() {
    return pendingFrom + pendingBytes - (pendingBuffer == null ? 0 : pendingBuffer.remaining());
  }

  /** Waits for the last piece, which takes no longer than the disk does, and throws what became of it. */
  void await() throws IOException {
    FutureTask<Void> task = pending;
    if (task == null) {
      return;
    }
    pending = null;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    try {
      if (direct != null) {
        direct.close();
      }
    } catch (IOException e) {
      // What counts was forced before.
    }
  }
}
