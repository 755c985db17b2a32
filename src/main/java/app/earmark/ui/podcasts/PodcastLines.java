package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.page.PodcastCell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

/** Podcasts one below the other, in little room. */
final class PodcastLines {

  private static final double ROW_HEIGHT = 52;

  private final PageContext context;
  private final ListView<Podcast> view = new ListView<>();
  private Map<PodcastId, Instant> newest = Map.of();

  PodcastLines(PageContext context, Function<Podcast, List<MenuItem>> menu) {
    this.context = context;
    view.getStyleClass().addAll("found-list", "edge-to-edge");
    view.setAccessibleText(context.texts().get("page.podcasts.title"));
    view.fixedCellSizeProperty().bind(context.appearance().atLeast(ROW_HEIGHT, 14, 38));
    view.setCellFactory(list -> new Line());
    view.setOnKeyPressed(event -> {
      Podcast chosen = view.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        context.navigator().open(new Place.OnePodcast(chosen.id()));
        event.consume();
      }
    });
    view.setOnContextMenuRequested(event -> {
      Podcast chosen = view.getSelectionModel().getSelectedItem();
      if (chosen != null) {
        var items = new ContextMenu();
        items.getItems().setAll(menu.apply(chosen));
        items.show(view, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    });
  }

  Node node() {
    return view;
  }

  void show(List<Podcast> podcasts, Map<PodcastId, Instant> moments) {
    newest = moments;
    if (!view.getItems().equals(podcasts)) {
      Podcast chosen = view.getSelectionModel().getSelectedItem();
      view.getItems().setAll(podcasts);
      podcasts.stream().filter(podcast -> chosen != null && podcast.id().equals(chosen.id())).findFirst()
          .ifPresent(view.getSelectionModel()::select);
    }
  }

  List<PodcastId> chosen() {
    Podcast chosen = view.getSelectionModel().getSelectedItem();
    return chosen == null ? List.of() : List.of(chosen.id());
  }

  void focus() {
    view.requestFocus();
    if (view.getSelectionModel().isEmpty()) {
      view.getSelectionModel().selectFirst();
    }
  }

  private final class Line extends PodcastCell<Podcast> {
    private final Label author = Controls.label("", "muted", "type-body");
    private final Label day = Controls.label("", "muted", "type-body");
    private final Label count = Controls.label("", "type-body");

    Line() {
      super(context, 36, 12);
      day.setMinWidth(Region.USE_PREF_SIZE);
      count.setAlignment(Pos.CENTER_RIGHT);
      count.minWidthProperty().bind(context.appearance().atLeast(0, 0, 72));
      compose(0, List.of(author), day, count);
      setOnDragDetected(event -> {
        if (getItem() != null) {
          new DraggedPodcasts(List.of(getItem().id()), "").start(this);
          event.consume();
        }
      });
      setOnMouseClicked(event -> {
        if (getItem() != null && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
          context.navigator().open(new Place.OnePodcast(getItem().id()));
        }
      });
    }

    @Override
    protected void fill(Podcast podcast) {
      show(podcast.imageUrl(), podcast.title());
      boolean troubled = podcast.health().state() != PodcastHealth.State.OK;
      author.setText(troubled ? context.texts().get("page.podcasts.troubled")
          : podcast.author() == null ? "" : podcast.author());
      author.getStyleClass().removeAll("muted", "problem-text");
      author.getStyleClass().add(troubled ? "problem-text" : "muted");
      Controls.show(author, !author.getText().isEmpty());
      Instant moment = newest.get(podcast.id());
      day.setText(moment == null ? "" : context.formats().day(moment));
      count.setText(podcast.unplayed() == 0 ? "" : context.texts().get("page.podcast.unplayed", podcast.unplayed()));
      setAccessibleText(count.getText().isEmpty() ? podcast.title()
          : context.texts().get("window.nav.with-count", podcast.title(), count.getText()));
    }
  }
}
