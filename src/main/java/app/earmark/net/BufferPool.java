package app.earmark.net;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which downloads gather what comes in, outside the heap: used again from download to download, and given
 * back to the system at once, not when the collector gets to it, when none is under way. Any thread; guarded by this.
 */
final class BufferPool {

  private final List<ByteBuffer> free = new ArrayList<>();
  private @Nullable Arena arena;
  private int downloads;

  /** For one download, which closes it. */
  synchronized Gathering open() {
    downloads++;
    return new Gathering(this);
  }

  /** Whether one download has all the memory and the disk to itself. */
  synchronized boolean isAlone() {
    return downloads == 1;
  }

  /** A buffer of just so many bytes, which begins where a page of memory does. */
  @SuppressWarnings("MustBeClosed") // By leave, for all downloads.
  synchronized ByteBuffer take(int bytes) {
    for (int i = 0; i < free.size(); i++) {
      if (free.get(i).capacity() == bytes) {
        return free.remove(i); // Not by the buffer itself: all whose bytes left are the same are equal to it.
      }
    }
    Arena from = arena == null ? Arena.ofShared() : arena;
    arena = from;
    return from.allocate(bytes, PartWriter.BLOCK_BYTES).asByteBuffer();
  }

  synchronized void give(List<ByteBuffer> buffers) {
    free.addAll(buffers);
  }

  /** One download has ended; what it took is given back before. */
  synchronized void leave() {
    downloads--;
    if (downloads == 0 && arena != null) {
      free.clear();
      arena.close();
      arena = null;
    }
  }
}
