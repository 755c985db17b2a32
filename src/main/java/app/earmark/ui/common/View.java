package app.earmark.ui.common;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The nodes of one page or part of a page. Built once, attached while it is in the window. JavaFX thread only. */
public abstract class View extends Attachable {

  public abstract Node root();

  /** What stands at the end of the bar above the page: its filters and buttons. */
  public List<Node> tools() {
    return List.of();
  }

  /** The episodes that P, D, M and the like act upon; empty where the page has none chosen. */
  public List<EpisodeRow> chosen() {
    return List.of();
  }

  /** Hands over all the episodes that are chosen, also those that must be read first. */
  public void withChosen(Consumer<List<EpisodeRow>> action) {
    action.accept(chosen());
  }

  /** The podcasts that the folders are chosen for: those of the chosen episodes where the page knows no other. */
  public List<PodcastId> chosenPodcasts() {
    return chosen().stream().map(EpisodeRow::podcast).distinct().toList();
  }

  /** Where the focus goes when the page is opened. */
  public void focus() {
    root().requestFocus();
  }

  /** How far the page is scrolled, in whatever unit {@link #scrollTo} understands; kept by the history. */
  public double scroll() {
    return 0;
  }

  public void scrollTo(double position) {}
}
