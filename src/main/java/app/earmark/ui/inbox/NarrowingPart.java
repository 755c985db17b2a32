package app.earmark.ui.inbox;

import app.earmark.model.EpisodeFilter.Length;
import app.earmark.ui.common.Controls;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** How the New page is narrowed by length and folder: a menu, and what is chosen in it as words to be taken away. */
final class NarrowingPart {

  private final InboxViewModel model;
  private final Texts texts;
  private final MenuButton menu = new MenuButton();
  private final FlowPane chosen = new FlowPane(8, 8);

  NarrowingPart(InboxViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    menu.setGraphic(Controls.icon(Feather.FILTER));
    menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "narrowing");
    menu.setAccessibleText(texts.get("page.new.narrow"));
    menu.setTooltip(Controls.tooltip(texts.get("page.new.narrow")));
    chosen.getStyleClass().add("narrowed-by");
  }

  Node menu() {
    return menu;
  }

  /** What is chosen; not shown where nothing is. */
  Node chosen() {
    return chosen;
  }

  void show() {
    List<MenuItem> items = new ArrayList<>();
    for (Length length : Length.values()) {
      items.add(choice(words(length), model.lengthProperty(), length));
    }
    if (!model.foldersProperty().get().isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.add(choice(texts.get("page.new.folder.all"), model.folderProperty(), ""));
      model.foldersProperty().get().forEach(name ->
          items.add(choice(name.replace("/", " / "), model.folderProperty(), name)));
    }
    menu.getItems().setAll(items);
    List<Node> words = new ArrayList<>();
    if (model.lengthProperty().get() != Length.ANY) {
      words.add(chip(words(model.lengthProperty().get()), model.lengthProperty(), Length.ANY));
    }
    if (!model.folderProperty().get().isEmpty()) {
      words.add(chip(texts.get("page.new.in-folder", model.folderProperty().get().replace("/", " / ")),
          model.folderProperty(), ""));
    }
    chosen.getChildren().setAll(words);
    Controls.show(chosen, !words.isEmpty());
  }

  boolean isNarrowed() {
    return chosen.isManaged();
  }

  void showAll() {
    model.lengthProperty().set(Length.ANY);
    model.folderProperty().set("");
  }

  private String words(Length length) {
    return texts.get(switch (length) {
      case ANY -> "page.new.length.any";
      case SHORT -> "page.new.length.short";
      case LONG -> "page.new.length.long";
    });
  }

  private static <T> MenuItem choice(String words, ObjectProperty<T> property, T value) {
    var item = new RadioMenuItem(words);
    item.setMnemonicParsing(false);
    item.setSelected(value.equals(property.get()));
    item.setOnAction(event -> {
      item.setSelected(true);
      property.set(value);
    });
    return item;
  }

  private <T> Button chip(String words, ObjectProperty<T> property, T none) {
    Button chip = Controls.button(Feather.X, words, () -> property.set(none));
    chip.setMnemonicParsing(false);
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().addAll("small", "chip-button");
    chip.setAccessibleText(texts.get("page.new.not-only", words));
    return chip;
  }
}
