package app.earmark.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Other programs of this machine, such as mount or playerctl, which a test asks and waits for. */
public final class SystemCommand {

  private static final long PATIENCE_SECONDS = 20;

  private SystemCommand() {}

  /** Whether it did what was asked; false also where there is no such program. */
  public static boolean works(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return ends(process) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it says, on standard error too, without blanks at the ends. */
  public static String said(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!ends(process)) {
        throw new AssertionError("still at work: " + String.join(" ", command));
      }
      return said;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean ends(Process process) {
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
