package app.earmark.ui.main;

import app.earmark.model.search.SearchResults;
import app.earmark.model.search.SearchText;
import app.earmark.service.Search;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One field over the page that finds everything the window can do, and podcasts and episodes too. */
final class Palette extends View {

  private static final int MOST_FOUND = 5;
  private static final double LINE = 40;

  /** Something that may be chosen; {@code beside} is its key or where it comes from. */
  private record Choice(Feather icon, String words, String beside, Runnable action) {}

  private final List<Keys.Key> keys;
  private final Texts texts;
  private final Navigator navigator;
  private final Runnable closed;
  private final TextField field = new TextField();
  private final ListView<Choice> list = new ListView<>();
  private final VBox root;
  private final Reload<SearchResults> reload;

  /** What is typed: written on the JavaFX thread, read in the background. */
  private volatile String typed = "";

  /** @param closed called when it was closed: the focus must go somewhere */
  Palette(Keys keys, Search search, Background background, Navigator navigator, Texts texts, Runnable closed) {
    this.keys = keys.all().stream().filter(key -> !key.combinations().isEmpty()).toList();
    this.texts = texts;
    this.navigator = navigator;
    this.closed = closed;
    this.reload = new Reload<>(background, () -> search.typing(typed, MOST_FOUND), this::show);
    field.setPromptText(texts.get("window.palette.prompt"));
    field.setAccessibleText(texts.get("window.palette"));
    field.getStyleClass().add("type-row");
    field.textProperty().addListener((property, before, now) -> {
      typed = now;
      reload.now();
    });
    list.getStyleClass().addAll("palette-list", "edge-to-edge");
    list.setFocusTraversable(false);
    list.setAccessibleText(texts.get("window.palette"));
    list.setFixedCellSize(LINE);
    list.setPrefHeight(LINE * 9);
    list.setCellFactory(view -> new ChoiceCell());
    root = new VBox(12, field, list);
    root.getStyleClass().add("card");
    root.setMaxSize(560, Region.USE_PREF_SIZE);
    root.setAccessibleRole(AccessibleRole.DIALOG);
    root.setAccessibleText(texts.get("window.palette"));
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    Controls.show(root, false);
  }

  @Override
  protected void onAttach() {
    hold(reload::stop);
  }

  private void show(SearchResults found) {
    List<Choice> choices = new ArrayList<>();
    String sought = SearchText.fold(typed.strip());
    for (Keys.Key key : keys) {
      String words = texts.get(key.text());
      if (SearchText.fold(words).contains(sought)) {
        choices.add(new Choice(Feather.CORNER_DOWN_RIGHT, words, key.shown(), key.action()));
      }
    }
    found.podcasts().stream().limit(MOST_FOUND).forEach(hit -> choices.add(new Choice(Feather.RADIO,
        hit.podcast().title(), "", () -> navigator.open(new Place.OnePodcast(hit.podcast().id())))));
    found.episodes().forEach(hit -> choices.add(new Choice(Feather.HEADPHONES, hit.row().title(),
        hit.row().podcastTitle(), () -> navigator.open(new Place.OneEpisode(hit.row().id())))));
    list.getItems().setAll(choices);
    list.getSelectionModel().selectFirst();
  }

  private void onKey(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> choose(at + 1);
      case UP -> choose(at - 1);
      case ENTER -> run(list.getSelectionModel().getSelectedItem());
      case ESCAPE -> hide();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void choose(int index) {
    if (index >= 0 && index < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(index);
      list.scrollTo(Math.max(0, index - 4));
    }
  }

  private void run(@Nullable Choice choice) {
    if (choice != null) {
      hide();
      choice.action.run();
    }
  }

  void toggle() {
    if (root.isVisible()) {
      hide();
    } else {
      field.clear();
      typed = "";
      reload.now();
      Controls.show(root, true);
      field.requestFocus();
    }
  }

  void hide() {
    if (root.isVisible()) {
      Controls.show(root, false);
      closed.run();
    }
  }

  boolean isOpen() {
    return root.isVisible();
  }

  @Override
  public Node root() {
    return root;
  }

  private final class ChoiceCell extends ListCell<Choice> {
    ChoiceCell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      setOnMouseClicked(event -> run(getItem()));
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (choice == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Label words = Controls.label(choice.words, "type-body");
      words.setMinWidth(0);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      Label beside = Controls.label(choice.beside, "muted", "type-note");
      beside.setMaxWidth(180);
      var line = new HBox(12, Controls.icon(choice.icon), words, beside);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
      setAccessibleText(choice.beside.isEmpty() ? choice.words : choice.words + ", " + choice.beside);
    }
  }
}
