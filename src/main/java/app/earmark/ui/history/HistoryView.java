package app.earmark.ui.history;

import app.earmark.model.EpisodeRow;
import app.earmark.model.HeardEpisode;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.util.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The History page: what was played, by day, with when and how far. */
public final class HistoryView extends View {

  private final HistoryViewModel model;
  private final PageContext context;
  private final EpisodeList list;
  private final EmptyState empty;
  private final Button clear;
  private final StackPane root = new StackPane();

  public HistoryView(HistoryViewModel model, PageContext context) {
    this.model = model;
    this.context = context;
    Texts texts = context.texts();
    this.list = new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.OWN, true, false, false), texts.get("page.history.title"));
    list.setOwnWords(
        row -> model.heard(row).map(heard -> context.formats().day(heard.at())).orElse(""),
        row -> model.heard(row).map(this::howFar).orElse(""));
    list.view().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.DELETE) {
        list.withChosen(model::forget);
        event.consume();
      }
    });
    this.empty = new EmptyState(Feather.CLOCK, texts.get("page.history.empty"), texts.get("page.history.empty.text"));
    this.clear = Controls.button(Feather.TRASH_2, texts.get("page.history.clear"), model::clear);
    clear.getStyleClass().add("flat");
    root.getStyleClass().add("page");
  }

  private String howFar(HeardEpisode heard) {
    String at = context.formats().timeOfDay(heard.at());
    return heard.finished() ? context.texts().get("page.history.to-the-end", at)
        : context.texts().get("page.history.up-to", at, context.formats().clock(heard.positionMs()));
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(list);
    hold(model.showingProperty(), showing -> {
      Controls.show(clear, showing == HistoryViewModel.Showing.ROWS);
      switch (showing) {
        case NOTHING -> root.getChildren().setAll();
        case EMPTY -> root.getChildren().setAll(empty);
        case ROWS -> {
          root.getChildren().setAll(list.node());
          list.focus();
        }
      }
    });
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return List.of(clear);
  }

  @Override
  public List<EpisodeRow> chosen() {
    return list.chosen();
  }

  @Override
  public void withChosen(Consumer<List<EpisodeRow>> action) {
    list.withChosen(action);
  }

  @Override
  public void focus() {
    list.focus();
  }

  @Override
  public double scroll() {
    return list.scroll();
  }

  @Override
  public void scrollTo(double position) {
    list.scrollTo(position);
  }
}
