package app.earmark.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** How the memory of a window goes on while something lasts that others time. */
final class MemoryLine {

  private final OpenWindow window;
  private final List<Reading> readings = new ArrayList<>();
  private final Thread watcher;
  private volatile boolean ended;

  /** So much at that moment (ms since 1970). */
  private record Reading(long moment, long kilobytes) {}

  MemoryLine(OpenWindow window) {
    this.window = window;
    this.watcher = Thread.ofPlatform().daemon().name("memory").start(this::watch);
  }

  private void watch() {
    try {
      while (!ended) {
        readings.add(new Reading(System.currentTimeMillis(), window.residentKilobytes()));
        Thread.sleep(50);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks no longer. */
  void end() {
    ended = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Megabytes that the median of the last tenth between two moments (ms since 1970) has more than that of the first;
   * after {@link #end}.
   */
  double growth(long from, long to) {
    List<Long> kilobytes = readings.stream()
        .filter(reading -> reading.moment >= from && reading.moment <= to).map(Reading::kilobytes).toList();
    int tenth = Math.max(1, kilobytes.size() / 10);
    return (median(kilobytes.subList(kilobytes.size() - tenth, kilobytes.size()))
        - median(kilobytes.subList(0, tenth))) / 1000;
  }

  private static double median(List<Long> values) {
    Spread spread = new Spread();
    values.forEach(value -> spread.add(value));
    return spread.median();
  }
}
