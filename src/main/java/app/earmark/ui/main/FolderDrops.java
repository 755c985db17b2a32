package app.earmark.ui.main;

import app.earmark.model.EpisodeId;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.page.FolderActions;
import app.earmark.ui.common.rows.DraggedEpisodes;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Takes what is dragged onto folders. JavaFX thread only. */
final class FolderDrops {

  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private final FolderActions folders;
  private final BiConsumer<List<EpisodeId>, String> episodesInto;

  /** @param episodesInto puts the podcasts of episodes into a folder */
  FolderDrops(FolderActions folders, BiConsumer<List<EpisodeId>, String> episodesInto) {
    this.folders = folders;
    this.episodesInto = episodesInto;
  }

  /** What a node is; it may be another folder later. */
  interface Target {

    /** Empty: no folder, so that podcasts leave theirs here; null: nothing is taken. */
    @Nullable String folder();
  }

  /** Takes podcasts into the folder of the target; those that come from another leave it, unless they are copied. */
  void install(Region node, Target target) {
    node.setOnDragOver(event -> {
      boolean podcasts = DraggedPodcasts.isOn(event.getDragboard());
      boolean episodes = DraggedEpisodes.isOn(event.getDragboard());
      String folder = target.folder();
      if (folder != null && (podcasts || (episodes && !folder.isEmpty()))) {
        event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
        node.pseudoClassStateChanged(DROP, !folder.isEmpty());
        event.consume();
      }
    });
    node.setOnDragExited(event -> node.pseudoClassStateChanged(DROP, false));
    node.setOnDragDropped(event -> {
      String folder = target.folder();
      if (folder != null) {
        event.setDropCompleted(take(event, folder));
        event.consume();
      }
    });
  }

  private boolean take(DragEvent event, String folder) {
    if (DraggedPodcasts.isOn(event.getDragboard())) {
      DraggedPodcasts dragged = DraggedPodcasts.of(event.getDragboard());
      if (event.getTransferMode() == TransferMode.COPY && !folder.isEmpty()) {
        folders.add(dragged.podcasts(), folder);
      } else {
        folders.move(dragged.podcasts(), dragged.from(), folder);
      }
      return !dragged.podcasts().isEmpty();
    }
    List<EpisodeId> episodes = DraggedEpisodes.of(event.getDragboard());
    if (!episodes.isEmpty() && !folder.isEmpty()) {
      episodesInto.accept(episodes, folder);
    }
    return !episodes.isEmpty();
  }
}
