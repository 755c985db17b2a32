package app.earmark.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of one download, for somebody who reads it meanwhile: the part file from its start on, and stretches
 * that were fetched first because they were waited for ({@link AheadFile}). The downloading thread tells what comes,
 * readers wait for it and tell where. Positions and lengths in bytes.
 *
 * <p>Threads: any; guarded by this, reading from the disk included, which is short.
 */
public final class Arrivals {

  /** So much more comes sooner by itself than by another question to the host. */
  private static final long NEAR = 64 * 1024;

  private static final long LOOK_EVERY_MS = 50;

  /** Bytes of the whole from {@code from} to before {@code to} that lie in the file of those fetched first. */
  record Extent(long from, long to) {}

  // All guarded by this.
  private @Nullable Path part;
  private @Nullable Path ahead;
  private @Nullable FileChannel partChannel;
  private @Nullable FileChannel aheadChannel;
  private @Nullable Long total;
  private long length;
  private final List<Extent> extents = new ArrayList<>();
  private long wanted = -1;
  private boolean ended;
  private boolean restarted;
  private @Nullable Reader current;

  // For the downloading thread.

  /** A download begins or goes on: these are its files. */
  synchronized void begin(Path partFile, Path aheadFile, long partLength) {
    if (!partFile.equals(part)) {
      closeChannels();
    }
    part = partFile;
    ahead = aheadFile;
    length = partLength;
    extents.clear();
    ended = false;
    notifyAll();
  }

  synchronized void knowTotal(@Nullable Long bytes) {
    total = bytes;
    notifyAll();
  }

  synchronized void grow(long partLength) {
    // What was read of another file does not fit to what comes.
    restarted |= partLength < length && current != null;
    length = partLength;
    extents.removeIf(extent -> extent.to() <= partLength);
    notifyAll();
  }

  /** Some bytes were fetched first; stretches that touch become one. */
  synchronized void add(long from, long to) {
    long first = from;
    long last = to;
    for (Extent extent : List.copyOf(extents)) {
      if (extent.from() <= last && extent.to() >= first) {
        first = Math.min(first, extent.from());
        last = Math.max(last, extent.to());
        extents.remove(extent);
      }
    }
    extents.add(new Extent(first, last));
    extents.sort(Comparator.comparingLong(Extent::from));
    notifyAll();
  }

  /** Those fetched first proved to be of another file. */
  synchronized void forgetAhead() {
    restarted |= !extents.isEmpty() && current != null;
    extents.clear();
  }

  /** The first stretch behind a position that is there already; {@code null} for none. */
  synchronized @Nullable Extent extentAfter(long position) {
    return extents.stream().filter(extent -> extent.to() > position).findFirst().orElse(null);
  }

  /** Where somebody waits who should not wait for everything before that; -1 for nowhere. */
  synchronized long wantedFirst(long comingAt) {
    boolean worthIt = wanted >= 0 && total != null && wanted < total
        && (wanted < comingAt || wanted > comingAt + NEAR) && available(wanted) == 0;
    return worthIt ? wanted : -1;
  }

  /** Nothing more comes: all is there, or the download has stopped. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** All is there and about to be moved: whoever reads keeps the file that it has. */
  synchronized void beforeMoving() throws IOException {
    if (current != null) {
      partChannel = partChannel == null ? open(part) : partChannel;
    }
  }

  /** For one who reads from now on; those before can read no more. */
  public synchronized Reader reader() {
    Reader next = new Reader();
    current = next;
    wanted = -1;
    restarted = false;
    notifyAll();
    return next;
  }

  /** One who reads while it comes in. One thread at a time. */
  public final class Reader implements AutoCloseable {

    private Reader() {}

    /**
     * What the whole will have; waits until that is known.
     *
     * @param giveUp asked while it waits; true makes it throw
     */
    public long length(BooleanSupplier giveUp) throws IOException {
      synchronized (Arrivals.this) {
        while (total == null) {
          pause(this, giveUp);
        }
        return total;
      }
    }

    /**
     * Reads at least one byte, waiting for it, or answers -1 at and after the end.
     *
     * @param giveUp asked while it waits; true makes it throw
     * @throws IOException where nothing more will come, or other bytes than those that were read before
     */
    public int read(long position, byte[] into, int count, BooleanSupplier giveUp) throws IOException {
      synchronized (Arrivals.this) {
        while (true) {
          if (restarted) {
            throw new IOException("the file has changed at its host");
          }
          if (total != null && position >= total) {
            return -1;
          }
          long there = available(position);
          if (there > 0 && isCurrent()) {
            wanted = -1;
            return copy(position, into, (int) Math.min(count, there));
          }
          wanted = isCurrent() ? position : wanted;
          pause(this, giveUp);
        }
      }
    }

    /** Whether so many bytes from a position on, or all to the end, are there; if not, they are fetched first. */
    public boolean isThere(long position, long count) {
      synchronized (Arrivals.this) {
        long missing = position;
        long until = total == null ? position + count : Math.min(total, position + count);
        while (missing < until && available(missing) > 0) {
          missing += available(missing);
        }
        wanted = missing >= until ? -1 : missing;
        // What fails is for the next read to tell.
        return missing >= until || ended || restarted || !isCurrent();
      }
    }

    /** Whether a byte is there; nothing is done about it. */
    public boolean has(long position) {
      synchronized (Arrivals.this) {
        return available(position) > 0;
      }
    }

    private boolean isCurrent() {
      return this.equals(current);
    }

    /** Those that wait here are sent away. */
    @Override
    public void close() {
      synchronized (Arrivals.this) {
        if (isCurrent()) {
          current = null;
          wanted = -1;
          closeChannels();
        }
        Arrivals.this.notifyAll();
      }
    }
  }

  /** Needs this; waits a moment. Whoever calls it asks again, in a loop, for what is waited for. */
  @SuppressWarnings("WaitNotInLoop")
  private void pause(Reader reader, BooleanSupplier giveUp) throws IOException {
    if (giveUp.getAsBoolean() || !reader.isCurrent()) {
      throw new InterruptedIOException("not waited for any longer");
    }
    if (ended) {
      throw new IOException("nothing more comes");
    }
    try {
      wait(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private long available(long position) {
    if (position < length) {
      return length - position;
    }
    return extents.stream().filter(extent -> extent.from() <= position && position < extent.to())
        .mapToLong(extent -> extent.to() - position).findFirst().orElse(0);
  }

  private int copy(long position, byte[] into, int count) throws IOException {
    // Opened once: the file may be renamed when it is whole, and still be read.
    if (position < length) {
      partChannel = partChannel == null || !partChannel.isOpen() ? open(part) : partChannel;
      return partChannel.read(ByteBuffer.wrap(into, 0, count), position);
    }
    aheadChannel = aheadChannel == null || !aheadChannel.isOpen() ? open(ahead) : aheadChannel;
    return aheadChannel.read(ByteBuffer.wrap(into, 0, count), position);
  }

  private static FileChannel open(@Nullable Path file) throws IOException {
    return FileChannel.open(Objects.requireNonNull(file), StandardOpenOption.READ);
  }

  private void closeChannels() {
    try {
      if (partChannel != null) {
        partChannel.close();
      }
      if (aheadChannel != null) {
        aheadChannel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      partChannel = null;
      aheadChannel = null;
    }
  }
}
