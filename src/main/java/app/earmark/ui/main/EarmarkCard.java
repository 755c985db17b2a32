package app.earmark.ui.main;

import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Says that a moment was marked, with a field for a note; takes the focus only when it is asked to. */
final class EarmarkCard extends View {

  private final EarmarkViewModel model;
  private final Texts texts;
  private final Formats formats;
  private final Runnable closed;
  private final Label words = Controls.paragraph("", "type-body");
  private final TextField note = new TextField();
  private final VBox root;

  /** @param closed called when it was closed with the focus in it */
  EarmarkCard(EarmarkViewModel model, Texts texts, Formats formats, Runnable closed) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    this.closed = closed;
    note.setPromptText(texts.get("window.earmark.note"));
    note.setAccessibleText(texts.get("window.earmark.note"));
    note.setOnAction(event -> leave(() -> model.save(note.getText())));
    note.focusedProperty().addListener((property, before, focused) -> {
      if (focused) {
        model.writing();
      }
    });
    note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        leave(model::done);
        event.consume();
      }
    });
    HBox.setHgrow(words, Priority.ALWAYS);
    Button close = Controls.iconButton(Feather.X, texts.get("window.action.close"));
    close.setOnAction(event -> leave(model::done));
    var head = new HBox(12, Controls.icon(Feather.BOOKMARK), words, close);
    head.setAlignment(Pos.CENTER_LEFT);
    root = new VBox(4, head, note);
    root.getStyleClass().addAll("toast", "earmark-card");
    root.setMaxSize(480, Region.USE_PREF_SIZE);
    Controls.show(root, false);
  }

  private void leave(Runnable end) {
    end.run();
    closed.run();
  }

  @Override
  protected void onAttach() {
    hold(model.madeProperty(), this::show);
  }

  private void show(Optional<EarmarkViewModel.Made> made) {
    Controls.show(root, made.isPresent());
    made.ifPresent(mark -> {
      note.clear();
      words.setText(texts.get("window.earmark.made", formats.clock(mark.positionMs()), mark.row().title()));
    });
  }

  /** Puts the keyboard into the field where a mark was just made. */
  void write() {
    if (root.isVisible()) {
      note.requestFocus();
    }
  }

  @Override
  public Node root() {
    return root;
  }
}
