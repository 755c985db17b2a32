package app.earmark.ui.common.rows;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.View;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A page that shows one list of episodes, or something in its place: what is chosen, where the focus goes and how far
 * it is scrolled are the list's. JavaFX thread only.
 */
public abstract class EpisodeListPage extends View {

  private final EpisodeList list;
  private final StackPane root = new StackPane();

  protected EpisodeListPage(EpisodeList list) {
    this.list = list;
    root.getStyleClass().add("page");
  }

  /** Attaches the list; whoever extends this calls it first and adds what is its own. */
  @Override
  protected void onAttach() {
    hold(list);
  }

  protected final EpisodeList list() {
    return list;
  }

  /** Whether the keys act upon the list just now; the page may show something else for a while. */
  protected boolean isListShown() {
    return root.getChildren().contains(list.node());
  }

  /** Shows the list, and gives it the focus where something else was shown before. */
  protected final void showList() {
    if (!root.getChildren().contains(list.node())) {
      root.getChildren().setAll(list.node());
      list.focus();
    }
  }

  /** Shows something in place of the list; nothing at all where nothing is known yet. */
  protected final void showInstead(Node... nodes) {
    root.getChildren().setAll(nodes);
  }

  @Override
  public final StackPane root() {
    return root;
  }

  @Override
  public List<EpisodeRow> chosen() {
    return isListShown() ? list.chosen() : List.of();
  }

  @Override
  public void withChosen(Consumer<List<EpisodeRow>> action) {
    if (isListShown()) {
      list.withChosen(action);
    }
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
