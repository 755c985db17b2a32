package app.earmark.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every thread of the program but JavaFX's own, made and ended here. All are daemons: nothing but {@link #close()}
 * decides when the program may end.
 *
 * <table>
 * <caption>who runs where</caption>
 * <tr><td>{@code earmark-db-writer}</td><td>the one platform thread that changes the library</td></tr>
 * <tr><td>{@code earmark-db-reader-N}</td><td>platform threads that read it: SQLite's native calls would pin a virtual
 * thread's carrier</td></tr>
 * <tr><td>{@code earmark-player}</td><td>puts what the listener asks of the player, and what comes back, in
 * order</td></tr>
 * <tr><td>{@code earmark-sound-N}</td><td>platform threads for the sound engine, whose native calls pin, too</td></tr>
 * <tr><td>{@code earmark-analysis-1}</td><td>listens to what was downloaded; a platform thread for the same reason,
 * which gives way to the others</td></tr>
 * <tr><td>{@code earmark-disk-N}</td><td>write what is downloaded while more of it is received; platform threads, as
 * there is no waiting for a disk that would leave a virtual thread's carrier to others</td></tr>
 * <tr><td>{@code earmark-feed-N}</td><td>read feeds, as many as there are cores: each takes a core
 * and some ten times its size in memory; give way to the others where there is a window</td></tr>
 * <tr><td>{@code earmark-work-N}</td><td>virtual threads for everything that mostly waits: requests, downloads, what a
 * page asks for</td></tr>
 * <tr><td>{@code earmark-timer}</td><td>only hands work over to the others, never works itself</td></tr>
 * </table>
 */
final class AppThreads implements AutoCloseable {

  /** Reading a list, a page and a search side by side; more would only fight for two cores. */
  private static final int READERS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(AppThreads.class);

  /** Whether somebody looks on. */
  private volatile boolean window;

  private final ExecutorService databaseWriter = Executors.newSingleThreadExecutor(platform("earmark-db-writer"));
  private final ExecutorService databaseReaders =
      Executors.newFixedThreadPool(READERS, numbered("earmark-db-reader-"));
  private final ScheduledExecutorService player =
      Executors.newSingleThreadScheduledExecutor(platform("earmark-player"));
  private final ExecutorService sound = Executors.newCachedThreadPool(numbered("earmark-sound-"));
  private final ExecutorService analysis =
      Executors.newSingleThreadExecutor(behind("earmark-analysis-", () -> true));
  private final ExecutorService reading = Executors.newFixedThreadPool(
      Math.max(2, Runtime.getRuntime().availableProcessors()), behind("earmark-feed-", () -> window));
  private final ExecutorService disk = Executors.newCachedThreadPool(numbered("earmark-disk-"));
  private final ExecutorService work =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("earmark-work-", 1).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(platform("earmark-timer"));

  /** From now on there is a window, which must not wait for a core. */
  void makeRoomForWindow() {
    window = true;
  }

  ExecutorService databaseWriter() {
    return databaseWriter;
  }

  ExecutorService databaseReaders() {
    return databaseReaders;
  }

  ScheduledExecutorService player() {
    return player;
  }

  ExecutorService sound() {
    return sound;
  }

  ExecutorService analysis() {
    return analysis;
  }

  ExecutorService reading() {
    return reading;
  }

  ExecutorService disk() {
    return disk;
  }

  ExecutorService work() {
    return work;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Ends all threads where there was never a library to close. */
  @Override
  public void close() {
    closeAround(() -> { });
  }

  /**
   * Ends the threads that ask, then does what needs nobody but the database's, then ends those. Waits a few seconds for
   * each kind.
   */
  void closeAround(Runnable closingTheLibrary) {
    List<ExecutorService> asking = List.of(timer, player, work, disk, reading, sound, analysis);
    asking.forEach(ExecutorService::shutdownNow);
    asking.forEach(AppThreads::await);
    closingTheLibrary.run();
    List<ExecutorService> answering = List.of(databaseReaders, databaseWriter);
    answering.forEach(ExecutorService::shutdown);
    answering.forEach(AppThreads::await);
  }

  private static void await(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Some threads did not end in time: {}", threads);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory platform(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  /** What the listener does not wait for. */
  private static ThreadFactory behind(String prefix, BooleanSupplier wanted) {
    ThreadFactory numbered = numbered(prefix);
    return work -> numbered.newThread(() -> {
      if (wanted.getAsBoolean()) {
        Courtesy.giveWay();
      }
      work.run();
    });
  }

  private static ThreadFactory numbered(String prefix) {
    return Thread.ofPlatform().daemon().name(prefix, 1).factory();
  }
}
