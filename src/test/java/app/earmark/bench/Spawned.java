package app.earmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that was run to its end.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of the program and of what it started
 * @param told what it wrote for us, if it is one of ours: a name and a number in each line
 */
record Spawned(int status, double seconds, double cpuSeconds, Map<String, Double> told) {

  /** Names the file in which our own programs note what they have measured. */
  static final String NOTES = "bench.notes";

  /** Runs a program; what it prints is in {@code log}. */
  static Spawned run(Path log, List<String> command) {
    return run(log, Map.of(), command);
  }

  static Spawned run(Path log, Map<String, String> environment, List<String> command) {
    try {
      Path times = Files.createTempFile("bench", ".times");
      List<String> timed = new ArrayList<>(List.of("bash", "-c",
          "log=$1; times=$2; shift 2; TIMEFORMAT='%R %U %S'; { time \"$@\" >>\"$log\" 2>&1 </dev/null; } 2>\"$times\"",
          "bench", log.toString(), times.toString()));
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed);
      builder.environment().putAll(environment);
      int status = builder.start().waitFor();
      String[] numbers = Files.readString(times).strip().split(" ");
      Files.delete(times);
      return new Spawned(status, Double.parseDouble(numbers[0]),
          Double.parseDouble(numbers[1]) + Double.parseDouble(numbers[2]), Map.of());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs one of our own main classes in a virtual machine of its own; it must succeed. */
  static Spawned java(Path log, List<String> options, Class<?> main, List<String> arguments) {
    try {
      Path notes = Files.createTempFile("bench", ".notes");
      List<String> command = new ArrayList<>(javaCommand(options));
      command.add("-D" + NOTES + "=" + notes);
      command.add(main.getName());
      command.addAll(arguments);
      Spawned spawned = run(log, command);
      Map<String, Double> told = new HashMap<>();
      for (String line : Files.readAllLines(notes)) {
        String[] parts = line.split(" ");
        told.put(parts[0], Double.valueOf(parts[1]));
      }
      Files.delete(notes);
      if (spawned.status != 0) {
        throw new IllegalStateException(main + " " + arguments + " failed; what it said is in " + log);
      }
      return new Spawned(spawned.status, spawned.seconds, spawned.cpuSeconds, told);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How packaging/run starts a command, which it tells. */
  static List<String> commandOptions() {
    return System.getProperty("bench.command.options", "").lines().toList();
  }

  /** This virtual machine's program and class path. */
  static List<String> javaCommand(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    return command;
  }

  double told(String name) {
    Double value = told.get(name);
    if (value == null) {
      throw new IllegalStateException("it did not tell " + name + ", only " + told);
    }
    return value;
  }
}
