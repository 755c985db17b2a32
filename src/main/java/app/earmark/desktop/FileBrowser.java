package app.earmark.desktop;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a file of the library among its neighbours, in the program that the listener uses for files. Blocks until that
 * program was asked; any thread but JavaFX's.
 */
public final class FileBrowser {

  private static final Logger LOG = LoggerFactory.getLogger(FileBrowser.class);
  private static final long PATIENCE_SECONDS = 5;

  private final String system;

  public FileBrowser() {
    this(System.getProperty("os.name", ""));
  }

  FileBrowser(String system) {
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /** False where no such program could be asked. */
  public boolean show(Path file) {
    for (List<String> command : commands(file)) {
      if (run(command)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What to try, one after the other. On Linux the file manager is asked over D-Bus (freedesktop.org,
   * {@code org.freedesktop.FileManager1}) to mark the file; where none listens the folder is opened.
   */
  List<List<String>> commands(Path file) {
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
    if (system.startsWith("windows")) {
      return List.of(List.of("explorer", "/select," + absolute));
    }
    if (system.startsWith("mac")) {
      return List.of(List.of("open", "-R", absolute.toString()));
    }
    return List.of(
        List.of("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1",
            "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems",
            // A comma would begin another item of the array.
            "array:string:" + absolute.toUri().toASCIIString().replace(",", "%2C"), "string:"),
        List.of("xdg-open", folder.toString()));
  }

  private boolean run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      // Explorer answers 1 even where it did what it was asked.
      return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0
          || command.getFirst().equals("explorer");
    } catch (IOException e) {
      LOG.info("{} cannot be started", command.getFirst(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
