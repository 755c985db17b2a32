package app.earmark.ui.smartlist;

import app.earmark.model.EpisodeRow;
import app.earmark.model.search.SearchSort;
import app.earmark.model.search.SmartList;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.EmptyState;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.rows.EpisodeList;
import app.earmark.ui.common.rows.EpisodeListPage;
import app.earmark.ui.common.rows.RowStyle;
import app.earmark.util.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The page of a smart list: its name and search, which are edited where they stand, and its episodes. */
public final class SmartListView extends EpisodeListPage {

  private final SmartListViewModel model;
  private final TextField name = new TextField();
  private final TextField query = new TextField();
  private final ComboBox<SearchSort> sort = new ComboBox<>();
  private final Button delete;
  private final EmptyState empty;

  public SmartListView(SmartListViewModel model, PageContext context) {
    super(new EpisodeList(context, model.rows(), new RowStyle(RowStyle.Group.NONE, true, true, false),
        context.texts().get("page.smart-list.episodes")));
    this.model = model;
    Texts texts = context.texts();
    empty = new EmptyState(Feather.FILTER, texts.get("page.smart-list.empty"), texts.get("page.smart-list.empty.text"));
    name.setAccessibleText(texts.get("page.smart-list.name"));
    name.getStyleClass().addAll("quiet-field", "type-title");
    onLeave(name, model::rename);
    query.setAccessibleText(texts.get("page.smart-list.query"));
    query.getStyleClass().addAll("quiet-field");
    onLeave(query, model::seek);
    sort.getItems().setAll(SearchSort.values());
    sort.setAccessibleText(texts.get("page.smart-list.sort"));
    sort.setConverter(new StringConverter<>() {
      @Override
      public String toString(@Nullable SearchSort value) {
        return value == null ? "" : texts.get("page.smart-list.sort." + value.word());
      }

      @Override
      public SearchSort fromString(String words) {
        return SearchSort.NEWEST;
      }
    });
    sort.setOnAction(event -> {
      if (sort.getValue() != null) {
        model.sort(sort.getValue());
      }
    });
    delete = Controls.iconButton(Feather.TRASH_2, texts.get("page.smart-list.delete"));
    delete.setOnAction(event -> model.delete());
    var icon = Controls.icon(Feather.SEARCH);
    var search = new HBox(8, icon, query);
    search.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(query, Priority.ALWAYS);
    var head = new VBox(4, name, search);
    head.getStyleClass().add("smart-list-head");
    setHead(head);
  }

  private static void onLeave(TextField field, Consumer<String> then) {
    field.setOnAction(event -> then.accept(field.getText()));
    field.focusedProperty().addListener((property, before, focused) -> {
      if (!focused) {
        then.accept(field.getText());
      }
    });
  }

  @Override
  protected void onAttach() {
    super.onAttach();
    hold(model);
    hold(model.listProperty(), this::show);
    ListChangeListener<EpisodeRow> changed = change -> decide();
    model.rows().addListener(changed);
    hold(() -> model.rows().removeListener(changed));
    hold(model.rows().readyProperty(), ready -> decide());
  }

  private void show(Optional<SmartList> now) {
    now.ifPresent(shown -> {
      if (!name.isFocused()) {
        name.setText(shown.name());
      }
      if (!query.isFocused()) {
        query.setText(shown.query());
      }
      if (sort.getValue() != shown.sort()) {
        sort.setValue(shown.sort());
      }
    });
  }

  private void decide() {
    if (model.rows().readyProperty().get()) {
      if (model.rows().isEmpty()) {
        showInstead(empty);
      } else {
        showList();
      }
    }
  }

  @Override
  public List<Node> tools() {
    return List.of(sort, delete);
  }
}
