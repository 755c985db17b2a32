package app.earmark.bench;

import app.earmark.app.Earmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * The program with its window open, watched by {@link Stalls} from the moment it has come to rest; commands from other
 * processes then run in it. As a main class it is that program; as an object it is a hold on it from outside.
 */
final class OpenWindow implements AutoCloseable {

  private static final String READY = ".ready";
  private static final long AT_REST_MILLIS = 2_000;
  private static final int ALLOWED_MILLIS = 50;

  /** Of {@link #AT_REST_MILLIS}; the watching itself costs some. */
  private static final double HARDLY_SECONDS = 0.3;

  /** A second has so many, on every Linux (USER_HZ). */
  private static final double CLOCK_TICKS = 100;

  private final Process process;
  private final Path notes;

  /** Returns when the window is there and at rest. Needs a display. */
  OpenWindow(Path library, Path log, List<String> options) throws IOException {
    notes = Files.createTempFile("bench", ".notes");
    List<String> command = new ArrayList<>(Spawned.javaCommand(options));
    command.add("-D" + Spawned.NOTES + "=" + notes);
    command.addAll(List.of(OpenWindow.class.getName(), "--library", library.toString()));
    process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    Path ready = Path.of(notes + READY);
    while (!Files.exists(ready)) {
      if (!process.isAlive()) {
        throw new IOException("the window did not open; see " + log);
      }
      pause(20);
    }
    Files.delete(ready);
  }

  /** Kilobytes that are in memory now. */
  long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no VmRSS");
  }

  /** How packaging/run starts the window, which it tells. */
  static List<String> usualOptions() {
    return System.getProperty("bench.window.options", "").lines().toList();
  }

  /** Waits until it has hardly anything to do any more. */
  void awaitRest() throws IOException {
    double before = cpuSeconds();
    while (true) {
      pause(AT_REST_MILLIS);
      double now = cpuSeconds();
      if (now - before < HARDLY_SECONDS) {
        return;
      }
      before = now;
    }
  }

  /** Of all its threads, since its start. */
  private double cpuSeconds() throws IOException {
    String[] fields = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")).replaceFirst(".*\\) ",
        "")
        .split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / CLOCK_TICKS;
  }

  /** Ends it; what it noted: {@code stall} and {@code work}, both in ms, the longest. */
  Map<String, Double> end() throws IOException {
    close();
    Map<String, Double> told = new HashMap<>();
    for (String line : Files.readAllLines(notes)) {
      String[] parts = line.split(" ");
      told.put(parts[0], Double.valueOf(parts[1]));
    }
    Files.delete(notes);
    return told;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void main(String[] arguments) {
    AtomicReference<Stalls> stalls = new AtomicReference<>();
    Thread.ofPlatform().daemon().start(() -> stalls.set(watchOnceAtRest()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      Stalls watched = stalls.get();
      if (watched != null) {
        watched.end();
        Measured.note(Map.of("stall", watched.longest(), "work", watched.longestWork()));
        watched.stacks().forEach(System.err::println);
      }
    }));
    Earmark.main(arguments);
  }

  private static Stalls watchOnceAtRest() {
    try {
      while (!isShown()) {
        pause(20);
      }
      pause(AT_REST_MILLIS);
      Stalls stalls = new Stalls(ALLOWED_MILLIS);
      Files.createFile(Path.of(System.getProperty(Spawned.NOTES) + READY));
      return stalls;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isShown() throws InterruptedException {
    var shown = new CompletableFuture<Boolean>();
    try {
      Platform.runLater(() -> shown.complete(Window.getWindows().stream().anyMatch(Window::isShowing)));
      return shown.get();
    } catch (IllegalStateException notStartedYet) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
