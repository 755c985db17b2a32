package app.earmark.app;

import app.earmark.app.cli.LibraryServices;
import app.earmark.util.Message;
import java.nio.file.Path;

/** Opens the library for commands. The caller owns its lock. */
@FunctionalInterface
interface LibraryOpener {

  /** What came of it. */
  sealed interface Opening {

    /** Open, until {@code close} has run. */
    record Opened(LibraryServices services, Runnable close) implements Opening {}

    /** Not opened; nothing was touched. */
    record Failed(Message problem) implements Opening {}
  }

  Opening open(Path folder);
}
