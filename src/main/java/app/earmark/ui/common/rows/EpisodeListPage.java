package app.earmark.ui.common.rows;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.View;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A page that shows one list of episodes, or something in its place: what is chosen, where the focus goes and how far
 * it is scrolled are the list's. JavaFX thread only.
 */
public abstract class EpisodeListPage extends View {

  private final EpisodeList list;
  private final StackPane holder = new StackPane();
  private final VBox root = new VBox(holder);

  protected EpisodeListPage(EpisodeList list) {
    this.list = list;
    VBox.setVgrow(holder, Priority.ALWAYS);
    root.getStyleClass().add("page");
  }

  /** What stays above the list, whatever is shown. */
  protected final void setHead(Node head) {
    root.getChildren().addFirst(head);
  }

  /** What stays below it. */
  protected final void setFoot(Node foot) {
    root.getChildren().addLast(foot);
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
    return holder.getChildren().contains(list.node());
  }

  /** Shows the list, and gives it the focus where something else was shown before. */
  protected final void showList() {
    if (!holder.getChildren().contains(list.node())) {
      holder.getChildren().setAll(list.node());
      list.focus();
    }
  }

  /** Shows something in place of the list; nothing at all where nothing is known yet. */
  protected final void showInstead(Node... nodes) {
    if (!holder.getChildren().equals(List.of(nodes))) {
      holder.getChildren().setAll(nodes);
    }
  }

  @Override
  public final Region root() {
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
