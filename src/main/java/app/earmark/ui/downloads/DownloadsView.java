package app.earmark.ui.downloads;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.EpisodeListPage;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The Downloads page. */
public final class DownloadsView extends EpisodeListPage {

  private final DownloadsViewModel model;
  private final PageContext context;
  private final EmptyState empty;
  private final Label summary = Controls.label("", "muted", "type-body");
  private final Button pause;
  private final Button resume;
  private final HBox tools;

  public DownloadsView(DownloadsViewModel model, PageContext context) {
    super(new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.DOWNLOAD, true, false, true), context.texts().get("page.downloads.title")));
    this.model = model;
    this.context = context;
    Texts texts = context.texts();
    this.empty = new EmptyState(Feather.DOWNLOAD, texts.get("page.downloads.empty"),
        texts.get("page.downloads.empty.text"));
    this.pause = Controls.button(Feather.PAUSE, texts.get("page.downloads.pause-all"), model::pauseAll);
    this.resume = Controls.button(Feather.PLAY, texts.get("page.downloads.resume-all"), model::resumeAll);
    Button storage = Controls.button(Feather.HARD_DRIVE, texts.get("page.downloads.storage"),
        () -> context.navigator().open(new Place.DiskSpace()));
    List.of(pause, resume, storage).forEach(button -> {
      button.getStyleClass().add("flat");
      button.setMinWidth(Region.USE_PREF_SIZE);
    });
    this.tools = new HBox(8, summary, pause, resume, storage);
    tools.setAlignment(Pos.CENTER_RIGHT);
    list().setDrop(model::drop);
    list().view().addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  @Override
  protected void onAttach() {
    super.onAttach();
    hold(model);
    hold(model.summaryProperty(), this::show);
    hold(context.live().downloadsProperty(), snapshot -> show(model.summaryProperty().get()));
    hold(model.showingProperty(), showing -> {
      switch (showing) {
        case NOTHING -> showInstead();
        case EMPTY -> showInstead(empty);
        case ROWS -> showList();
      }
    });
  }

  private void onKey(KeyEvent event) {
    if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
      int direction = event.getCode() == KeyCode.UP ? -1 : 1;
      list().withChosen(rows -> model.shift(rows, direction));
      event.consume();
    }
  }

  private void show(DownloadsViewModel.Summary now) {
    Message halted = context.live().downloadsProperty().get().halted();
    summary.setText(halted != null ? context.texts().get(halted)
        : now.running() > 0 && now.bytesPerSecond() > 0
            ? context.texts().get("page.downloads.speed", context.formats().size(now.bytesPerSecond())) : "");
    summary.setTooltip(halted == null ? null : Controls.tooltip(context.texts().get(halted)));
    Controls.show(pause, now.canPause());
    Controls.show(resume, now.canResume());
  }

  @Override
  public List<Node> tools() {
    return List.of(tools);
  }
}
