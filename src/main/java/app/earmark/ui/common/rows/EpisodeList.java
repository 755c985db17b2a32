package app.earmark.ui.common.rows;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A list of episodes of any length, with their rows' actions, a menu, and several rows chosen at once. JavaFX thread
 * only.
 */
public final class EpisodeList extends Attachable {

  /** High enough for two lines and a picture of 48 between paddings of 12. */
  private static final double ROW_HEIGHT = 72;

  private static final double WIDE = 760;

  private static final double MARGIN = 96;

  /** Cells whose content is made in one frame. */
  private static final int BUILT_AT_ONCE = 3;

  private static final Duration FRAME = Duration.ofMillis(16);

  private final PageContext context;
  private final WindowedList<EpisodeRow> rows;
  private final RowStyle style;
  private final EpisodeWords words;
  private final ListView<EpisodeRow> view = new ListView<>();
  private final EpisodeMenu menu;
  private final BooleanBinding marginShown;
  private final ObservableDoubleValue marginWidth;
  private final Set<EpisodeCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

  /** Cells that wait for their content, in the order in which they came into sight. */
  private final Deque<EpisodeCell> unbuilt = new ArrayDeque<>();

  private @Nullable Subscription building;
  private int builtNow;

  private @Nullable Drop drop;
  private Function<EpisodeRow, String> ownGroup = row -> "";
  private Function<EpisodeRow, String> note = row -> "";

  /** Takes episodes that were dragged here. */
  public interface Drop {

    /** @param index before the row that has this index now; the number of rows: behind the last one */
    void drop(List<EpisodeId> episodes, int index);
  }

  public EpisodeList(PageContext context, WindowedList<EpisodeRow> rows, RowStyle style, String name) {
    this.context = context;
    this.rows = rows;
    this.style = style;
    this.words = new EpisodeWords(context.texts(), context.formats(), context.live());
    this.menu = new EpisodeMenu(context, this::chosen, this::withChosen, style.podcast());
    this.marginShown = Bindings.createBooleanBinding(
        () -> style.group() != RowStyle.Group.NONE && view.getWidth() >= context.appearance().scaled(WIDE),
        view.widthProperty(), context.appearance().textScaleProperty());
    this.marginWidth = context.appearance().atLeast(MARGIN, 0, MARGIN);
    view.getStyleClass().addAll("episode-list", "edge-to-edge");
    view.setAccessibleText(name);
    view.fixedCellSizeProperty().bind(context.appearance().atLeast(ROW_HEIGHT, 28, 38));
    view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    view.setItems(rows);
    view.setCellFactory(list -> {
      var cell = new EpisodeCell(this, context);
      cells.add(cell);
      return cell;
    });
    // Not setContextMenu: that would make the keys shown in the menu work in the whole window, a second time.
    view.setOnContextMenuRequested(event -> {
      menu.node().show(view, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    rows.setKeeper(new RowKeeper(view, rows));
  }

  public Node node() {
    return view;
  }

  @Override
  protected void onAttach() {
    cells.forEach(EpisodeCell::showGroup);
    cells.forEach(EpisodeCell::showLive);
    holdLater(context.live().downloadsProperty(), snapshot -> cells.forEach(EpisodeCell::showLive));
    holdLater(context.live().playbackProperty(), state -> cells.forEach(EpisodeCell::showLive));
    holdLater(context.live().upNextProperty(), queue -> cells.forEach(EpisodeCell::showLive));
    holdLater(marginShown, shown -> {
      cells.forEach(EpisodeCell::showGroup);
      cells.forEach(EpisodeCell::showLive);
    });
    ListChangeListener<EpisodeRow> changed = change ->
        context.background().fx().later(() -> cells.forEach(EpisodeCell::showGroup));
    rows.addListener(changed);
    hold(() -> rows.removeListener(changed));
    hold(rows::stop);
    hold(() -> {
      if (building != null) {
        building.close();
        building = null;
      }
    });
    rows.refresh();
  }

  /** How wide the margin is in which the groups are named; the same for each row. */
  ObservableDoubleValue marginWidth() {
    return marginWidth;
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
      EpisodeRow focused = view.getSelectionModel().getSelectedItem();
      if (focused != null) {
        context.navigator().open(new Place.OneEpisode(focused.id()));
        event.consume();
      }
    }
  }

  /**
   * Lets the cell make what it shows, now or in one of the next frames: the content of a dozen cells would hold the
   * window up.
   */
  void build(EpisodeCell cell) {
    if (building == null) {
      builtNow = 0;
      building = context.background().fx().after(FRAME, this::buildMore);
    }
    if (builtNow < BUILT_AT_ONCE) {
      builtNow++;
      cell.build();
    } else if (!unbuilt.contains(cell)) {
      unbuilt.add(cell);
    }
  }

  private void buildMore() {
    for (builtNow = 0; builtNow < BUILT_AT_ONCE && !unbuilt.isEmpty(); builtNow++) {
      unbuilt.remove().build();
    }
    building = builtNow == 0 ? null : context.background().fx().after(FRAME, this::buildMore);
  }

  WindowedList<EpisodeRow> rows() {
    return rows;
  }

  /**
   * What rows stand under where they are grouped by the page's own words, and what is said of each in place of its day.
   */
  public void setOwnWords(Function<EpisodeRow, String> newGroup, Function<EpisodeRow, String> newNote) {
    ownGroup = newGroup;
    note = newNote;
  }

  String note(EpisodeRow row) {
    return note.apply(row);
  }

  /** From now on rows can be dropped between those of this list. */
  public void setDrop(Drop newDrop) {
    drop = newDrop;
  }

  boolean takes(Dragboard board) {
    return drop != null && DraggedEpisodes.isOn(board);
  }

  boolean drop(Dragboard board, int index) {
    List<EpisodeId> dragged = DraggedEpisodes.of(board);
    if (drop != null && !dragged.isEmpty()) {
      drop.drop(dragged, index);
    }
    return !dragged.isEmpty();
  }

  /** Whether this is the list of what is queued: its rows need not say that they are. */
  boolean isQueue() {
    return drop != null && style.group() == RowStyle.Group.NONE;
  }

  RowStyle style() {
    return style;
  }

  EpisodeWords words() {
    return words;
  }

  BooleanBinding marginShown() {
    return marginShown;
  }

  ContextMenu menu() {
    return menu.node();
  }

  /** What the row stands under in the margin. */
  String group(EpisodeRow row) {
    return switch (style.group()) {
      case NONE -> "";
      case DAY -> words.day(row);
      case OWN -> ownGroup.apply(row);
      case DOWNLOAD -> context.texts().get(switch (context.live().download(row)) {
        case DownloadState.Running _ -> "window.download.group-running";
        case DownloadState.Queued _ -> "window.download.group-waiting";
        case DownloadState.Paused _ -> "window.download.group-paused";
        case DownloadState.Failed _ -> "window.download.group-failed";
        case DownloadState.Done _, DownloadState.None _ -> "window.download.group-done";
      });
    };
  }

  /** The chosen rows that are loaded: enough to say what can be done with them. */
  public List<EpisodeRow> chosen() {
    return view.getSelectionModel().getSelectedIndices().stream()
        .limit(WindowedList.PAGE)
        .map(rows::peek)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Hands over all chosen rows; those that are not loaded are read first. */
  public void withChosen(Consumer<List<EpisodeRow>> action) {
    List<Integer> indices = List.copyOf(view.getSelectionModel().getSelectedIndices());
    List<EpisodeRow> loaded = new ArrayList<>();
    indices.forEach(index -> {
      EpisodeRow row = rows.peek(index);
      if (row != null) {
        loaded.add(row);
      }
    });
    if (loaded.size() == indices.size()) {
      action.accept(loaded);
    } else {
      hold(rows.read(indices, action));
    }
  }

  /** Chooses the first row where none is, so that the arrows have a place to start from. */
  public void focus() {
    view.requestFocus();
    if (view.getSelectionModel().isEmpty() && !rows.isEmpty()) {
      view.getSelectionModel().selectFirst();
    }
  }

  public double scroll() {
    VirtualFlow<?> flow = RowKeeper.flow(view);
    return flow == null || flow.getFirstVisibleCell() == null ? 0 : flow.getFirstVisibleCell().getIndex();
  }

  /** Where nothing is to be scrolled, nothing stays chosen either: the list may have been shown before. */
  public void scrollTo(double position) {
    if (position > 0) {
      context.background().fx().later(() -> view.scrollTo((int) position));
    } else {
      view.getSelectionModel().clearSelection();
      if (scroll() > 0) {
        view.scrollTo(0);
      }
    }
  }

  public ListView<EpisodeRow> view() {
    return view;
  }
}
