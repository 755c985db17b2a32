package app.earmark.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a page shows when it has nothing to show: why, and what to do about it. */
public final class EmptyState extends VBox {

  public EmptyState(Feather feather, String title, String sentence, Node... actions) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    var icon = Controls.icon(feather);
    icon.getStyleClass().add("empty-icon");
    Label heading = Controls.paragraph(title, "type-title");
    Label text = Controls.paragraph(sentence, "muted", "type-body");
    text.setMaxWidth(420);
    getChildren().addAll(icon, heading, text);
    if (actions.length > 0) {
      var row = new FlowPane(8, 8, actions);
      row.setAlignment(Pos.CENTER);
      row.getStyleClass().add("empty-actions");
      getChildren().add(row);
    }
  }
}
