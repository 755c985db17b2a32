package app.earmark.ui.main;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All keys, over the page; F1 opens and closes it. */
final class KeysCard extends View {

  private final Keys keys;
  private final Texts texts;
  private final Runnable closed;
  private final VBox root = new VBox(16);

  /** @param closed called when it was closed: the focus must go somewhere */
  KeysCard(Keys keys, Texts texts, Runnable closed) {
    this.closed = closed;
    this.keys = keys;
    this.texts = texts;
    root.getStyleClass().add("card");
    root.setMaxSize(960, Region.USE_PREF_SIZE);
    root.setAccessibleRole(AccessibleRole.DIALOG);
    root.setAccessibleText(texts.get("window.keys.title"));
    Controls.show(root, false);
  }

  @Override
  protected void onAttach() {
    Button close = Controls.iconButton(Feather.X, texts.get("window.action.close"));
    close.setOnAction(event -> hide());
    var head = new HBox(Controls.label(texts.get("window.keys.title"), "type-title"), Controls.spacer(), close);
    head.setAlignment(Pos.CENTER_LEFT);
    var groups = new FlowPane(40, 20);
    groups.prefWrapLengthProperty().bind(root.widthProperty().subtract(56));
    for (Keys.Group group : Keys.Group.values()) {
      groups.getChildren().add(group(group));
    }
    var scroll = Controls.scrolled(groups);
    root.getChildren().setAll(head, scroll);
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        hide();
        event.consume();
      }
    });
  }

  private Node group(Keys.Group group) {
    var grid = new GridPane(16, 8);
    grid.add(Controls.label(texts.get("window.keys." + group.name().toLowerCase(Locale.ROOT)),
        "section-heading", "type-row"), 0, 0, 2, 1);
    int line = 1;
    for (Keys.Key key : keys.all()) {
      if (key.group() == group) {
        Label shown = Controls.label(key.shown(), "key", "type-note");
        shown.setMinWidth(Region.USE_PREF_SIZE);
        var holder = new HBox(shown);
        holder.setMinWidth(96);
        grid.add(holder, 0, line);
        grid.add(Controls.label(texts.get(key.text()), "type-body"), 1, line);
        line++;
      }
    }
    return grid;
  }

  void toggle() {
    if (root.isVisible()) {
      hide();
    } else {
      Controls.show(root, true);
      root.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }
  }

  void hide() {
    if (root.isVisible()) {
      Controls.show(root, false);
      closed.run();
    }
  }

  @Override
  public Node root() {
    return root;
  }
}
