package app.earmark.ui.search;

import app.earmark.model.EpisodeRow;
import app.earmark.model.Podcast;
import app.earmark.model.search.SearchResults;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeMenu;
import app.earmark.util.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Search page. The arrows move through what was found while the field keeps the focus. */
public final class SearchView extends View {

  private final SearchViewModel model;
  private final Texts texts;
  private final TextField field = new TextField();
  private final ListView<SearchLine> list = new ListView<>();
  private final StackPane holder = new StackPane();
  private final Label indexing = Controls.paragraph("", "muted", "type-note");
  private final EmptyState hint;
  private final EmptyState nothing;
  private final Button save;
  private final VBox root;

  /** The words whose best hit has been chosen: with the answer to others, the best is chosen anew. */
  private String chosenFor = "";

  /** @param keep keeps the search as a smart list */
  public SearchView(SearchViewModel model, PageContext context, Consumer<String> keep) {
    this.model = model;
    this.texts = context.texts();
    field.setPromptText(texts.get("page.search.prompt"));
    field.setAccessibleText(texts.get("page.search.title"));
    field.getStyleClass().addAll("search-field", "type-row");
    field.setText(model.wordsProperty().get());
    field.textProperty().addListener((property, before, now) -> model.wordsProperty().set(now));
    list.setItems(model.lines());
    list.getStyleClass().addAll("search-list", "edge-to-edge");
    list.setAccessibleText(texts.get("page.search.title"));
    list.setCellFactory(view -> new SearchCell(context, model));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::onFieldKey);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::onListKey);
    var menu = new EpisodeMenu(context, this::chosen, action -> action.accept(chosen()), true);
    list.setOnContextMenuRequested(event -> {
      ContextMenu wanted = chosenLine() instanceof SearchLine.OfPodcast podcast
          ? podcastMenu(podcast.hit().podcast(), context) : menu.node();
      if (isHit(chosenLine())) {
        wanted.show(list, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    });
    hint = new EmptyState(Feather.SEARCH, texts.get("page.search.hint"), texts.get("page.search.hint.text"));
    nothing = new EmptyState(Feather.SEARCH, texts.get("page.search.nothing"), texts.get("page.search.nothing.text"));
    holder.getChildren().addAll(list, hint, nothing);
    Controls.show(list, false);
    save = Controls.button(Feather.BOOKMARK, texts.get("page.search.keep"),
        () -> keep.accept(model.wordsProperty().get().strip()));
    save.getStyleClass().add("flat");
    var head = new HBox(field);
    HBox.setHgrow(field, Priority.ALWAYS);
    head.getStyleClass().add("search-head");
    indexing.getStyleClass().add("search-note");
    VBox.setVgrow(holder, Priority.ALWAYS);
    root = new VBox(head, indexing, holder);
    root.getStyleClass().add("page");
  }

  private ContextMenu podcastMenu(Podcast podcast, PageContext context) {
    var menu = new ContextMenu();
    menu.getItems().setAll(context.podcastActions().menu(podcast, texts));
    return menu;
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.resultsProperty(), this::show);
    hold(model.wordsProperty(), words -> {
      if (!field.getText().equals(words)) {
        field.setText(words);
      }
      show(model.resultsProperty().get());
    });
  }

  private void show(SearchResults found) {
    boolean typed = !model.wordsProperty().get().isBlank();
    Controls.show(save, typed && !found.isEmpty());
    indexing.setText(texts.get("page.search.indexing", found.indexing()));
    Controls.show(indexing, typed && found.indexing() > 0);
    Node shown = !typed ? hint : found.isEmpty() && model.lines().isEmpty() ? nothing : list;
    // Taken out and put back, it would have all its style looked up again.
    holder.getChildren().forEach(each -> Controls.show(each, each.equals(shown)));
    if (shown.equals(list) && (!model.answeredWords().equals(chosenFor) || !isHit(chosenLine()))) {
      chosenFor = model.answeredWords();
      choose(0, 1);
    }
  }

  private void onFieldKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> choose(list.getSelectionModel().getSelectedIndex() + 1, 1);
      case UP -> choose(list.getSelectionModel().getSelectedIndex() - 1, -1);
      case ENTER -> act(event.isShiftDown());
      case ESCAPE -> {
        if (field.getText().isEmpty()) {
          return;
        }
        field.clear();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onListKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      act(event.isShiftDown());
      event.consume();
    }
  }

  private void act(boolean play) {
    SearchLine line = chosenLine();
    if (line != null) {
      if (play) {
        model.play(line);
      } else {
        model.open(line);
      }
    }
  }

  /** Chooses the next line from there on that is no heading. */
  private void choose(int from, int step) {
    for (int i = from; i >= 0 && i < model.lines().size(); i += step) {
      if (isHit(model.lines().get(i))) {
        list.getSelectionModel().clearAndSelect(i);
        list.scrollTo(Math.max(0, i - 3));
        return;
      }
    }
  }

  private static boolean isHit(@Nullable SearchLine line) {
    return line != null && !(line instanceof SearchLine.Heading);
  }

  private @Nullable SearchLine chosenLine() {
    return list.getSelectionModel().getSelectedItem();
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public List<Node> tools() {
    return List.of(save);
  }

  @Override
  public List<EpisodeRow> chosen() {
    SearchLine line = chosenLine();
    return line == null ? List.of() : SearchViewModel.row(line).stream().toList();
  }

  @Override
  public void focus() {
    field.requestFocus();
    field.selectAll();
  }

  @Override
  public double scroll() {
    return list.getSelectionModel().getSelectedIndex();
  }
}
