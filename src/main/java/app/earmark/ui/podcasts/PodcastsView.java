package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.FolderActions;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.podcasts.PodcastsViewModel.Layout;
import app.earmark.ui.podcasts.PodcastsViewModel.Order;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The Podcasts page: all of them, as a grid of pictures or as a compact list. */
public final class PodcastsView extends View {

  private final PodcastsViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final Runnable add;
  private final Consumer<String> newOf;
  private final PodcastGrid grid;
  private final PodcastLines lines;
  private final ComboBox<Order> orders = new ComboBox<>();
  private final Node layouts;
  private final List<Node> tools = new ArrayList<>();
  private final MenuButton folders = new MenuButton();
  private final StackPane holder = new StackPane();
  private final VBox root = new VBox(holder);

  public PodcastsView(PodcastsViewModel model, PageContext context, Runnable add, Consumer<String> newOf) {
    this.newOf = newOf;
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.add = add;
    Function<Podcast, List<MenuItem>> menu = podcast -> context.podcastActions().menu(podcast, texts);
    this.grid = new PodcastGrid(context, menu);
    this.lines = new PodcastLines(context, menu);
    orders();
    Map<Layout, String> words = new LinkedHashMap<>();
    words.put(Layout.GRID, texts.get("page.podcasts.grid"));
    words.put(Layout.LIST, texts.get("page.podcasts.list"));
    this.layouts = Segments.of(words, model.layoutProperty());
    VBox.setVgrow(holder, Priority.ALWAYS);
    root.getStyleClass().add("page");
    folders.setAccessibleText(texts.get("page.podcasts.folders"));
    folders.setTooltip(Controls.tooltip(texts.get("page.podcasts.folders")));
    folders.getStyleClass().addAll("flat", "no-arrow", "button-icon", "narrowing");
    folders.setGraphic(Controls.icon(Feather.FOLDER));
    tools.addAll(List.of(folders, orders, layouts));
    model.folder().ifPresent(this::headOf);
  }

  /** The name of a folder, which is edited where it stands, and what can be done with the folder. */
  private void headOf(String folder) {
    var name = new TextField(folder);
    name.setAccessibleText(texts.get("page.folder.name"));
    name.getStyleClass().addAll("quiet-field", "type-title");
    Runnable rename = () -> context.podcastActions().folders().rename(folder, name.getText());
    name.setOnAction(event -> rename.run());
    name.focusedProperty().addListener((property, before, focused) -> {
      if (!focused && isAttached()) {
        rename.run();
      }
    });
    Button showNew = Controls.iconButton(Feather.INBOX, texts.get("window.folder.show-new"));
    showNew.setOnAction(event -> newOf.accept(folder));
    Button dissolve = Controls.iconButton(Feather.TRASH_2, texts.get("window.folder.dissolve"));
    dissolve.setOnAction(event -> context.podcastActions().folders().dissolve(folder));
    var head = new HBox(4, name, showNew, dissolve);
    HBox.setHgrow(name, Priority.ALWAYS);
    head.getStyleClass().add("smart-list-head");
    root.getChildren().addFirst(head);
  }

  private void showFolders(List<String> names) {
    List<MenuItem> items = new ArrayList<>();
    if (model.folder().isPresent()) {
      items.add(item(texts.get("page.podcasts.all"), new Place.PodcastGrid()));
    }
    names.forEach(name -> items.add(item(FolderActions.shown(name), new Place.OneFolder(name))));
    folders.getItems().setAll(items);
    Controls.show(folders, !items.isEmpty());
  }

  private MenuItem item(String words, Place place) {
    var item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> context.navigator().open(place));
    return item;
  }

  private void orders() {
    orders.getItems().setAll(Order.values());
    orders.setAccessibleText(texts.get("page.podcasts.order"));
    orders.setTooltip(Controls.tooltip(texts.get("page.podcasts.order")));
    orders.setConverter(new StringConverter<>() {
      @Override
      public String toString(Order order) {
        return order == null ? "" : texts.get(switch (order) {
          case TITLE -> "page.podcasts.by-title";
          case NEWEST -> "page.podcasts.by-newest";
          case UNPLAYED -> "page.podcasts.by-unplayed";
          case LISTENED -> "page.podcasts.by-listened";
        });
      }

      @Override
      public Order fromString(String words) {
        return Order.TITLE;
      }
    });
  }

  @Override
  protected void onAttach() {
    orders.valueProperty().bindBidirectional(model.orderProperty());
    hold(() -> orders.valueProperty().unbindBidirectional(model.orderProperty()));
    hold(model);
    hold(model.showingProperty(), showing -> showing.ifPresent(this::show));
  }

  private void show(PodcastsViewModel.Showing showing) {
    // Nothing is to be sorted where there is nothing.
    tools.forEach(tool -> Controls.show(tool, !showing.podcasts().isEmpty()));
    showFolders(showing.folders());
    if (showing.podcasts().isEmpty() && model.folder().isPresent()) {
      holder.getChildren().setAll(new EmptyState(Feather.FOLDER, texts.get("page.folder.empty"),
          texts.get("page.folder.empty.text"), Controls.button(texts.get("page.podcasts.all"),
              () -> context.navigator().open(new Place.PodcastGrid()))));
      return;
    }
    if (showing.podcasts().isEmpty()) {
      Button find = Controls.button(Feather.COMPASS, texts.get("page.new.welcome.discover"),
          () -> context.navigator().open(new Place.Discover()));
      find.getStyleClass().add("accent");
      Button button = Controls.button(Feather.PLUS, texts.get("window.nav.add"), add);
      holder.getChildren().setAll(new EmptyState(Feather.RADIO, texts.get("page.podcasts.empty"),
          texts.get("page.new.welcome.text"), find, button));
      return;
    }
    boolean first = holder.getChildren().isEmpty();
    switch (showing.layout()) {
      case GRID -> {
        grid.show(showing.podcasts());
        show(grid.node());
      }
      case LIST -> {
        lines.show(showing.podcasts(), showing.newest());
        show(lines.node());
      }
    }
    if (first) {
      context.background().fx().later(this::focus);
    }
  }

  /** Put back where it is already, it would have all its style looked up again. */
  private void show(Node node) {
    if (!holder.getChildren().equals(List.of(node))) {
      holder.getChildren().setAll(node);
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return tools;
  }

  @Override
  public List<PodcastId> chosenPodcasts() {
    return holder.getChildren().contains(lines.node()) ? lines.chosen() : grid.chosen();
  }

  @Override
  public void focus() {
    if (holder.getChildren().contains(lines.node())) {
      lines.focus();
    } else {
      grid.focus();
    }
  }
}
