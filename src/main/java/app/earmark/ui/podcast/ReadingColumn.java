package app.earmark.ui.podcast;

import app.earmark.ui.common.Controls;
import app.earmark.util.Texts;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Text under headings, as wide as can be read well. */
final class ReadingColumn extends VBox {

  private static final double TEXT_WIDTH = 720;

  private final Texts texts;

  ReadingColumn(Texts texts) {
    super(12);
    this.texts = texts;
    setMaxWidth(TEXT_WIDTH);
  }

  void heading(String key) {
    Label heading = Controls.label(texts.get(key), "section-heading", "type-row");
    VBox.setMargin(heading, new Insets(12, 0, 0, 0));
    getChildren().add(heading);
  }

  void muted(String text) {
    getChildren().add(Controls.paragraph(text, "muted", "type-body"));
  }

  /** The column in what it scrolls in. */
  Node scrolled() {
    var holder = new VBox(this);
    holder.getStyleClass().add("reading");
    var scroll = Controls.scrolled(holder);
    return scroll;
  }
}
