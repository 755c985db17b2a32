package app.earmark.bench;

import app.earmark.app.Earmark;
import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The program itself, with a look at its clock and its memory when it ends: the seconds from the start of its main
 * method on, the CPU time of the whole process, the most that was in the heap, and the most that was left after a
 * collection.
 */
final class Measured {

  private Measured() {}

  static void main(String[] arguments) {
    long start = System.nanoTime();
    double cpuAtStart = cpuSeconds();
    AtomicLong mostAfter = new AtomicLong();
    ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> watch(collector, mostAfter));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> note(Map.of(
        "seconds", (System.nanoTime() - start) / 1e9,
        "cpu", cpuSeconds(),
        "cpuOfStart", cpuAtStart,
        "heapPeak", (double) heapPeak(),
        "heapAfterCollection", (double) mostAfter.get()))));
    Earmark.main(arguments);
  }

  private static void watch(GarbageCollectorMXBean collector, AtomicLong mostAfter) {
    ((NotificationEmitter) collector).addNotificationListener((notification, handback) -> {
      if (notification.getUserData() instanceof CompositeData data) {
        long used = GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> isHeap(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
        mostAfter.accumulateAndGet(used, Math::max);
      }
    }, null, null);
  }

  private static boolean isHeap(String pool) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .anyMatch(bean -> bean.getName().equals(pool) && bean.getType() == MemoryType.HEAP);
  }

  /** The pools peak at different times, so this is rather too much. */
  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
        / 1e9;
  }

  /** Appends to the file that whoever started this reads ({@link Spawned#told}). */
  static void note(Map<String, Double> figures) {
    StringBuilder lines = new StringBuilder();
    figures.forEach((name, value) -> lines.append(name).append(' ').append(value).append('\n'));
    try {
      Files.writeString(
          Path.of(System.getProperty(Spawned.NOTES)), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
