package app.earmark.ui.main;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Draws the messages; never takes the focus. */
final class ToastsView extends View {

  private final Toasts model;
  private final Texts texts;
  private final VBox root = new VBox(8);

  ToastsView(Toasts model, Texts texts) {
    this.model = model;
    this.texts = texts;
    root.setAlignment(Pos.BOTTOM_CENTER);
    root.setPickOnBounds(false);
    root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    root.getStyleClass().add("toasts");
  }

  @Override
  protected void onAttach() {
    ListChangeListener<Toasts.Toast> changed = change -> show();
    model.shown().addListener(changed);
    hold(() -> model.shown().removeListener(changed));
    show();
  }

  private void show() {
    root.getChildren().setAll(model.shown().stream().map(this::node).toList());
  }

  private Node node(Toasts.Toast toast) {
    String words = texts.get(toast.message());
    Label text = Controls.paragraph(words, "type-body");
    HBox.setHgrow(text, Priority.ALWAYS);
    var row = new HBox(12, text);
    row.getStyleClass().add("toast");
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleRole(AccessibleRole.TEXT);
    row.setAccessibleText(words);
    row.setMaxWidth(480);
    if (toast.canUndo()) {
      Button undo = Controls.button(texts.get("window.toast.undo"), () -> model.undo(toast));
      undo.getStyleClass().addAll("flat", "accent");
      undo.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(undo);
    }
    Button close = Controls.iconButton(Feather.X, texts.get("window.action.close"));
    close.setOnAction(event -> model.dismiss(toast));
    row.getChildren().add(close);
    return row;
  }

  @Override
  public Node root() {
    return root;
  }
}
