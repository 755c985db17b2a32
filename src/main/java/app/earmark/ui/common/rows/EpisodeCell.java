package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The row of an episode: picture, title, whose and when, how long, play, download, more. JavaFX thread only. */
final class EpisodeCell extends ListCell<EpisodeRow> {

  private static final PseudoClass PLAYED = PseudoClass.getPseudoClass("played");
  private static final PseudoClass LOADED = PseudoClass.getPseudoClass("loaded");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass DROP_ABOVE = PseudoClass.getPseudoClass("drop-above");
  private static final PseudoClass DROP_BELOW = PseudoClass.getPseudoClass("drop-below");
  private static final PseudoClass GROUP_START = PseudoClass.getPseudoClass("group-start");

  private final EpisodeList list;
  private final PageContext context;

  /**
   * Stays in the cell for good: what is taken out of a scene and put back has all its style looked up again, which was
   * half of what a frame of scrolling cost.
   */
  private final Holder holder = new Holder();

  /** Made when there is something to show, a few in each frame. */
  private @Nullable RowPane pane;

  private @Nullable Node skeleton;

  EpisodeCell(EpisodeList list, PageContext context) {
    this.list = list;
    this.context = context;
    getStyleClass().add("episode-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // As wide as the list, never as its longest title.
    setPrefWidth(0);
    setGraphic(holder);
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        withRow(row -> context.navigator().open(new Place.OneEpisode(row.id())));
      }
    });
    drag();
  }

  private static Node skeleton() {
    var picture = new Region();
    picture.setMinSize(48, 48);
    picture.setMaxSize(48, 48);
    var upper = new Region();
    upper.setMinSize(280, 12);
    upper.setMaxSize(280, 12);
    var lower = new Region();
    lower.setMinSize(160, 8);
    lower.setMaxSize(160, 8);
    List.of(picture, upper, lower).forEach(bar -> bar.getStyleClass().add("skeleton"));
    var bars = new VBox(12, upper, lower);
    bars.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(12, picture, bars);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void act(RowPane made) {
    made.play().setOnAction(event -> withRow(context.actions()::play));
    made.download().setOnAction(event -> withRow(context.actions()::downloadOrStop));
    made.more().setOnAction(event -> {
      if (!isSelected()) {
        getListView().getSelectionModel().clearAndSelect(getIndex());
      }
      list.menu().show(made.more(), Side.BOTTOM, 0, 0);
    });
    made.title().setOnMouseClicked(event -> {
      if (isPlainClick(event)) {
        withRow(row -> context.navigator().open(new Place.OneEpisode(row.id())));
      }
    });
    made.podcast().setOnMouseClicked(event -> {
      if (isPlainClick(event)) {
        withRow(row -> context.navigator().open(new Place.OnePodcast(row.podcast())));
      }
    });
  }

  /** Rows can be dragged onto Up Next, and inside it to another place. */
  private void drag() {
    setOnDragDetected(event -> {
      if (getItem() != null) {
        if (!isSelected()) {
          getListView().getSelectionModel().clearAndSelect(getIndex());
        }
        DraggedEpisodes.start(this, list.chosen(), context.actions());
        event.consume();
      }
    });
    setOnDragOver(event -> {
      if (list.takes(event.getDragboard())) {
        event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
        showDrop(true, isBelowMiddle(event.getY()));
        event.consume();
      }
    });
    setOnDragExited(event -> showDrop(false, false));
    setOnDragDropped(event -> {
      if (list.takes(event.getDragboard())) {
        int index = isEmpty() ? list.rows().size() : getIndex() + (isBelowMiddle(event.getY()) ? 1 : 0);
        event.setDropCompleted(list.drop(event.getDragboard(), index));
        event.consume();
      }
    });
  }

  private boolean isBelowMiddle(double y) {
    return y > getHeight() / 2;
  }

  private void showDrop(boolean over, boolean below) {
    boolean row = over && !isEmpty();
    pseudoClassStateChanged(DROP_ABOVE, (row && !below) || (over && isEmpty() && getIndex() == list.rows().size()));
    pseudoClassStateChanged(DROP_BELOW, row && below);
  }

  private static boolean isPlainClick(MouseEvent event) {
    return event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1 && event.isStillSincePress()
        && !event.isShiftDown() && !event.isShortcutDown();
  }

  private void withRow(Consumer<EpisodeRow> action) {
    EpisodeRow row = getItem();
    if (row != null) {
      action.accept(row);
    }
  }

  @Override
  protected void updateItem(@Nullable EpisodeRow row, boolean empty) {
    super.updateItem(row, empty);
    if (row == null && pane != null) {
      pane.clear();
    }
    if (empty) {
      reveal(null);
      setAccessibleText(null);
    } else if (row == null) {
      if (skeleton == null) {
        skeleton = skeleton();
        holder.take(skeleton);
      }
      reveal(skeleton);
      setAccessibleText(context.texts().get("window.row.loading"));
    } else if (pane == null) {
      reveal(null);
      setAccessibleText(list.words().spoken(row));
      list.build(this);
    } else {
      show(row, pane);
    }
  }

  private void reveal(@Nullable Node shown) {
    for (Node child : holder.getChildren()) {
      child.setVisible(child.equals(shown));
    }
  }

  /** Makes what the row shows; does nothing where it shows nothing any more. */
  void build() {
    EpisodeRow row = getItem();
    if (row != null && !isEmpty()) {
      if (pane == null) {
        pane = new RowPane(list, context);
        act(pane);
        holder.take(pane);
      }
      show(row, pane);
    }
  }

  private void show(EpisodeRow row, RowPane shown) {
    reveal(shown);
    shown.show(row);
    pseudoClassStateChanged(PLAYED, row.playState() == PlayState.PLAYED);
    showGroup();
    showLive();
  }

  /** Says the group in the margin where it differs from that of the row above. */
  void showGroup() {
    EpisodeRow row = getItem();
    if (row != null && !isEmpty() && pane != null) {
      EpisodeRow above = list.rows().peek(getIndex() - 1);
      boolean start = list.marginShown().get()
          && (getIndex() == 0 || (above != null && !list.group(above).equals(list.group(row))));
      pane.showGroup(start ? list.group(row) : "");
      pseudoClassStateChanged(GROUP_START, start && getIndex() > 0);
    }
  }

  /** Shows what changes while the row stays: player and download. */
  void showLive() {
    EpisodeRow row = getItem();
    if (row != null && !isEmpty() && pane != null) {
      DownloadState state = context.live().download(row);
      pseudoClassStateChanged(LOADED, context.live().isLoaded(row));
      pseudoClassStateChanged(FAILED, isToldWhy(list, state));
      pane.showLive(row, state);
      setAccessibleText(list.words().spoken(row));
    }
  }

  /** Whether the row says in words why the download failed. */
  static boolean isToldWhy(EpisodeList list, DownloadState state) {
    return state instanceof DownloadState.Failed && list.style().transfers();
  }

  /**
   * Gives what it holds all of its own size, whatever that would like to have. What is not managed lays itself out
   * without its parents: a cell whose layout is asked for when it gets another row has the style of each node in it
   * looked up again (VirtualFlow.setCellIndex), which was most of what a frame of scrolling cost.
   */
  private static final class Holder extends Pane {

    void take(Node content) {
      content.setManaged(false);
      getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
      getChildren().forEach(content -> content.resizeRelocate(0, 0, getWidth(), getHeight()));
    }
  }
}
