package app.earmark.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program in a process of its own, as a listener starts it: JavaFX on the module path, everything else on the
 * class path, nothing of the tests. Closing it kills it if it is still there.
 */
public final class Program implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(90);

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it with these arguments. A window finds its display and sound in the environment of the tests. */
  public static Program start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** The same, with some variables more. */
  public static Program start(Map<String, String> environment, String... arguments) {
    return start(List.of(), environment, arguments);
  }

  /** The same, seen by {@code trace} from its first moment on. */
  public static Program start(NetworkTrace trace, String... arguments) {
    return start(trace.before(), Map.of(), arguments);
  }

  private static Program start(List<String> before, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile("program", ".out");
      Path err = Files.createTempFile("program", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(before.stream(), commandLine(arguments).stream()).toList());
      builder.environment().remove("EARMARK_LIBRARY");
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.redirectOutput(out.toFile());
      builder.redirectError(err.toFile());
      return new Program(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and waits until it has ended. */
  public static Result run(String... arguments) {
    try (Program program = start(arguments)) {
      return program.await();
    }
  }

  private static List<String> commandLine(String... arguments) {
    List<String> javafx = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.startsWith("javafx-")) {
        // The jars without a platform in their names are empty.
        if (!name.matches("javafx-[a-z]+-[0-9.]+\\.jar")) {
          javafx.add(entry);
        }
      } else if (!name.equals("test-classes")) {
        others.add(entry);
      }
    }
    List<String> line = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--module-path", String.join(File.pathSeparator, javafx),
        "--add-modules", "javafx.controls,javafx.media",
        "--enable-native-access=ALL-UNNAMED,javafx.graphics,javafx.media",
        "--sun-misc-unsafe-memory-access=allow",
        "-Duser.language=en", "-Duser.country=GB", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m",
        "-cp", String.join(File.pathSeparator, others),
        "app.earmark.app.Earmark"));
    line.addAll(List.of(arguments));
    return line;
  }

  /** Waits until it has ended by itself. */
  public Result await() {
    try {
      if (!process.waitFor(LONG.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Not ended within " + LONG.toSeconds() + " s; it said: " + out() + err());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for the program", e);
    }
    return new Result(process.exitValue(), out(), err());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its number, for tools that look at it from outside. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed on standard output so far. */
  public String out() {
    return read(out);
  }

  /** What it has printed on standard error so far. */
  public String err() {
    return read(err);
  }

  /** {@code kill -9}: no warning, no last word. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** {@code kill}: asks it to end. */
  public void end() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it ended. */
  public record Result(int status, String out, String err) {

    /** Standard output as the objects that {@code --json} prints, one a line. */
    public List<JsonNode> json() {
      JsonMapper mapper = JsonMapper.shared();
      return out.lines().map(mapper::readTree).toList();
    }
  }
}
