package app.earmark.service;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A random generator that stands for any bug in the midst of a reading: it throws as often as a test wants. */
final class Bug implements RandomGenerator {

  private final Random random = new Random(1);
  private final AtomicInteger left = new AtomicInteger();

  void strike(int times) {
    left.set(times);
  }

  @Override
  public long nextLong() {
    if (left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
      throw new ArrayIndexOutOfBoundsException("a bug of the test");
    }
    return random.nextLong();
  }
}
