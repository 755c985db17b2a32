package app.earmark.ui.common.chapters;

import app.earmark.model.Chapter;
import app.earmark.model.PlayingChapters;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Chapters with a tick each: unticked ones are passed over. A click plays from there. JavaFX thread only. */
public final class ChapterList {

  private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
  private static final PseudoClass SKIPPED = PseudoClass.getPseudoClass("skipped");

  private final Texts texts;
  private final Formats formats;
  private final Consumer<Chapter> play;
  private final BiConsumer<Chapter, Boolean> skip;
  private final Consumer<String> openLink;
  private final VBox root = new VBox();
  private final List<Node> rows = new ArrayList<>();
  private PlayingChapters shown = PlayingChapters.NONE;
  private int present = -1;

  /**
   * @param skip hears of a chapter that is unticked (true) or ticked again
   * @param openLink opens the link of a chapter
   */
  public ChapterList(
      Texts texts, Formats formats, Consumer<Chapter> play, BiConsumer<Chapter, Boolean> skip,
      Consumer<String> openLink) {
    this.texts = texts;
    this.formats = formats;
    this.play = play;
    this.skip = skip;
    this.openLink = openLink;
    root.getStyleClass().add("chapter-list");
    root.setAccessibleText(texts.get("window.chapters"));
  }

  public Node node() {
    return root;
  }

  public void show(PlayingChapters chapters) {
    if (chapters.equals(shown)) {
      return;
    }
    shown = chapters;
    present = -1;
    rows.clear();
    chapters.chapters().forEach(chapter -> rows.add(row(chapter, chapters.isSkipped(chapter))));
    root.getChildren().setAll(rows);
  }

  /** Marks the chapter that is heard; a negative position for none. */
  public void at(long positionMs) {
    int now = positionMs < 0 ? -1 : shown.at(positionMs);
    if (now != present) {
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).pseudoClassStateChanged(PRESENT, i == now);
      }
      present = now;
    }
  }

  private Node row(Chapter chapter, boolean skipped) {
    String title = chapter.title().isBlank() ? texts.get("window.chapters.untitled") : chapter.title();
    var tick = new CheckBox();
    tick.setSelected(!skipped);
    tick.setAccessibleText(texts.get("window.chapters.hear", title));
    tick.setTooltip(Controls.tooltip(texts.get("window.chapters.tick")));
    tick.setOnAction(event -> skip.accept(chapter, !tick.isSelected()));
    Label time = Controls.label(formats.clock(chapter.startMs()), "chapter-time", "type-body");
    time.setMinWidth(Region.USE_PREF_SIZE);
    Label name = Controls.label(title, "chapter-title", "type-body");
    name.setMinWidth(0);
    var words = new HBox(12, time, name);
    words.setAlignment(Pos.CENTER_LEFT);
    var button = new Button();
    button.setGraphic(words);
    button.setMinWidth(0);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("flat", "chapter-button");
    button.setAccessibleText(texts.get("window.chapters.play", title, formats.clock(chapter.startMs())));
    button.setTooltip(Controls.tooltip(title));
    button.setOnAction(event -> play.accept(chapter));
    HBox.setHgrow(button, Priority.ALWAYS);
    var row = new HBox(4, tick, button);
    String link = chapter.url();
    if (link != null) {
      Button open = Controls.iconButton(Feather.EXTERNAL_LINK, texts.get("window.chapters.link", link));
      open.setOnAction(event -> openLink.accept(link));
      row.getChildren().add(open);
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("chapter-row");
    row.pseudoClassStateChanged(SKIPPED, skipped);
    return row;
  }
}
