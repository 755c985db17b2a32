package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedLimitTest {

  private final AtomicLong now = new AtomicLong(42);
  private final SpeedLimit limit =
      new SpeedLimit(now::get, duration -> now.addAndGet(duration.toNanos()));

  @ParameterizedTest
  @ValueSource(longs = {2_000, 100_000, 5_000_000, 100_000_000})
  void holdsToFivePerCent(long bytesPerSecond) throws InterruptedException {
    limit.set(bytesPerSecond);
    SplittableRandom random = new SplittableRandom(7);
    long start = now.get();
    long bytes = 0;
    while (now.get() - start < 20_000_000_000L) {
      int piece = limit.piece(256 * 1024);
      int received = random.nextInt(piece) + 1;
      // Receiving takes a part of the time that the limit allows, as it does on a faster line.
      now.addAndGet((long) (received * 1e9 / bytesPerSecond * random.nextDouble() * 0.9));
      limit.pay(received);
      bytes += received;
    }
    double seconds = (now.get() - start) / 1e9;
    assertThat(bytes / seconds).isCloseTo(bytesPerSecond, within(bytesPerSecond * 0.05));
  }

  @Test
  void savesNothingUpWhileNobodyReceives() throws InterruptedException {
    limit.set(1000);
    now.addAndGet(60_000_000_000L);
    long start = now.get();
    limit.pay(1250);
    assertThat(now.get() - start).isEqualTo(1_000_000_000L);
  }

  @Test
  void isLiftedAtOnce() throws InterruptedException {
    limit.set(1000);
    limit.pay(1000);
    limit.set(0);
    long start = now.get();
    limit.pay(1_000_000_000);
    assertThat(now.get()).isEqualTo(start);
    assertThat(limit.piece(4096)).isEqualTo(4096);
  }
}
