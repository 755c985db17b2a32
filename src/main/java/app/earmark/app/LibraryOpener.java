package app.earmark.app;

import app.earmark.app.cli.LibraryServices;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.Stage;

/** Opens the library. The caller owns its lock. */
@FunctionalInterface
interface LibraryOpener {

  /** What came of it. */
  sealed interface Opening {

    /**
     * Open.
     *
     * @param window fills and shows the main window; JavaFX thread only, and never called for a command
     * @param close to be run when nothing uses it any more
     */
    record Opened(LibraryServices services, Consumer<Stage> window, Runnable close) implements Opening {}

    /** Not opened; nothing was touched. */
    record Failed(Message problem) implements Opening {}
  }

  Opening open(Path folder);
}
