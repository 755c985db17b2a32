package app.earmark.ui.main;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.ProgressRing;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Lays out, for nobody to see, one of each thing that the window is made of. The first of a kind costs ten times what
 * the next one does, because its classes, its style and its font have to be loaded; the JavaFX thread has time for that
 * while the main thread opens the library. JavaFX thread only.
 */
public final class Rehearsal {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 480;

  private Rehearsal() {}

  public static void run() {
    Theme.applySystems();
    var list = new ListView<>(FXCollections.observableArrayList("A", "B"));
    list.getStyleClass().addAll("episode-list", "edge-to-edge");
    list.setFixedCellSize(72);
    list.setCellFactory(view -> new Cell());
    var segment = new ToggleButton("A");
    segment.getStyleClass().add("segment");
    var menu = new MenuButton("A", Controls.icon(Feather.CLOCK));
    menu.getStyleClass().add("button-icon");
    var bar = new HBox(8, Controls.button(Feather.PLUS, "A", () -> { }), segment, menu, new Slider(), new TextField());
    var root = new VBox(bar, list);
    var scene = new Scene(root, WIDTH, HEIGHT);
    scene.getStylesheets().add(WindowParts.style());
    root.applyCss();
    root.layout();
  }

  private static final class Cell extends ListCell<String> {

    private final HBox row = new HBox(12, new ProgressRing(16), Controls.label("A", "row-title", "type-row"),
        Controls.icon(Feather.CHECK), Controls.iconButton(Feather.PLAY, "A"));

    Cell() {
      getStyleClass().add("episode-cell");
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty ? null : row);
    }
  }
}
