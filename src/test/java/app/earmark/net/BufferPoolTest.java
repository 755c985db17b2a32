package app.earmark.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BufferPoolTest {

  private static final int QUICK_BYTES = 256 * 1024;

  private final BufferPool pool = new BufferPool();

  @Test
  void twoDownloadsNeverShareABufferThoughTheirsHoldTheSame() {
    try (Gathering _ = pool.open()) {
      ByteBuffer first = pool.take(4096);
      ByteBuffer second = pool.take(4096);
      second.limit(0);
      pool.give(List.of(first, second));
      first.limit(0); // Equal now, as buffers are compared by what is left in them.
      ByteBuffer again = pool.take(4096);
      assertNotSame(again, pool.take(4096));
      assertSame(first, again);
    }
  }

  @Test
  void aDownloadAloneThatComesQuicklyFillsOneLargeBufferWhileTheOtherIsWritten() {
    try (Gathering alone = pool.open()) {
      assertEquals(QUICK_BYTES, alone.capacity());
      alone.came(QUICK_BYTES, 100_000_000);
      assertEquals(QUICK_BYTES, alone.capacity());
      alone.came(QUICK_BYTES, 1_000_000);
      assertEquals(4 * 1024 * 1024, alone.capacity());
      assertNotSame(alone.next(0, Long.MAX_VALUE), alone.next(0, Long.MAX_VALUE));
      try (Gathering other = pool.open()) {
        other.came(QUICK_BYTES, 1_000_000);
        assertSame(other.next(0, Long.MAX_VALUE), other.next(0, Long.MAX_VALUE));
      }
    }
  }

  @Test
  void aFullBufferEndsWhereABlockOfTheDiskDoes() {
    try (Gathering gathering = pool.open()) {
      ByteBuffer buffer = gathering.next(10_000, Long.MAX_VALUE);
      assertEquals(0, (10_000 + buffer.remaining()) % PartWriter.BLOCK_BYTES);
      assertEquals(100, gathering.next(10_000, 100).remaining());
    }
  }
}
