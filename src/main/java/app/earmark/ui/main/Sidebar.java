package app.earmark.ui.main;

import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import app.earmark.model.search.SmartList;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.Art;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.common.page.SmartListActions;
import app.earmark.ui.common.rows.DraggedEpisodes;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The pages at the left; folded it shows icons and pictures only. */
final class Sidebar extends View {

  private static final double WIDE = 256;
  private static final double FOLDED = 64;

  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass IS_FOLDED = PseudoClass.getPseudoClass("folded");

  private final SidebarViewModel model;
  private final History history;
  private final Texts texts;
  private final Formats formats;
  private final BooleanProperty folded = new SimpleBooleanProperty(this, "folded", false);
  private final VBox root = new VBox();

  /** In a low window with large text there is not room for all of it. */
  private final ScrollPane scroll;
  private final List<Item> items = new ArrayList<>();
  private final VBox smartLists = new VBox(4);
  private final SmartListActions smartListActions;
  private final SidebarPodcasts podcasts;
  private final Appearance appearance;
  private final Navigator navigator;

  Sidebar(SidebarViewModel model, History history, Texts texts, Formats formats, Art art, Appearance appearance,
      SidebarPodcasts.Ways ways, SmartListActions smartListActions, Runnable add, Consumer<List<EpisodeId>> queue) {
    this.appearance = appearance;
    this.model = model;
    this.history = history;
    this.navigator = history;
    this.smartListActions = smartListActions;
    this.texts = texts;
    this.formats = formats;
    root.getStyleClass().add("sidebar");
    podcasts = new SidebarPodcasts(model, texts, art, appearance, ways, folded);
    VBox.setVgrow(podcasts.node(), Priority.ALWAYS);
    var fresh = new Item(Feather.INBOX, "window.nav.new", new Place.NewEpisodes());
    var upNext = new Item(Feather.LIST, "window.nav.up-next", new Place.UpNextList());
    var heard = new Item(Feather.CLOCK, "window.nav.history", new Place.Heard());
    takeRows(upNext, queue);
    var downloads = new Item(Feather.DOWNLOAD, "window.nav.downloads", new Place.DownloadList());
    var discover = new Item(Feather.COMPASS, "window.nav.discover", new Place.Discover());
    var all = new Item(Feather.GRID, "window.nav.podcasts", new Place.PodcastGrid());
    var search = new Item(Feather.SEARCH, "window.nav.search", new Place.Find());
    var earmarks = new Item(Feather.BOOKMARK, "window.nav.earmarks", new Place.EarmarkList());
    var settings = new Item(Feather.SETTINGS, "window.nav.settings", new Place.Preferences());
    root.getChildren().addAll(
        search.button, fresh.button, upNext.button, downloads.button, heard.button, earmarks.button, discover.button,
        smartLists, rule(), heading(all, add), podcasts.node(), rule(), settings.button);
    podcasts.node().setMinHeight(0);
    scroll = Controls.scrolled(root);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("sidebar-scroll");
    folded.addListener((property, before, now) -> fold(now));
    appearance.textScaleProperty().addListener((property, before, now) -> fold(folded.get()));
    fold(false);
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("sidebar-rule");
    VBox.setMargin(rule, new Insets(4, 0, 4, 0));
    return rule;
  }

  /** The way to all podcasts, and beside it, or below where there is no room, the way to one more. */
  private Node heading(Item all, Runnable add) {
    Button plus = Controls.iconButton(Feather.PLUS, texts.get("window.nav.add"));
    plus.setOnAction(event -> add.run());
    HBox.setHgrow(all.button, Priority.ALWAYS);
    var head = new FlowPane(all.button, plus);
    head.getStyleClass().add("sidebar-head");
    head.setAlignment(Pos.CENTER_LEFT);
    all.button.prefWidthProperty().bind(Bindings.createDoubleBinding(
        () -> folded.get() ? FOLDED - 16 : head.getWidth() - plus.getWidth(), folded, head.widthProperty(),
        plus.widthProperty()));
    plus.prefWidthProperty().bind(folded.map(now -> now ? FOLDED - 16 : 36.0));
    return head;
  }

  BooleanProperty foldedProperty() {
    return folded;
  }

  private void fold(boolean now) {
    double width = now ? FOLDED : WIDE * (1 + appearance.textScaleProperty().get()) / 2;
    scroll.setMinWidth(width);
    scroll.setPrefWidth(width);
    scroll.setMaxWidth(width);
    root.pseudoClassStateChanged(IS_FOLDED, now);
    items.forEach(item -> item.fold(now));
    podcasts.node().refresh();
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.smartListsProperty(), this::showSmartLists);
    hold(history.hereProperty(), visit -> follow());
    hold(model.unplayedProperty(), count -> count(new Place.NewEpisodes(), count));
    hold(model.queuedProperty(), count -> count(new Place.UpNextList(), count));
    hold(model.downloadingProperty(), count -> countDownloads());
    hold(model.bytesPerSecondProperty(), speed -> countDownloads());
    ListChangeListener<SidebarRow> changed = change -> follow();
    model.rows().addListener(changed);
    hold(() -> model.rows().removeListener(changed));
  }

  private void count(Place place, Number count) {
    items.stream().filter(item -> item.place.equals(place)).forEach(item -> item.count(count.intValue(), ""));
  }

  /** With how fast they come, while they do. */
  private void countDownloads() {
    long speed = model.bytesPerSecondProperty().get();
    String said = speed > 0 ? texts.get("page.downloads.speed", formats.size(speed)) : "";
    items.stream().filter(item -> item.place instanceof Place.DownloadList)
        .forEach(item -> item.count(model.downloadingProperty().get(), said));
  }

  /** Rows that are dropped here are heard last. */
  private static void takeRows(Item upNext, Consumer<List<EpisodeId>> queue) {
    upNext.button.setOnDragOver(event -> {
      if (DraggedEpisodes.isOn(event.getDragboard())) {
        event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
        upNext.button.pseudoClassStateChanged(DROP, true);
        event.consume();
      }
    });
    upNext.button.setOnDragExited(event -> upNext.button.pseudoClassStateChanged(DROP, false));
    upNext.button.setOnDragDropped(event -> {
      List<EpisodeId> dragged = DraggedEpisodes.of(event.getDragboard());
      queue.accept(dragged);
      event.setDropCompleted(!dragged.isEmpty());
      event.consume();
    });
  }

  private void showSmartLists(List<SidebarViewModel.CountedList> lists) {
    items.removeIf(item -> item.place instanceof Place.OneSmartList);
    smartLists.getChildren().clear();
    for (SidebarViewModel.CountedList counted : lists) {
      var item = new Item(Feather.FILTER, new Place.OneSmartList(counted.list().id()), counted.list().name());
      item.count(counted.count(), "");
      item.button.setContextMenu(menu(counted.list()));
      smartLists.getChildren().add(item.button);
    }
    Controls.show(smartLists, !lists.isEmpty());
    fold(folded.get());
    if (history.hereProperty().get() != null) {
      follow();
    }
  }

  private ContextMenu menu(SmartList list) {
    var open = new MenuItem(texts.get("page.smart-list.open"));
    open.setOnAction(event -> navigator.open(new Place.OneSmartList(list.id())));
    var delete = new MenuItem(texts.get("page.smart-list.delete"));
    delete.setOnAction(event -> smartListActions.delete(list));
    return new ContextMenu(open, delete);
  }

  /** The entry from which a page is reached that has none of its own. */
  private static Place entry(Place place) {
    return switch (place) {
      case Place.DiskSpace _ -> new Place.DownloadList();
      case Place.Statistics _ -> new Place.Heard();
      case Place.Preview _ -> new Place.Discover();
      default -> place;
    };
  }

  /** Marks the entry of the page that is shown. */
  private void follow() {
    Place place = history.hereProperty().get().place();
    Place entry = entry(place);
    items.forEach(item -> item.button.pseudoClassStateChanged(SELECTED, item.place.equals(entry)));
    podcasts.follow(place);
  }

  /** The podcast that is chosen here, while the keyboard is here. */
  @Override
  public List<PodcastId> chosenPodcasts() {
    return podcasts.chosenPodcasts();
  }

  @Override
  public Node root() {
    return scroll;
  }

  /** One of the fixed pages. */
  private final class Item {
    private final Place place;
    private final String words;
    private final Button button;
    private final Label count = Controls.label("", "badge", "type-note");
    private final Label text;
    private final Region spacer = Controls.spacer();
    private final HBox line;
    private final Tooltip tooltip;

    Item(Feather feather, String key, Place place) {
      this(feather, place, texts.get(key));
    }

    Item(Feather feather, Place place, String words) {
      this.place = place;
      this.words = words;
      this.text = Controls.label(words, "type-body");
      this.tooltip = Controls.tooltip(words);
      line = new HBox(12, Controls.icon(feather), text, spacer, count);
      line.setAlignment(Pos.CENTER_LEFT);
      button = new Button();
      button.setGraphic(line);
      button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      button.getStyleClass().addAll("flat", "nav-item");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(event -> navigator.open(place));
      line.prefWidthProperty().bind(Bindings.createDoubleBinding(
          () -> button.getWidth() - (folded.get() ? 16 : 24), button.widthProperty(), folded));
      button.setMinWidth(0);
      count(0, "");
      items.add(this);
    }

    /** @param more what else is to be said of them; empty: nothing */
    void count(int number, String more) {
      String shown = number > 999 ? "999+" : Integer.toString(number);
      count.setText(more.isEmpty() || number == 0 ? shown : shown + " · " + more);
      count.setVisible(number > 0);
      button.setAccessibleText(number > 0 ? texts.get("window.nav.with-count", words, count.getText()) : words);
      tooltip.setText(button.getAccessibleText());
      fold(folded.get());
    }

    private void fold(boolean now) {
      Controls.show(text, !now);
      Controls.show(spacer, !now);
      line.setAlignment(now ? Pos.CENTER : Pos.CENTER_LEFT);
      count.setManaged(!now);
      count.setVisible(!now && !count.getText().equals("0"));
      button.setTooltip(now ? tooltip : null);
    }
  }
}
