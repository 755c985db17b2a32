package app.earmark.ui.common;

import app.earmark.model.search.Snippet;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Text in which what was sought stands out. Shows one text after the other with the nodes that it has: new ones at each
 * key would have their style looked up at each key. JavaFX thread only.
 */
public final class Highlights extends TextFlow {

  private final String style;

  /** @param style of the whole text */
  public Highlights(String style) {
    this.style = style;
    getStyleClass().add("highlights");
    setMinWidth(0);
  }

  /** By turns what was not sought, which may be nothing, and what was. */
  public void show(Snippet snippet) {
    int at = 0;
    int piece = 0;
    for (Snippet.Mark mark : snippet.marks()) {
      set(piece++, snippet.text().substring(at, mark.start()));
      set(piece++, snippet.text().substring(mark.start(), mark.end()));
      at = mark.end();
    }
    set(piece++, snippet.text().substring(at));
    while (piece < getChildren().size()) {
      set(piece++, "");
    }
    Controls.show(this, !snippet.text().isEmpty());
  }

  private void set(int piece, String words) {
    if (piece == getChildren().size()) {
      var text = new Text();
      text.getStyleClass().addAll("highlight-text", style);
      if (piece % 2 == 1) {
        text.getStyleClass().add("sought");
      }
      getChildren().add(text);
    }
    Text text = (Text) getChildren().get(piece);
    text.setText(words);
    // An empty text has the height of a line.
    Controls.show(text, !words.isEmpty());
  }
}
