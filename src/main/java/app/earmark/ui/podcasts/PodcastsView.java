package app.earmark.ui.podcasts;

import app.earmark.model.Podcast;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.podcasts.PodcastsViewModel.Layout;
import app.earmark.ui.podcasts.PodcastsViewModel.Order;
import app.earmark.util.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The Podcasts page: all of them, as a grid of pictures or as a compact list. */
public final class PodcastsView extends View {

  private final PodcastsViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final Runnable add;
  private final PodcastGrid grid;
  private final PodcastLines lines;
  private final ComboBox<Order> orders = new ComboBox<>();
  private final Node layouts;
  private final StackPane root = new StackPane();

  public PodcastsView(PodcastsViewModel model, PageContext context, Runnable add) {
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
    root.getStyleClass().add("page");
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
    if (showing.podcasts().isEmpty()) {
      Button find = Controls.button(Feather.COMPASS, texts.get("page.new.welcome.discover"),
          () -> context.navigator().open(new Place.Discover()));
      find.getStyleClass().add("accent");
      Button button = Controls.button(Feather.PLUS, texts.get("window.nav.add"), add);
      root.getChildren().setAll(new EmptyState(Feather.RADIO, texts.get("page.podcasts.empty"),
          texts.get("page.new.welcome.text"), find, button));
      return;
    }
    boolean first = root.getChildren().isEmpty();
    switch (showing.layout()) {
      case GRID -> {
        grid.show(showing.podcasts());
        root.getChildren().setAll(grid.node());
      }
      case LIST -> {
        lines.show(showing.podcasts(), showing.newest());
        root.getChildren().setAll(lines.node());
      }
    }
    if (first) {
      context.background().fx().later(this::focus);
    }
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return List.of(orders, layouts);
  }

  @Override
  public void focus() {
    if (root.getChildren().contains(lines.node())) {
      lines.focus();
    } else {
      grid.focus();
    }
  }
}
