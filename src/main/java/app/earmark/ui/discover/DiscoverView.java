package app.earmark.ui.discover;

import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.model.DiscoveredPodcast;
import app.earmark.model.DiscoveryResult;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The Discover page. */
public final class DiscoverView extends View {

  private static final double ROW_HEIGHT = 96;

  private final DiscoverViewModel model;
  private final PageContext context;
  private final Texts texts;
  private final Predicate<String> address;
  private final TextField field = new TextField();
  private final Label asking = Controls.paragraph("", "muted", "type-body");
  private final HBox waiting;
  private final VBox troubles = new VBox(4);
  private final ListView<DiscoveredPodcast> found = new ListView<>();
  private final Set<FoundCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
  private final StackPane body = new StackPane();
  private final VBox root;

  /** @param address takes what was typed if it is an address, to subscribe to it; says whether it is one */
  public DiscoverView(DiscoverViewModel model, PageContext context, Predicate<String> address) {
    this.model = model;
    this.context = context;
    this.texts = context.texts();
    this.address = address;
    field.setPromptText(texts.get("page.discover.prompt"));
    field.setAccessibleText(texts.get("page.discover.prompt"));
    field.setOnAction(event -> search());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button search = Controls.button(Feather.SEARCH, texts.get("page.discover.search"), this::search);
    search.getStyleClass().add("accent");
    search.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, field, search);
    line.setMaxWidth(720);
    var indicator = new ProgressIndicator();
    indicator.setPrefSize(18, 18);
    indicator.setMinSize(18, 18);
    indicator.setAccessibleText(texts.get("page.add.asking"));
    Button stop = Controls.iconButton(Feather.X, texts.get("page.add.cancel"));
    stop.setOnAction(event -> model.stop());
    waiting = new HBox(8, indicator, asking, stop);
    waiting.setAlignment(Pos.CENTER_LEFT);
    var head = new VBox(8, line, waiting, troubles);
    head.getStyleClass().add("discover-head");
    list();
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().add("page");
  }

  private void list() {
    found.getStyleClass().addAll("found-list", "edge-to-edge");
    found.setAccessibleText(texts.get("page.discover.found"));
    found.fixedCellSizeProperty().bind(context.appearance().atLeast(ROW_HEIGHT, 36, 60));
    found.setCellFactory(view -> {
      var cell = new FoundCell(context, model.subscribing());
      cells.add(cell);
      return cell;
    });
    found.setOnKeyPressed(event -> {
      DiscoveredPodcast chosen = found.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        context.navigator().open(new Place.Preview(chosen.feedUrl()));
        event.consume();
      }
    });
  }

  private void search() {
    if (!address.test(field.getText())) {
      model.search();
    }
  }

  @Override
  protected void onAttach() {
    field.textProperty().bindBidirectional(model.wordsProperty());
    hold(() -> field.textProperty().unbindBidirectional(model.wordsProperty()));
    hold(model.stateProperty(), this::show);
    hold(model.subscribing().changesProperty(), change -> cells.forEach(FoundCell::showState));
  }

  private void show(DiscoverViewModel.State state) {
    DiscoveryResult result = state.result();
    Controls.show(waiting, !result.waitingFor().isEmpty());
    asking.setText(texts.get("page.discover.asking", result.waitingFor().stream().sorted().map(this::name)
        .collect(Collectors.joining(", "))));
    troubles.getChildren().setAll(result.troubles().stream().map(trouble -> {
      var line = new HBox(8, Controls.icon(Feather.ALERT_CIRCLE),
          Controls.paragraph(texts.get(trouble.message()), "type-body"));
      line.getStyleClass().add("problem");
      line.setAlignment(Pos.CENTER_LEFT);
      return line;
    }).toList());
    Controls.show(troubles, !result.troubles().isEmpty());
    if (!found.getItems().equals(result.podcasts())) {
      found.getItems().setAll(result.podcasts());
    }
    Button again = Controls.button(Feather.REFRESH_CW, texts.get("window.action.retry"), model::search);
    body.getChildren().setAll(switch (state.showing()) {
      case INVITATION -> new EmptyState(Feather.COMPASS, texts.get("page.discover.invitation"),
          texts.get("page.discover.invitation.text"));
      case ASKING -> new Region();
      case FOUND -> found;
      case NOTHING -> new EmptyState(Feather.SEARCH, texts.get("page.discover.nothing", state.words()),
          texts.get("page.discover.nothing.text"));
      case OFFLINE -> new EmptyState(Feather.WIFI_OFF, texts.get("page.discover.offline"),
          texts.get("page.discover.offline.text"), again);
    });
  }

  private String name(Directory directory) {
    return texts.get("page.discover." + directory.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    if (model.stateProperty().get().showing() == DiscoverViewModel.Showing.FOUND) {
      found.requestFocus();
      if (found.getSelectionModel().isEmpty()) {
        found.getSelectionModel().selectFirst();
      }
    } else {
      field.requestFocus();
    }
  }

  @Override
  public double scroll() {
    return found.getSelectionModel().getSelectedIndex();
  }

  @Override
  public void scrollTo(double position) {
    if (position > 0) {
      found.getSelectionModel().select((int) position);
      context.background().fx().later(() -> found.scrollTo((int) position));
    }
  }
}
