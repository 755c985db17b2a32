package app.earmark.ui.main;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.FolderActions;
import app.earmark.util.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks in which folders a podcast is to be; each answer is in force at once. */
final class FoldersCard extends View {

  private final FolderActions actions;
  private final Texts texts;
  private final Runnable closed;
  private final Label title = Controls.paragraph("", "type-title");
  private final VBox boxes = new VBox(8);
  private final TextField name = new TextField();
  private final VBox root;

  /** @param closed called when it was closed: the focus must go somewhere */
  FoldersCard(FolderActions actions, Texts texts, Runnable closed) {
    this.actions = actions;
    this.texts = texts;
    this.closed = closed;
    Button close = Controls.iconButton(Feather.X, texts.get("window.action.close"));
    close.setOnAction(event -> actions.close());
    var head = new HBox(12, title, Controls.spacer(), close);
    head.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = Controls.scrolled(boxes);
    scroll.setMaxHeight(280);
    name.setPromptText(texts.get("window.folders.new"));
    name.setAccessibleText(texts.get("window.folders.new"));
    name.setOnAction(event -> add());
    Button add = Controls.button(Feather.FOLDER_PLUS, texts.get("window.folders.add"), this::add);
    add.disableProperty().bind(name.textProperty().map(String::isBlank));
    add.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    root = new VBox(12, head, scroll, new HBox(8, name, add),
        Controls.paragraph(texts.get("window.folders.hint"), "muted", "type-note"));
    root.getStyleClass().addAll("card", "folders-card");
    root.setMaxSize(440, Region.USE_PREF_SIZE);
    root.setAccessibleRole(AccessibleRole.DIALOG);
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        actions.close();
        event.consume();
      }
    });
    Controls.show(root, false);
  }

  private void add() {
    actions.choiceProperty().get().ifPresent(asked -> actions.add(asked.podcasts(), name.getText()));
    name.clear();
  }

  @Override
  protected void onAttach() {
    hold(actions.choiceProperty(), this::show);
  }

  private void show(Optional<FolderActions.Choice> choice) {
    boolean opened = choice.isPresent() && !root.isVisible();
    boolean left = choice.isEmpty() && root.isVisible();
    Controls.show(root, choice.isPresent());
    choice.ifPresent(asked -> {
      title.setText(asked.title().isEmpty() ? texts.get("window.folders.title-many", asked.podcasts().size())
          : texts.get("window.folders.title", asked.title()));
      root.setAccessibleText(title.getText());
      showFolders(asked);
    });
    if (opened) {
      name.clear();
      name.requestFocus();
    } else if (left) {
      closed.run();
    }
  }

  /** Kept where they are the same, so that the one that was just ticked keeps the focus. */
  private void showFolders(FolderActions.Choice asked) {
    if (!boxes.getChildren().stream().map(node -> ((CheckBox) node).getUserData()).toList()
        .equals(asked.folders())) {
      boxes.getChildren().setAll(asked.folders().stream().map(this::box).toList());
    }
    boxes.getChildren().forEach(node ->
        ((CheckBox) node).setSelected(asked.in().contains((String) node.getUserData())));
  }

  private CheckBox box(String folder) {
    var box = new CheckBox(FolderActions.shown(folder));
    box.setMnemonicParsing(false);
    box.setUserData(folder);
    box.setOnAction(event -> actions.choiceProperty().get().ifPresent(asked -> {
      if (box.isSelected()) {
        actions.add(asked.podcasts(), folder);
      } else {
        actions.take(asked.podcasts(), folder);
      }
    }));
    return box;
  }

  @Override
  public Node root() {
    return root;
  }
}
