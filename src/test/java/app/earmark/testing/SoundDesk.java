package app.earmark.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * The sound server of the environment, whose one output is the null sink {@code null}: records what the loudspeaker
 * would play. packaging/desk sets such a place up.
 */
public final class SoundDesk {

  private SoundDesk() {}

  /** Skips the test, saying so, where there is no such sound server or no display; then starts JavaFX. */
  public static SoundDesk attach() {
    assumeTrue(System.getenv("DISPLAY") != null, "skipped: no display (run it under packaging/desk)");
    assumeTrue(sinks().contains("null"), "skipped: no sound server with a null sink (run it under packaging/desk)");
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException e) {
      // Another test started it.
    }
    Platform.setImplicitExit(false);
    return new SoundDesk();
  }

  private static String sinks() {
    try {
      Process process = new ProcessBuilder("pactl", "list", "short", "sinks")
          .redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(10, TimeUnit.SECONDS) ? answer : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Starts to record; returns once the server delivers. */
  public Recording record() {
    try {
      Path raw = Files.createTempFile("heard", ".raw");
      Process parec = new ProcessBuilder(
          "parec", "--latency-msec=20", "-d", "null.monitor", "--format=s16le",
          "--rate=" + Heard.RATE, "--channels=1")
          .redirectOutput(raw.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      Recording recording = new Recording(raw, parec);
      Await.until("the recording has started", Duration.ofSeconds(10), () -> recording.bytes() > 0);
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A recording that is going on. */
  public static final class Recording implements AutoCloseable {

    private final Path raw;
    private final Process parec;

    private Recording(Path raw, Process parec) {
      this.raw = raw;
      this.parec = parec;
    }

    private long bytes() {
      return raw.toFile().length();
    }

    /** How much is recorded, in ms: a mark for what happens now. */
    public double nowMs() {
      return bytes() / 2.0 / Heard.RATE * 1000;
    }

    /** What was recorded so far. */
    public Heard soFar() {
      try {
        return Heard.ofRaw(Files.readAllBytes(raw));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Waits until so much more is recorded. */
    public void waitFor(Duration more) {
      double until = nowMs() + more.toMillis();
      Await.until("recorded " + more, more.plusSeconds(10), () -> nowMs() >= until);
    }

    @Override
    public void close() {
      parec.destroy();
      try {
        parec.waitFor(5, TimeUnit.SECONDS);
        Files.deleteIfExists(raw);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
