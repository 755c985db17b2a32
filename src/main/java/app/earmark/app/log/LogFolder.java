package app.earmark.app.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log of a library: {@code earmark.0.log} (the newest) to {@code earmark.4.log} in its folder {@code logs}, at most
 * 5 MB in all. Everything that the program and its libraries log goes there, from INFO on, and nowhere else: standard
 * error belongs to the command line. Close it after everything else.
 */
public final class LogFolder implements AutoCloseable {

  private static final int FILES = 5;

  /** A file may grow by one record beyond it: 5 × (0.9 MB + one record) stay below 5 MB. */
  private static final int BYTES_PER_FILE = 900_000;

  private static final Logger ROOT = Logger.getLogger("");

  private final @Nullable Handler handler;

  private LogFolder(@Nullable Handler handler) {
    this.handler = handler;
  }

  /** Logs nothing at all from now on; what a process does that has no library. */
  public static void silence() {
    LogManager.getLogManager().reset();
  }

  /**
   * Starts logging into the folder, going on in the newest file.
   *
   * @throws IOException where it cannot be written; the program then does without
   */
  public static LogFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    // The pattern's own sign is %, which a folder may have in its name.
    String pattern = folder.toString().replace("%", "%%") + "/earmark.%g.log";
    FileHandler handler = new FileHandler(pattern, BYTES_PER_FILE, FILES, true);
    handler.setEncoding(StandardCharsets.UTF_8.name());
    handler.setFormatter(new LogLines());
    handler.setLevel(Level.INFO);
    silence();
    ROOT.setLevel(Level.INFO);
    ROOT.addHandler(handler);
    return new LogFolder(handler);
  }

  /** The same, silent where the folder cannot be written: that is said where it matters. */
  public static LogFolder openIfPossible(Path folder) {
    try {
      return open(folder);
    } catch (IOException e) {
      silence();
      return new LogFolder(null);
    }
  }

  @Override
  public void close() {
    if (handler != null) {
      ROOT.removeHandler(handler);
      handler.close();
    }
  }
}
