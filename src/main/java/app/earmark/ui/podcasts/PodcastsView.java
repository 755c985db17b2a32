package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.podcasts.PodcastsViewModel.Order;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Podcasts page: a grid whose lines are the rows of a list, so that only those in sight have nodes. */
public final class PodcastsView extends View {

  private static final double TILE = 152;

  /** Around the picture, where the tile shows that it has the focus. */
  private static final double PADDING = 12;

  private final PodcastsViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final Runnable add;
  private final ListView<List<Podcast>> lines = new ListView<>();
  private final StackPane root = new StackPane();
  private final HBox tools;
  private int columns = 1;

  public PodcastsView(PodcastsViewModel model, PageContext context, Runnable add) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.add = add;
    Map<Order, String> orders = new LinkedHashMap<>();
    orders.put(Order.TITLE, texts.get("page.podcasts.by-title"));
    orders.put(Order.UNPLAYED, texts.get("page.podcasts.by-unplayed"));
    this.tools = Segments.of(orders, model.orderProperty());
    lines.getStyleClass().addAll("podcast-grid", "edge-to-edge");
    lines.setAccessibleText(texts.get("page.podcasts.title"));
    lines.setFocusTraversable(false);
    lines.fixedCellSizeProperty().bind(context.appearance().atLeast(0, TILE + 2 * PADDING + 8, 40));
    lines.setCellFactory(view -> new Line());
    root.getStyleClass().add("page");
    root.widthProperty().addListener((property, before, width) -> fit());
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.podcastsProperty(), podcasts -> podcasts.ifPresent(this::show));
  }

  private void fit() {
    int now = Math.max(1, (int) ((root.getWidth() - 24) / (TILE + 2 * PADDING)));
    if (now != columns) {
      columns = now;
      model.podcastsProperty().get().ifPresent(this::show);
    }
  }

  private void show(List<Podcast> podcasts) {
    if (podcasts.isEmpty()) {
      Button button = Controls.button(Feather.PLUS, texts.get("window.nav.add"), add);
      button.getStyleClass().add("accent");
      root.getChildren().setAll(new EmptyState(Feather.RADIO, texts.get("page.podcasts.empty"),
          texts.get("page.new.welcome.text"), button));
      return;
    }
    List<List<Podcast>> cut = new ArrayList<>();
    for (int i = 0; i < podcasts.size(); i += columns) {
      cut.add(podcasts.subList(i, Math.min(podcasts.size(), i + columns)));
    }
    if (!lines.getItems().equals(cut)) {
      lines.getItems().setAll(cut);
    }
    root.getChildren().setAll(lines);
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return List.of(tools);
  }

  @Override
  public void focus() {
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
    }

    void show(Podcast podcast) {
      shown = podcast;
      art.show(podcast.imageUrl(), podcast.title());
      title.setText(podcast.title());
      boolean troubled = podcast.health().state() != PodcastHealth.State.OK;
      count.setText(troubled ? texts.get("page.podcasts.troubled")
          : podcast.unplayed() > 0 ? texts.get("page.podcast.unplayed", podcast.unplayed()) : "");
      count.getStyleClass().removeAll("muted", "problem-text");
      count.getStyleClass().add(troubled ? "problem-text" : "muted");
      button.setAccessibleText(podcast.unplayed() > 0
          ? texts.get("window.nav.with-count", podcast.title(), podcast.unplayed()) : podcast.title());
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
    protected void updateItem(@Nullable List<Podcast> podcasts, boolean empty) {
      super.updateItem(podcasts, empty);
      if (podcasts == null || empty) {
        setGraphic(null);
        return;
      }
      while (tiles.size() < podcasts.size()) {
        tiles.add(new Tile());
      }
      for (int i = 0; i < podcasts.size(); i++) {
        tiles.get(i).show(podcasts.get(i));
      }
      box.getChildren().setAll(tiles.subList(0, podcasts.size()).stream().map(tile -> tile.button).toList());
      setGraphic(box);
    }
  }
}
