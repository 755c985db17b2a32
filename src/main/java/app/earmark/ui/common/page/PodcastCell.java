package app.earmark.ui.common.page;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.art.ArtView;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A podcast in a list: its picture, its title with lines below it, and what stands at the end. JavaFX thread only. */
public abstract class PodcastCell<T> extends ListCell<T> {

  private final ArtView art;
  private final Label title = Controls.label("", "row-title", "type-row");
  private final VBox text = new VBox(title);
  private final HBox row;

  /**
   * @param artSize of the picture, in px
   * @param gap between the picture, the text and the end
   */
  protected PodcastCell(PageContext context, double artSize, double gap) {
    art = new ArtView(context.art(), artSize);
    title.setMinWidth(0);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    row = new HBox(gap, art, text);
    row.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("found-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // As wide as the list, never as its longest title.
    setPrefWidth(0);
  }

  /** @param below lines below the title, as narrow as need be */
  protected final void compose(double lineGap, List<Label> below, Node... end) {
    below.forEach(line -> line.setMinWidth(0));
    text.setSpacing(lineGap);
    text.getChildren().addAll(below);
    row.getChildren().addAll(end);
  }

  /** Shows picture and title. */
  protected final void show(@Nullable String imageUrl, String name) {
    art.show(imageUrl, name);
    title.setText(name);
  }

  /** Shows the podcast; its spoken words too. */
  protected abstract void fill(T podcast);

  @Override
  protected final void updateItem(@Nullable T podcast, boolean empty) {
    super.updateItem(podcast, empty);
    if (podcast == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      art.clear();
    } else {
      fill(podcast);
      setGraphic(row);
    }
  }
}
