package app.earmark.ui.main;

import app.earmark.model.EpisodeId;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastHealth;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.art.Art;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.common.page.DraggedPodcasts;
import app.earmark.ui.common.page.FolderActions;
import app.earmark.ui.common.page.PodcastActions;
import app.earmark.util.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The folders and podcasts in the sidebar. Podcasts are dragged onto folders and out of them. JavaFX thread only. */
final class SidebarPodcasts {

  private static final double ROW_HEIGHT = 44;
  private static final double INDENT = 12;

  /** What the window does for it. */
  record Ways(Navigator navigator, PodcastActions podcasts, Consumer<String> showNew,
      BiConsumer<List<EpisodeId>, String> episodesInto) {}

  private final SidebarViewModel model;
  private final Texts texts;
  private final Art art;
  private final Ways ways;
  private final FolderDrops drops;
  private final ObservableBooleanValue folded;
  private final ListView<SidebarRow> view = new ListView<>();
  private boolean following;

  SidebarPodcasts(SidebarViewModel model, Texts texts, Art art, Appearance appearance, Ways ways,
      ObservableBooleanValue folded) {
    this.model = model;
    this.texts = texts;
    this.art = art;
    this.ways = ways;
    this.folded = folded;
    this.drops = new FolderDrops(ways.podcasts().folders(), ways.episodesInto());
    view.setItems(model.rows());
    view.fixedCellSizeProperty().bind(appearance.atLeast(ROW_HEIGHT, 0, 24));
    view.getStyleClass().addAll("podcast-list", "edge-to-edge");
    view.setAccessibleText(texts.get("window.nav.podcasts"));
    view.setCellFactory(list -> new Cell());
    view.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        open();
        event.consume();
      } else if (chosen() instanceof SidebarRow.Folder folder
          && event.getCode() == (folder.open() ? KeyCode.LEFT : KeyCode.RIGHT)) {
        model.toggle(folder.name());
        event.consume();
      }
    });
    // On a folder the arrows open and close it; everywhere else they are the player's.
    view.getSelectionModel().selectedItemProperty().subscribe(row -> {
      if (row instanceof SidebarRow.Folder) {
        view.getProperties().put(Keys.OWN_ARROWS, true);
      } else {
        view.getProperties().remove(Keys.OWN_ARROWS);
      }
    });
    view.setOnContextMenuRequested(event -> {
      if (chosen() != null) {
        var menu = new ContextMenu();
        menu.getItems().setAll(menu(chosen()));
        menu.show(view, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    });
    drops.install(view, () -> "");
  }

  ListView<SidebarRow> node() {
    return view;
  }

  private @Nullable SidebarRow chosen() {
    return view.getSelectionModel().getSelectedItem();
  }

  /** The podcast that is chosen here, while the keyboard is here. */
  List<PodcastId> chosenPodcasts() {
    return view.isFocused() && chosen() instanceof SidebarRow.Show show ? List.of(show.podcast().id()) : List.of();
  }

  private void open() {
    if (following) {
      return;
    }
    switch (chosen()) {
      case SidebarRow.Folder folder -> ways.navigator().open(new Place.OneFolder(folder.name()));
      case SidebarRow.Show show -> ways.navigator().open(new Place.OnePodcast(show.podcast().id()));
      case null -> { }
    }
  }

  /** Marks the entry of the page that is shown. */
  void follow(Place place) {
    following = true;
    SidebarRow before = chosen();
    boolean same = before != null && isAt(before, place);
    if (!same || !view.getItems().contains(before)) {
      view.getSelectionModel().clearSelection();
      view.getItems().stream().filter(row -> isAt(row, place)).findFirst().ifPresent(view.getSelectionModel()::select);
    }
    following = false;
  }

  private static boolean isAt(SidebarRow row, Place place) {
    return switch (row) {
      case SidebarRow.Folder folder -> place.equals(new Place.OneFolder(folder.name()));
      case SidebarRow.Show show -> place.equals(new Place.OnePodcast(show.podcast().id()));
    };
  }

  private List<MenuItem> menu(SidebarRow row) {
    return switch (row) {
      case SidebarRow.Show show -> ways.podcasts().menu(show.podcast(), texts);
      case SidebarRow.Folder folder -> List.of(
          item("window.folder.open", () -> ways.navigator().open(new Place.OneFolder(folder.name()))),
          item("window.folder.show-new", () -> ways.showNew().accept(folder.name())),
          item(folder.open() ? "window.folder.fold" : "window.folder.unfold", () -> model.toggle(folder.name())),
          new SeparatorMenuItem(),
          item("window.folder.dissolve", () -> ways.podcasts().folders().dissolve(folder.name())));
    };
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(texts.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** A folder, or a subscription with its picture; with how many are new. */
  private final class Cell extends ListCell<SidebarRow> {
    private final FontIcon arrow = Controls.icon(Feather.CHEVRON_DOWN);
    private final FontIcon folderIcon = Controls.icon(Feather.FOLDER);
    private final ArtView picture = new ArtView(art, 28);
    private final Label title = Controls.label("", "type-body");
    private final Label count = Controls.label("", "badge", "type-note");
    private final FontIcon trouble = Controls.icon(Feather.ALERT_CIRCLE);
    private final HBox line = new HBox(8);
    private String says = "";

    Cell() {
      title.setMinWidth(0);
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      count.setMinWidth(Region.USE_PREF_SIZE);
      trouble.getStyleClass().addAll("danger-icon", "small-icon");
      arrow.getStyleClass().addAll("small-icon", "folder-arrow");
      line.setAlignment(Pos.CENTER_LEFT);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      // A tooltip is a window of its own, too dear to be made before somebody points there.
      setOnMouseEntered(event -> setTooltip(getItem() == null ? null : Controls.tooltip(says)));
      setOnMouseClicked(event -> {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
          if (getItem() instanceof SidebarRow.Folder folder
              && arrow.localToScene(arrow.getLayoutBounds()).getMaxX() + 6 >= event.getSceneX()
              && arrow.localToScene(arrow.getLayoutBounds()).getMinX() - 12 <= event.getSceneX()) {
            model.toggle(folder.name());
          } else {
            open();
          }
        }
      });
      setOnDragDetected(event -> {
        if (getItem() instanceof SidebarRow.Show show) {
          new DraggedPodcasts(List.of(show.podcast().id()), show.folder()).start(this);
          event.consume();
        }
      });
      drops.install(this, () -> switch (getItem()) {
        case SidebarRow.Folder folder -> folder.name();
        case SidebarRow.Show show -> show.folder();
        case null -> null;
      });
    }

    @Override
    protected void updateItem(@Nullable SidebarRow row, boolean empty) {
      super.updateItem(row, empty);
      if (row == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        picture.clear();
        return;
      }
      line.setPadding(new Insets(0, 0, 0, folded.get() ? 0 : row.depth() * INDENT));
      switch (row) {
        case SidebarRow.Folder folder -> show(folder);
        case SidebarRow.Show show -> show(show.podcast());
      }
      Controls.show(title, !folded.get());
      line.setAlignment(folded.get() ? Pos.CENTER : Pos.CENTER_LEFT);
      setGraphic(line);
    }

    private void count(int unplayed, String said) {
      count.setText(unplayed > 999 ? "999+" : Integer.toString(unplayed));
      Controls.show(count, unplayed > 0 && !folded.get());
      setAccessibleText(unplayed > 0 ? texts.get("window.nav.with-count", said, unplayed) : said);
    }

    private void show(SidebarRow.Folder folder) {
      arrow.setIconCode(folder.open() ? Feather.CHEVRON_DOWN
          : texts.isRightToLeft() ? Feather.CHEVRON_LEFT : Feather.CHEVRON_RIGHT);
      picture.clear();
      if (folded.get()) {
        line.getChildren().setAll(folderIcon);
      } else {
        line.getChildren().setAll(arrow, folderIcon, title, count);
      }
      title.setText(folder.label());
      count(folder.unplayed(), texts.get(folder.open() ? "window.folder.said-open" : "window.folder.said-closed",
          FolderActions.shown(folder.name()), folder.podcasts()));
      says = FolderActions.shown(folder.name());
    }

    private void show(Podcast podcast) {
      picture.show(podcast.imageUrl(), podcast.title());
      line.getChildren().setAll(picture, title, trouble, count);
      title.setText(podcast.title());
      Controls.show(trouble, podcast.health().state() != PodcastHealth.State.OK && !folded.get());
      count(podcast.unplayed(), podcast.title());
      says = podcast.health().problem() == null ? podcast.title()
          : podcast.title() + "\n" + texts.get(podcast.health().problem());
    }
  }
}
