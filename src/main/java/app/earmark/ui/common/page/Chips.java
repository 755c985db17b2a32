package app.earmark.ui.common.page;

import app.earmark.ui.common.Controls;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** Short words side by side, such as tags. */
public final class Chips {

  private Chips() {}

  public static Node of(List<String> words) {
    var chips = new FlowPane(8, 8);
    words.forEach(word -> chips.getChildren().add(Controls.label(word, "chip", "type-note")));
    return chips;
  }
}
