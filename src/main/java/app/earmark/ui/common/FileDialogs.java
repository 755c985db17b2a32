package app.earmark.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the listener for files and folders. JavaFX thread only; each question waits for its answer. */
public interface FileDialogs {

  /**
   * A kind of file.
   *
   * @param words as the listener reads them
   * @param ending without the dot; {@code *}: any file
   */
  record Kind(String words, String ending) {}

  /** Where to write a file; it has the ending of the kind that was chosen. Empty: the listener thought better of it. */
  Optional<Path> save(Window above, String title, String suggested, List<Kind> kinds);

  /** Files to be read; empty: none was chosen. */
  List<Path> open(Window above, String title, boolean many, List<Kind> kinds);

  Optional<Path> folder(Window above, String title);
}
