package app.earmark.ui.episode;

import app.earmark.model.EpisodeId;
import app.earmark.model.PlaybackState;
import app.earmark.model.TranscriptLine;
import app.earmark.model.search.SearchText;
import app.earmark.service.Transcripts;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.util.Texts;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The transcript of an episode: fetched when it is first opened; the line that is heard stands out and stays in sight,
 * a click plays from a line, and a field finds words in it.
 */
final class TranscriptPart extends View {

  private static final PseudoClass HEARD = PseudoClass.getPseudoClass("heard");
  private static final double HEIGHT = 360;

  private final EpisodeId id;
  private final Transcripts transcripts;
  private final PageContext context;
  private final Texts texts;
  private final LongConsumer seek;
  private final Button open;
  private final Label problem = Controls.paragraph("", "muted", "type-body");
  private final TextField field = new TextField();
  private final Label matches = Controls.label("", "muted", "type-note");
  private final ListView<TranscriptLine> list = new ListView<>();
  private final VBox root;
  private int heard = -1;
  private boolean asked;

  /** @param seek plays from a moment, in ms */
  TranscriptPart(EpisodeId id, Transcripts transcripts, PageContext context, LongConsumer seek) {
    this.id = id;
    this.transcripts = transcripts;
    this.context = context;
    this.texts = context.texts();
    this.seek = seek;
    open = Controls.button(Feather.FILE_TEXT, texts.get("page.episode.transcript.open"), this::open);
    field.setPromptText(texts.get("page.episode.transcript.find"));
    field.setAccessibleText(texts.get("page.episode.transcript.find"));
    field.setMaxWidth(280);
    field.textProperty().addListener((property, before, now) -> find(0));
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ENTER) {
        find(list.getSelectionModel().getSelectedIndex() + 1);
        event.consume();
      }
    });
    list.getStyleClass().addAll("transcript", "edge-to-edge");
    list.setPrefHeight(HEIGHT);
    list.setAccessibleText(texts.get("page.episode.transcript"));
    list.setCellFactory(view -> new LineCell());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        play(list.getSelectionModel().getSelectedItem());
        event.consume();
      }
    });
    Label heading = Controls.label(texts.get("page.episode.transcript"), "section-heading", "type-row");
    var head = new HBox(12, heading, Controls.spacer(), matches, field, open);
    head.setAlignment(Pos.CENTER_LEFT);
    root = new VBox(12, head, problem, list);
    List.of(field, list, problem).forEach(node -> Controls.show(node, false));
  }

  @Override
  protected void onAttach() {
    hold(context.live().playbackProperty(), this::follow);
  }

  private void open() {
    if (asked) {
      return;
    }
    asked = true;
    open.setDisable(true);
    hold(context.background().run(() -> transcripts.of(id), this::show));
  }

  private void show(Transcripts.Result result) {
    open.setDisable(false);
    switch (result) {
      case Transcripts.Result.Found found -> {
        list.getItems().setAll(found.lines());
        Controls.show(open, false);
        Controls.show(problem, false);
        Controls.show(field, true);
        Controls.show(list, true);
        follow(context.live().playbackProperty().get());
      }
      case Transcripts.Result.Failed failed -> {
        asked = false;
        problem.setText(texts.get(failed.message()));
        Controls.show(problem, true);
      }
      case Transcripts.Result.None _ -> asked = false;
    }
  }

  private void play(@Nullable TranscriptLine line) {
    Long start = line == null ? null : line.startMs();
    if (start != null) {
      seek.accept(start);
    }
  }

  /** Marks the line that is heard, and brings it into sight when it changes. */
  private void follow(PlaybackState now) {
    boolean mine = now.episode() != null && now.episode().id().equals(id);
    int line = mine ? lineAt(now.positionMs()) : -1;
    if (line != heard) {
      heard = line;
      list.refresh();
      if (line >= 0 && field.getText().isBlank() && now.phase() == PlaybackState.Phase.PLAYING) {
        list.scrollTo(Math.max(0, line - 3));
      }
    }
  }

  private int lineAt(long positionMs) {
    int found = -1;
    for (int i = 0; i < list.getItems().size(); i++) {
      Long start = list.getItems().get(i).startMs();
      if (start != null && start <= positionMs) {
        found = i;
      } else if (start != null) {
        break;
      }
    }
    return found;
  }

  /** Chooses the next line with what is sought, from the beginning again after the last. */
  private void find(int from) {
    String sought = SearchText.fold(field.getText().strip());
    List<TranscriptLine> lines = list.getItems();
    long count = sought.isEmpty() ? 0
        : lines.stream().filter(line -> SearchText.fold(line.text()).contains(sought)).count();
    matches.setText(sought.isEmpty() ? "" : texts.get("page.episode.transcript.matches", count));
    list.getSelectionModel().clearSelection();
    for (int i = 0; count > 0 && i < lines.size(); i++) {
      int at = (from + i) % lines.size();
      if (SearchText.fold(lines.get(at).text()).contains(sought)) {
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - 2));
        return;
      }
    }
  }

  @Override
  public Node root() {
    return root;
  }

  private final class LineCell extends ListCell<TranscriptLine> {
    private final Label time = Controls.label("", "muted", "type-note");
    private final Label speaker = Controls.label("", "section-heading", "type-body");
    private final Label words = Controls.paragraph("", "type-row");
    private final HBox line;

    LineCell() {
      time.setMinWidth(56);
      var text = new VBox(2, speaker, words);
      text.setMinWidth(0);
      HBox.setHgrow(text, Priority.ALWAYS);
      line = new HBox(8, time, text);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      setOnMouseClicked(event -> play(getItem()));
    }

    @Override
    protected void updateItem(@Nullable TranscriptLine shown, boolean empty) {
      super.updateItem(shown, empty);
      pseudoClassStateChanged(HEARD, !empty && getIndex() == heard);
      if (shown == null || empty) {
        setGraphic(null);
        return;
      }
      Long start = shown.startMs();
      time.setText(start == null ? "" : context.formats().clock(start));
      String who = shown.speaker();
      speaker.setText(who == null ? "" : who);
      Controls.show(speaker, who != null);
      words.setText(shown.text());
      setGraphic(line);
    }
  }
}
