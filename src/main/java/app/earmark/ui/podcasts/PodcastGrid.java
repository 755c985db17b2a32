package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.page.PageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Podcasts side by side: a grid whose lines are the rows of a list, so that only those in sight have nodes. */
final class PodcastGrid {

  private static final double TILE = 152;

  /** Around the picture, where the tile shows that it has the focus. */
  private static final double PADDING = 12;

  private final PageContext context;
  private final Function<Podcast, List<MenuItem>> menu;
  private final ListView<List<Podcast>> lines = new ListView<>();
  private List<Podcast> podcasts = List.of();
  private int columns = 1;

  PodcastGrid(PageContext context, Function<Podcast, List<MenuItem>> menu) {
    this.context = context;
    this.menu = menu;
    lines.getStyleClass().addAll("podcast-grid", "edge-to-edge");
    lines.setAccessibleText(context.texts().get("page.podcasts.title"));
    lines.setFocusTraversable(false);
    lines.fixedCellSizeProperty().bind(context.appearance().atLeast(0, TILE + 2 * PADDING + 8, 40));
    lines.setCellFactory(view -> new Line());
    lines.widthProperty().addListener((property, before, width) -> fit());
  }

  Node node() {
    return lines;
  }

  void show(List<Podcast> now) {
    podcasts = now;
    List<List<Podcast>> cut = new ArrayList<>();
    for (int i = 0; i < now.size(); i += columns) {
      cut.add(now.subList(i, Math.min(now.size(), i + columns)));
    }
    if (!lines.getItems().equals(cut)) {
      lines.getItems().setAll(cut);
    }
  }

  private void fit() {
    int now = Math.max(1, (int) ((lines.getWidth() - 24) / (TILE + 2 * PADDING)));
    if (now != columns) {
      columns = now;
      show(podcasts);
    }
  }

  /** The one that has the focus. */
  List<PodcastId> chosen() {
    Node focus = lines.getScene() == null ? null : lines.getScene().getFocusOwner();
    return focus != null && focus.getUserData() instanceof Tile tile && tile.shown != null
        ? List.of(tile.shown.id()) : List.of();
  }

  void focus() {
    Node first = lines.lookup(".tile");
    if (first != null) {
      first.requestFocus();
    }
  }

  /** One podcast: a button with its picture and name. */
  private final class Tile {
    private final ArtView art = new ArtView(context.art(), TILE);
    private final Label title = Controls.label("", "type-body", "tile-title");
    private final Label count = Controls.label("", "muted", "type-note");
    private final Button button = new Button();
    private @Nullable Podcast shown;

    Tile() {
      title.setMaxWidth(TILE);
      count.setMaxWidth(TILE);
      var box = new VBox(4, art, title, count);
      VBox.setMargin(title, new Insets(4, 0, 0, 0));
      box.setAlignment(Pos.TOP_LEFT);
      button.setGraphic(box);
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      button.getStyleClass().addAll("flat", "tile");
      button.setPadding(new Insets(PADDING));
      button.setOnAction(event -> {
        if (shown != null) {
          context.navigator().open(new Place.OnePodcast(shown.id()));
        }
      });
      button.setUserData(this);
      button.setOnDragDetected(event -> {
        if (shown != null) {
          new DraggedPodcasts(List.of(shown.id()), "").start(button);
          event.consume();
        }
      });
      button.setOnContextMenuRequested(event -> {
        if (shown != null) {
          var items = new ContextMenu();
          items.getItems().setAll(menu.apply(shown));
          items.show(button, event.getScreenX(), event.getScreenY());
        }
        event.consume();
      });
    }

    void show(Podcast podcast) {
      shown = podcast;
      art.show(podcast.imageUrl(), podcast.title());
      title.setText(podcast.title());
      boolean troubled = podcast.health().state() != PodcastHealth.State.OK;
      count.setText(troubled ? context.texts().get("page.podcasts.troubled")
          : podcast.unplayed() > 0 ? context.texts().get("page.podcast.unplayed", podcast.unplayed()) : "");
      count.getStyleClass().removeAll("muted", "problem-text");
      count.getStyleClass().add(troubled ? "problem-text" : "muted");
      button.setAccessibleText(count.getText().isEmpty() ? podcast.title()
          : context.texts().get("window.nav.with-count", podcast.title(), count.getText()));
    }
  }

  /** One line of the grid. */
  private final class Line extends ListCell<List<Podcast>> {
    private final HBox box = new HBox();
    private final List<Tile> tiles = new ArrayList<>();

    Line() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable List<Podcast> line, boolean empty) {
      super.updateItem(line, empty);
      if (line == null || empty) {
        setGraphic(null);
        return;
      }
      while (tiles.size() < line.size()) {
        tiles.add(new Tile());
      }
      for (int i = 0; i < line.size(); i++) {
        tiles.get(i).show(line.get(i));
      }
      box.getChildren().setAll(tiles.subList(0, line.size()).stream().map(tile -> tile.button).toList());
      setGraphic(box);
    }
  }
}
