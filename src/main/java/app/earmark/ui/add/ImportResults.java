package app.earmark.ui.add;

import app.earmark.model.AddResult;
import app.earmark.service.OpmlTransfer;
import app.earmark.ui.add.AddViewModel.Step;
import app.earmark.ui.common.Controls;
import app.earmark.util.Texts;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What came of each line of a list that was imported, with its reason where it could not be had. */
final class ImportResults extends VBox {

  private static final double LINE_HEIGHT = 60;
  private static final int MOST_SHOWN = 5;

  private final Texts texts;
  private final Label summary = Controls.paragraph("", "type-body");
  private final ListView<OpmlTransfer.Line> list = new ListView<>();
  private final Button retry;

  ImportResults(Texts texts, ObservableList<OpmlTransfer.Line> lines, Runnable retryAll,
      Consumer<OpmlTransfer.Line> retryOne) {
    super(12);
    this.texts = texts;
    list.getStyleClass().addAll("candidates", "bordered");
    list.setFixedCellSize(LINE_HEIGHT);
    list.setAccessibleText(texts.get("page.add.results"));
    list.setCellFactory(view -> new ResultCell(retryOne));
    list.setItems(lines);
    retry = Controls.button(Feather.ROTATE_CW, texts.get("page.add.retry-all"), retryAll);
    HBox.setHgrow(summary, Priority.ALWAYS);
    retry.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(12, summary, retry);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, list);
  }

  void show(Step.Importing importing) {
    Controls.show(retry, false);
    Controls.show(list, importing.done() > 0);
    resize();
    summary.setText(importing.total() == 0 ? texts.get("page.add.reading-list")
        : texts.get("page.add.importing", importing.done(), importing.total()));
  }

  void show(Step.Imported imported) {
    Controls.show(retry, imported.failed() > 0);
    Controls.show(list, !list.getItems().isEmpty());
    resize();
    list.scrollTo(0);
    String words = texts.get("page.add.imported", imported.added(), imported.known(), imported.failed());
    summary.setText(imported.left() == 0 ? words : words + " " + texts.get("page.add.stopped", imported.left()));
  }

  private void resize() {
    list.setPrefHeight(Math.clamp(list.getItems().size(), 1, MOST_SHOWN) * LINE_HEIGHT + 2);
  }

  private String outcome(AddResult result) {
    return switch (result) {
      case AddResult.Added added -> texts.get("page.add.line.added", added.episodes());
      case AddResult.AlreadySubscribed _ -> texts.get("page.add.line.known");
      case AddResult.Choose _ -> texts.get("page.add.line.choose");
      case AddResult.Failed failed -> texts.get(failed.problem().message());
    };
  }

  private final class ResultCell extends ListCell<OpmlTransfer.Line> {
    private final FontIcon icon = Controls.icon(Feather.CHECK);
    private final StackPane sign = new StackPane();
    private final Label title = Controls.label("", "type-body");
    private final Label why = Controls.label("", "type-note");
    private final Button again;
    private final HBox line;

    ResultCell(Consumer<OpmlTransfer.Line> retryOne) {
      again = Controls.iconButton(Feather.ROTATE_CW, texts.get("window.action.retry"));
      again.setOnAction(event -> {
        OpmlTransfer.Line shown = getItem();
        if (shown != null) {
          retryOne.accept(shown);
        }
      });
      why.setWrapText(true);
      title.setTextOverrun(OverrunStyle.ELLIPSIS);
      var words = new VBox(2, title, why);
      words.setAlignment(Pos.CENTER_LEFT);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      sign.getChildren().add(icon);
      line = new HBox(12, sign, words, again);
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(OpmlTransfer.@Nullable Line shown, boolean empty) {
      super.updateItem(shown, empty);
      sign.getStyleClass().removeAll("problem", "healthy");
      if (shown == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean failed = !shown.isThere();
      icon.setIconCode(failed ? Feather.ALERT_CIRCLE
          : shown.result() instanceof AddResult.Added ? Feather.CHECK_CIRCLE : Feather.CHECK);
      String outcome = outcome(shown.result());
      title.setText(shown.title());
      why.setText(outcome);
      why.getStyleClass().removeAll("problem-text", "muted");
      why.getStyleClass().add(failed ? "problem-text" : "muted");
      why.setTooltip(Controls.tooltip(failed ? shown.url() + "\n" + outcome : shown.url()));
      if (failed || shown.result() instanceof AddResult.Added) {
        sign.getStyleClass().add(failed ? "problem" : "healthy");
      }
      Controls.show(again, failed);
      setAccessibleText(shown.title() + ", " + outcome);
      setGraphic(line);
    }
  }
}
