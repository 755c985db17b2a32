package app.earmark.app;

import app.earmark.app.cli.LibraryServices;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
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
     * @param take gives addresses and files to that window; JavaFX thread only, after {@code window}
     * @param care checks and copies the library where that is due today; false: it is damaged. Blocks
     * @param close to be run when nothing uses it any more
     */
    record Opened(
        LibraryServices services, Consumer<Stage> window, Consumer<List<String>> take, BooleanSupplier care,
        Runnable close) implements Opening {}

    /**
     * Not opened; nothing was touched.
     *
     * @param mendable whether the library is damaged, so that it can be made anew
     */
    record Failed(Message problem, boolean mendable) implements Opening {}
  }

  Opening open(Path folder);
}
