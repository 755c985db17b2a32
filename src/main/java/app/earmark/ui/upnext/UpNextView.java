package app.earmark.ui.upnext;

import app.earmark.service.UpNext.Then;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.EpisodeListPage;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The Up Next page: rows that are dragged, or moved with Alt and the arrows, to where they will be heard. */
public final class UpNextView extends EpisodeListPage {

  private final UpNextViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final EmptyState empty;
  private final Label summary = Controls.label("", "muted", "type-body");
  private final Label after = Controls.label("", "muted", "type-body");
  private final Button clear;
  private final MenuButton options = new MenuButton();
  private final CheckMenuItem goesOn;
  private final List<RadioMenuItem> then = new ArrayList<>();

  public UpNextView(UpNextViewModel model, PageContext context) {
    super(new EpisodeList(context, model.rows(),
        new RowStyle(RowStyle.Group.NONE, true, false, false), context.texts().get("page.up-next.title")));
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    list().setDrop(model::drop);
    list().view().addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    this.empty = new EmptyState(Feather.LIST, texts.get("page.up-next.empty"), texts.get("page.up-next.empty.text"));
    this.clear = Controls.button(Feather.TRASH_2, texts.get("page.up-next.clear"), model::clear);
    clear.getStyleClass().add("flat");
    this.goesOn = new CheckMenuItem(texts.get("setting.upnext.goesOn"));
    buildOptions();
    after.getStyleClass().add("queue-end");
    setFoot(after);
  }

  private void buildOptions() {
    options.getStyleClass().addAll("flat", "no-arrow", "button-icon");
    options.setGraphic(Controls.icon(Feather.SLIDERS));
    options.setAccessibleText(texts.get("page.up-next.options"));
    options.setTooltip(Controls.tooltip(texts.get("page.up-next.options")));
    goesOn.setOnAction(event -> model.goOn(goesOn.isSelected()));
    options.getItems().addAll(goesOn, new SeparatorMenuItem());
    var group = new ToggleGroup();
    for (Then choice : Then.values()) {
      var item = new RadioMenuItem(texts.get("setting.upnext.then." + choice.name().toLowerCase(Locale.ROOT)));
      item.setToggleGroup(group);
      item.setUserData(choice);
      item.setOnAction(event -> model.then(choice));
      then.add(item);
      options.getItems().add(item);
    }
  }

  private void onKey(KeyEvent event) {
    if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
      int direction = event.getCode() == KeyCode.UP ? -1 : 1;
      list().withChosen(rows -> model.shift(rows, direction));
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      list().withChosen(context.actions()::unqueue);
      event.consume();
    }
  }

  @Override
  protected void onAttach() {
    super.onAttach();
    hold(model);
    hold(model.queueProperty(), this::show);
  }

  private void show(UpNextViewModel.Queue queue) {
    if (!queue.known()) {
      showInstead();
    } else if (queue.count() == 0) {
      showInstead(empty);
    } else {
      showList();
    }
    summary.setText(queue.count() == 0 ? "" : summary(queue));
    Controls.show(clear, queue.count() > 0);
    Controls.show(after, queue.count() > 0);
    after.setText(texts.get(queue.goesOn()
        ? "page.up-next.after." + queue.then().name().toLowerCase(Locale.ROOT) : "page.up-next.after.stops"));
    goesOn.setSelected(queue.goesOn());
    then.forEach(item -> {
      item.setSelected(item.getUserData() == queue.then());
      item.setDisable(!queue.goesOn());
    });
  }

  private String summary(UpNextViewModel.Queue queue) {
    String left = context.formats().duration(queue.leftMs());
    if (queue.leftMs() == 0) {
      return texts.get("page.up-next.count", queue.count());
    }
    return Math.abs(queue.speed() - 1) < 0.001
        ? texts.get("page.up-next.summary", queue.count(), left)
        : texts.get("page.up-next.summary-at", queue.count(), left,
            context.formats().duration(queue.takesMs()), context.formats().speed(queue.speed()));
  }

  @Override
  public List<Node> tools() {
    var tools = new HBox(8, summary, clear, options);
    tools.setAlignment(Pos.CENTER_RIGHT);
    return List.of(tools);
  }
}
