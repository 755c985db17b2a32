package app.earmark.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one download gathers before it goes to the disk: a little at a time as long as the network is what it waits for;
 * much where it comes in faster than that, because the disk is quickest with large pieces. One thread.
 */
final class Gathering implements AutoCloseable {

  private static final int SMALL_BYTES = 256 * 1024;

  /** A disk writes 4 MB at a time half as fast again as 2 MB, but several downloads keep it busy by themselves. */
  private static final int ALONE_BYTES = 4 * 1024 * 1024;
  private static final int SHARED_BYTES = 2 * 1024 * 1024;

  /** {@link #SMALL_BYTES} within this are 13 MB/s. */
  private static final long QUICK_NANOS = 20_000_000;

  private final BufferPool pool;
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private int turn;

  Gathering(BufferPool pool) {
    this.pool = pool;
    buffers.add(pool.take(SMALL_BYTES));
  }

  /**
   * An empty buffer for what belongs at {@code position} of the file; full, it ends where a block of the disk does.
   *
   * @param most so many bytes at most
   */
  ByteBuffer next(long position, long most) {
    turn = (turn + 1) % buffers.size();
    ByteBuffer buffer = buffers.get(turn);
    int start = (int) (position % PartWriter.BLOCK_BYTES);
    return buffer.clear().limit(start + (int) Math.min(buffer.capacity() - start, most)).position(start);
  }

  /** How much the next buffer takes at most. */
  int capacity() {
    return buffers.getFirst().capacity();
  }

  /** Whether there is another buffer to fill while the last one is written. */
  boolean hasTwo() {
    return buffers.size() > 1;
  }

  /** So many bytes came in within that time; the buffer they are in is written already, or the small one. */
  void came(int bytes, long nanos) {
    if (capacity() > SMALL_BYTES || bytes < SMALL_BYTES - PartWriter.BLOCK_BYTES || nanos > QUICK_NANOS) {
      return;
    }
    pool.give(List.copyOf(buffers));
    buffers.clear();
    boolean alone = pool.isAlone();
    buffers.add(pool.take(alone ? ALONE_BYTES : SHARED_BYTES));
    if (alone) {
      buffers.add(pool.take(ALONE_BYTES));
    }
  }

  @Override
  public void close() {
    pool.give(buffers);
    pool.leave();
  }
}
