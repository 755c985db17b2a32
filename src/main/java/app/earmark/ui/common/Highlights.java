package app.earmark.ui.common;

import app.earmark.model.search.Snippet;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text in which what was sought stands out. */
public final class Highlights {

  private Highlights() {}

  /** @param style of the whole text */
  public static TextFlow of(Snippet snippet, String style) {
    var flow = new TextFlow();
    flow.getStyleClass().add("highlights");
    int at = 0;
    for (Snippet.Mark mark : snippet.marks()) {
      add(flow, snippet.text().substring(at, mark.start()), style, false);
      add(flow, snippet.text().substring(mark.start(), mark.end()), style, true);
      at = mark.end();
    }
    add(flow, snippet.text().substring(at), style, false);
    flow.setMinWidth(0);
    return flow;
  }

  private static void add(TextFlow flow, String words, String style, boolean sought) {
    if (!words.isEmpty()) {
      var text = new Text(words);
      text.getStyleClass().addAll("highlight-text", style);
      if (sought) {
        text.getStyleClass().add("sought");
      }
      flow.getChildren().add(text);
    }
  }
}
