package app.earmark.ui.common.page;

import app.earmark.model.PodcastId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * Podcasts on their way to a folder. JavaFX thread only.
 *
 * @param from the folder that they are dragged out of; empty: none
 */
public record DraggedPodcasts(List<PodcastId> podcasts, String from) {

  private static final String TYPE = "application/x-earmark-podcasts";

  /** JavaFX knows each type once, and refuses to make it again. */
  private static DataFormat format() {
    DataFormat known = DataFormat.lookupMimeType(TYPE);
    return known == null ? new DataFormat(TYPE) : known;
  }

  public void start(Node node) {
    var content = new ClipboardContent();
    content.put(format(), from + "\n"
        + podcasts.stream().map(PodcastId::toString).collect(Collectors.joining(",")));
    node.startDragAndDrop(TransferMode.COPY_OR_MOVE).setContent(content);
  }

  public static boolean isOn(Dragboard board) {
    return board.hasContent(format());
  }

  /** Nothing, from nowhere, where something else is dragged. */
  public static DraggedPodcasts of(Dragboard board) {
    if (!(board.getContent(format()) instanceof String text) || text.indexOf('\n') < 0) {
      return new DraggedPodcasts(List.of(), "");
    }
    int line = text.indexOf('\n');
    return new DraggedPodcasts(Arrays.stream(text.substring(line + 1).split(",")).filter(id -> !id.isEmpty())
        .map(id -> new PodcastId(Long.parseLong(id))).toList(), text.substring(0, line));
  }
}
