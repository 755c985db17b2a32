package app.earmark.ui.common.rows;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.page.EpisodeActions;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Episodes on their way from one place of the window to another. JavaFX thread only. */
public final class DraggedEpisodes {

  private static final String TYPE = "application/x-earmark-episodes";

  private DraggedEpisodes() {}

  /** JavaFX knows each type once, and refuses to make it again. */
  private static DataFormat format() {
    DataFormat known = DataFormat.lookupMimeType(TYPE);
    return known == null ? new DataFormat(TYPE) : known;
  }

  /** Starts a drag; other programs get the files that are there, and the titles. */
  public static void start(Node from, List<EpisodeRow> rows, EpisodeActions actions) {
    if (rows.isEmpty()) {
      return;
    }
    var content = new ClipboardContent();
    content.put(format(), rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(",")));
    content.putString(rows.stream().map(EpisodeRow::title).collect(Collectors.joining("\n")));
    List<File> files = rows.stream().flatMap(row -> actions.file(row).stream()).map(Path::toFile).toList();
    if (!files.isEmpty()) {
      content.putFiles(files);
    }
    // A file manager that may move files does so, and the library would have lost them.
    Dragboard board = from.startDragAndDrop(TransferMode.COPY);
    board.setContent(content);
  }

  public static boolean isOn(Dragboard board) {
    return board.hasContent(format());
  }

  /** In the order of their rows; empty where something else is dragged. */
  public static List<EpisodeId> of(Dragboard board) {
    return board.getContent(format()) instanceof String ids && !ids.isEmpty()
        ? Arrays.stream(ids.split(",")).map(id -> new EpisodeId(Long.parseLong(id))).toList() : List.of();
  }
}
