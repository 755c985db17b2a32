package app.earmark.ui.history;

import app.earmark.model.EpisodeRow;
import app.earmark.model.HeardEpisode;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.EpisodeListPage;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.util.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/** The History page: what was played, by day, with when and how far. */
public final class HistoryView extends EpisodeListPage {

  private final HistoryViewModel model;
  private final PageContext context;
  private final EmptyState empty;
  private final Button clear;
  private final Button statistics;

  public HistoryView(HistoryViewModel model, PageContext context) {
    super(new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.OWN, true, false, false), context.texts().get("page.history.title")));
    this.model = model;
    this.context = context;
    Texts texts = context.texts();
    list().setOwnWords(
        row -> model.heard(row).map(heard -> context.formats().day(heard.at())).orElse(""),
        row -> model.heard(row).map(heard -> howFar(row, heard)).orElse(""));
    list().view().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.DELETE) {
        list().withChosen(model::forget);
        event.consume();
      }
    });
    this.empty = new EmptyState(Feather.CLOCK, texts.get("page.history.empty"), texts.get("page.history.empty.text"));
    this.clear = Controls.button(Feather.TRASH_2, texts.get("page.history.clear"), model::clear);
    clear.getStyleClass().add("flat");
    this.statistics = Controls.button(Feather.BAR_CHART_2, texts.get("page.statistics.title"),
        () -> context.navigator().open(new Place.Statistics()));
  }

  /** What plays is further by now than the history, which is written twice a minute. */
  private String howFar(EpisodeRow row, HeardEpisode heard) {
    String at = context.formats().timeOfDay(heard.at());
    return heard.finished() ? context.texts().get("page.history.to-the-end", at)
        : context.texts().get("page.history.up-to", at, context.formats().clock(
            context.live().isLoaded(row) ? context.live().position(row) : heard.positionMs()));
  }

  @Override
  protected void onAttach() {
    super.onAttach();
    hold(model);
    hold(model.showingProperty(), showing -> {
      Controls.show(clear, showing == HistoryViewModel.Showing.ROWS);
      switch (showing) {
        case NOTHING -> showInstead();
        case EMPTY -> showInstead(empty);
        case ROWS -> showList();
      }
    });
  }

  @Override
  public List<Node> tools() {
    return List.of(clear, statistics);
  }
}
