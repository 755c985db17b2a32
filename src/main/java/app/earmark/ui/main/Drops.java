package app.earmark.ui.main;

import app.earmark.ui.add.AddViewModel;
import app.earmark.ui.add.TakingIn;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.rows.DraggedEpisodes;
import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * What is dropped on the window: the address of a podcast, a file with a list of podcasts, or sound files and folders
 * of them. JavaFX thread only.
 */
final class Drops {

  private final AddViewModel add;
  private final TakingIn takingIn;

  Drops(AddViewModel add, TakingIn takingIn) {
    this.add = add;
    this.takingIn = takingIn;
  }

  void install(Scene scene) {
    scene.setOnDragOver(event -> {
      if (!isOwn(event.getDragboard()) && understands(event.getDragboard())) {
        event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
      }
      event.consume();
    });
    scene.setOnDragDropped(event -> {
      event.setDropCompleted(accept(event.getDragboard()));
      event.consume();
    });
  }

  /** Episodes that are dragged out of the window are files as well, and dropped where they are. */
  private static boolean isOwn(Dragboard board) {
    return DraggedEpisodes.isOn(board) || DraggedPodcasts.isOn(board);
  }

  private static boolean understands(Dragboard board) {
    return board.hasFiles() || board.hasUrl() || (board.hasString() && isAddress(board.getString()));
  }

  private boolean accept(Dragboard board) {
    if (isList(board.getFiles())) {
      add.importList(board.getFiles().getFirst().toPath());
      return true;
    }
    if (board.hasFiles()) {
      takingIn.take(board.getFiles().stream().map(File::toPath).toList());
      return true;
    }
    String address = board.hasUrl() ? board.getUrl() : board.hasString() ? board.getString() : "";
    return drop(address);
  }

  /** Asks the address at once: whoever drops one wants to subscribe. */
  private boolean drop(String address) {
    return drop(add, address);
  }

  /** The same for an address that was typed where words were expected. */
  static boolean drop(AddViewModel add, String address) {
    if (!isAddress(address)) {
      return false;
    }
    add.show(address.strip());
    add.submit();
    return true;
  }

  /** The same for what another start of the program was given: an address, or a file; nothing asks for either. */
  void take(String asked) {
    File file = new File(asked);
    if (!isThere(file)) {
      if (!drop(asked)) {
        add.show(asked);
      }
    } else if (isList(List.of(file)) && file.isFile()) {
      add.importList(file.toPath());
    } else {
      takingIn.take(List.of(file.toPath()));
    }
  }

  /** By its whole path only: to this process an empty name, which asks for an address, would be its own folder. */
  static boolean isThere(File file) {
    return file.isAbsolute() && file.exists();
  }

  static boolean isList(List<File> files) {
    return files != null && files.size() == 1
        && files.getFirst().getName().toLowerCase(Locale.ROOT).matches(".*\\.(opml|xml)");
  }

  static boolean isAddress(String text) {
    return text.strip().matches("(?i)(https?:/|(feed|podcast|pcast|itpc):)\\S+");
  }
}
