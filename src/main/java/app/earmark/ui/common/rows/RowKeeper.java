package app.earmark.ui.common.rows;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is chosen and what is seen when rows come and go: the same episodes stay chosen; where the chosen ones
 * went away, the next one is chosen, so that an inbox can be worked through with one key; and what is in sight does
 * not jump when something is added above it. JavaFX thread only.
 */
final class RowKeeper implements WindowedList.Keeper {

  private final ListView<EpisodeRow> view;
  private final WindowedList<EpisodeRow> rows;
  private final Set<EpisodeId> chosen = new HashSet<>();
  private int firstChosen = -1;
  private boolean allLoaded;
  private @Nullable EpisodeId topmost;
  private int topIndex;

  RowKeeper(ListView<EpisodeRow> view, WindowedList<EpisodeRow> rows) {
    this.view = view;
    this.rows = rows;
  }

  static @Nullable VirtualFlow<?> flow(ListView<?> view) {
    return view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  @Override
  public void before() {
    chosen.clear();
    firstChosen = -1;
    allLoaded = true;
    for (int index : view.getSelectionModel().getSelectedIndices()) {
      EpisodeRow row = rows.peek(index);
      if (row == null) {
        allLoaded = false;
      } else {
        chosen.add(row.id());
      }
      firstChosen = firstChosen < 0 ? index : Math.min(firstChosen, index);
    }
    VirtualFlow<?> flow = flow(view);
    topIndex = flow == null || flow.getFirstVisibleCell() == null ? 0 : flow.getFirstVisibleCell().getIndex();
    EpisodeRow top = topIndex == 0 ? null : rows.peek(topIndex);
    topmost = top == null ? null : top.id();
  }

  @Override
  public void after() {
    // Where more is chosen than is loaded, what the selection model makes of the change is near enough.
    if (firstChosen >= 0 && allLoaded && !rows.isEmpty()) {
      choose();
    }
    EpisodeId sought = topmost;
    VirtualFlow<?> flow = flow(view);
    if (sought != null && flow != null) {
      int now = rows.indexOfLoaded(row -> row.id().equals(sought));
      if (now >= 0 && now != topIndex) {
        view.layout();
        flow.scrollPixels((now - topIndex) * view.getFixedCellSize());
      }
    }
  }

  private void choose() {
    MultipleSelectionModel<EpisodeRow> selection = view.getSelectionModel();
    List<Integer> still = chosen.stream().map(id -> rows.indexOfLoaded(row -> row.id().equals(id)))
        .filter(index -> index >= 0).sorted().toList();
    if (still.isEmpty()) {
      selection.clearAndSelect(Math.min(firstChosen, rows.size() - 1));
    } else if (!selection.getSelectedIndices().stream().sorted().toList().equals(still)) {
      selection.clearSelection();
      still.forEach(selection::select);
      view.getFocusModel().focus(still.getLast());
    }
  }
}
