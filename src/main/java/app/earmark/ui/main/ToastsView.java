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

/**
 * Draws the messages; never takes the focus. For those who hear the window, the latest message is also the text of a
 * label that is always there, so that its change is told to the system: JavaFX 25 has no live regions,
 * and hands nothing to assistive technology on Linux at all. F6 leads to the messages, and U undoes.
 */
final class ToastsView extends View {

  private final Toasts model;
  private final Texts texts;
  private final VBox root = new VBox();
  private final VBox shown = new VBox(8);
  private final Label status = Controls.label("", "toast-status");

  ToastsView(Toasts model, Texts texts) {
    this.model = model;
    this.texts = texts;
    root.setAlignment(Pos.BOTTOM_CENTER);
    root.setPickOnBounds(false);
    root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    root.getStyleClass().add("toasts");
    status.setOpacity(0);
    status.setManaged(false);
    status.setMouseTransparent(true);
    status.setAccessibleRole(AccessibleRole.TEXT);
    shown.setAlignment(Pos.BOTTOM_CENTER);
    shown.setPickOnBounds(false);
    root.getChildren().setAll(shown, status);
  }

  @Override
  protected void onAttach() {
    ListChangeListener<Toasts.Toast> changed = change -> show();
    model.shown().addListener(changed);
    hold(() -> model.shown().removeListener(changed));
    show();
  }

  private void show() {
    shown.getChildren().setAll(model.shown().stream().map(this::node).toList());
    if (!model.shown().isEmpty()) {
      Toasts.Toast latest = model.shown().getLast();
      String words = texts.get(latest.message());
      status.setText(latest.way() == Toasts.Way.UNDO ? texts.get("window.toast.said-with-undo", words) : words);
      status.setAccessibleText(status.getText());
    }
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
    if (toast.way() != Toasts.Way.NONE) {
      String does = texts.get(toast.way() == Toasts.Way.UNDO ? "window.toast.undo" : "window.toast.stop");
      Button way = Controls.button(does, () -> model.act(toast));
      way.getStyleClass().addAll("flat", "accent");
      way.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(way);
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
