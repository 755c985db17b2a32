package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.earmark.testing.FaultContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Part files of which large pieces are written past the cache of files, while the next one is gathered. */
class PartWriterTest {

  private static final int SIZE = 11_000_123;

  @TempDir Path folder;
  private final byte[] whole = FaultContent.audio(7, SIZE);

  private PartFile open(long keep, Executor behind) throws IOException {
    return PartFile.open(folder.resolve("x.part"), keep, _ -> Long.MAX_VALUE, behind);
  }

  /** Appends pieces of about so many bytes up to {@code end}, as a download does. */
  private void append(PartFile part, BufferPool pool, int piece, long end) throws IOException {
    try (Gathering gathering = pool.open()) {
      gathering.came(256 * 1024, 0);
      while (part.length() < end) {
        ByteBuffer buffer = gathering.next(part.length(), Math.min(piece, end - part.length()));
        int start = buffer.position();
        buffer.put(whole, (int) part.length(), buffer.remaining());
        buffer.flip().position(start);
        if (gathering.hasTwo()) {
          part.appendBehind(buffer);
        } else {
          part.append(buffer);
        }
      }
      part.force();
    }
  }

  @Test
  void whatIsWrittenInLargeAndSmallPiecesFromAnyPlaceOnIsWhole() throws IOException {
    BufferPool pool = new BufferPool();
    try (Gathering _ = pool.open(); PartFile part = open(0, Thread::startVirtualThread)) {
      append(part, pool, 100_001, 300_003); // With two downloads under way: one buffer each.
    }
    try (PartFile part = open(300_003, Thread::startVirtualThread)) {
      append(part, pool, Integer.MAX_VALUE, 9_000_001);
      assertThat(part.written()).isEqualTo(9_000_001);
      assertThat(part.read(8_999_000, 1_001)).isEqualTo(Arrays.copyOfRange(whole, 8_999_000, 9_000_001));
      append(part, pool, 700_000, SIZE);
      assertThat(part.verified()).isEqualTo(SIZE);
      part.moveTo(folder.resolve("x.mp3"));
    }
    assertThat(Files.readAllBytes(folder.resolve("x.mp3"))).isEqualTo(whole);
  }

  @Test
  void aPieceThatCannotBeWrittenIsNotCountedAndSaysSoAtTheNext() throws IOException {
    try (PartFile part = open(0, Thread::startVirtualThread)) {
      part.append(ByteBuffer.wrap(whole, 0, 1_000));
      part.appendBehind(ByteBuffer.allocate(5).asReadOnlyBuffer());
      part.close(); // What becomes of a disk that goes away under its writer.
      part.appendBehind(ByteBuffer.wrap(whole, 1_000, 1_000));
      assertThatThrownBy(part::force).isInstanceOf(PartFile.DiskException.class);
      assertThat(part.length()).isEqualTo(1_005);
    }
  }

  @Test
  void whereNobodyElseCanWriteTheOwnerDoes() throws IOException {
    Executor closed = task -> {
      throw new RejectedExecutionException();
    };
    try (PartFile part = open(0, closed)) {
      append(part, new BufferPool(), Integer.MAX_VALUE, SIZE);
    }
    assertThat(Files.readAllBytes(folder.resolve("x.part"))).isEqualTo(whole);
  }

  @Test
  void anInterruptedOwnerLosesNothingThatWasGivenAway() throws IOException {
    try (PartFile part = open(0, Thread::startVirtualThread)) {
      part.appendBehind(ByteBuffer.wrap(whole));
      Thread.currentThread().interrupt();
      part.settle();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(part.verified()).isEqualTo(SIZE);
    }
    assertThat(Files.readAllBytes(folder.resolve("x.part"))).isEqualTo(whole);
  }
}
