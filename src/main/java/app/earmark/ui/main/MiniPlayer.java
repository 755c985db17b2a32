package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.WindowMemory;
import app.earmark.ui.common.art.Art;
import app.earmark.ui.common.art.ArtView;
import app.earmark.util.Texts;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/**
 * The player in a small window of its own that stays on top, while the main window is out of the way. Closing it brings
 * the main window back. JavaFX thread only.
 */
final class MiniPlayer extends Attachable {

  private static final String PLACE = "mini.place";
  private static final double WIDTH = 400;

  private final Stage main;
  private final PlayerViewModel model;
  private final Texts texts;
  private final WindowMemory memory;
  private final Background background;
  private final Stage stage = new Stage();
  private final ArtView art;
  private final Label title = Controls.label("", "player-title", "type-body");
  private final Label line = Controls.label("", "player-line", "type-note");
  private final Label position = Controls.label("", "player-time", "type-note");
  private final Label left = Controls.label("", "player-time", "type-note");
  private final Button back;
  private final Button play;
  private final Button forward;
  private final Scrubber scrubber;

  MiniPlayer(
      Stage main, Scene mainScene, PlayerViewModel model, Texts texts, Art artwork, WindowMemory memory,
      Background background, Keys keys) {
    this.main = main;
    this.model = model;
    this.texts = texts;
    this.memory = memory;
    this.background = background;
    this.art = new ArtView(artwork, 64);
    this.back = Controls.button(Feather.ROTATE_CCW, "", model::back);
    this.forward = Controls.button(Feather.ROTATE_CW, "", model::forward);
    this.play = Controls.iconButton(Feather.PLAY, texts.get("window.action.play"));
    this.scrubber = new Scrubber(model, texts.get("window.player.position"));
    var scene = new Scene(content());
    // The same look, also when theme and text size change.
    scene.getStylesheets().setAll(mainScene.getStylesheets());
    scene.getRoot().styleProperty().bind(mainScene.getRoot().styleProperty());
    keys.installPlayer(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        stage.hide();
        event.consume();
      }
    });
    stage.setScene(scene);
    stage.setAlwaysOnTop(true);
    stage.setMinWidth(280);
    stage.setWidth(WIDTH);
    stage.getIcons().setAll(main.getIcons());
    stage.titleProperty().bind(main.titleProperty());
    stage.setOnHidden(event -> goBack());
  }

  private VBox content() {
    title.setMinWidth(0);
    line.setMinWidth(0);
    var words = new VBox(4, title, line);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button close = Controls.iconButton(Feather.MAXIMIZE_2, texts.get("window.mini.close"));
    close.setOnAction(event -> stage.hide());
    var head = new HBox(12, art, words, close);
    head.setAlignment(Pos.CENTER_LEFT);
    back.getStyleClass().addAll("flat", "skip");
    forward.getStyleClass().addAll("flat", "skip");
    forward.setContentDisplay(ContentDisplay.RIGHT);
    play.getStyleClass().removeAll("flat");
    play.getStyleClass().addAll("accent", "button-circle", "play-button");
    play.setOnAction(event -> model.toggle());
    var transport = new HBox(8, back, play, forward);
    transport.setAlignment(Pos.CENTER);
    HBox.setHgrow(scrubber, Priority.ALWAYS);
    for (Label time : new Label[] {position, left}) {
      time.setMinWidth(Region.USE_PREF_SIZE);
    }
    var time = new HBox(8, position, scrubber, left);
    time.setAlignment(Pos.CENTER);
    var content = new VBox(4, head, transport, time);
    content.getStyleClass().addAll("window", "mini-player");
    return content;
  }

  @Override
  protected void onAttach() {
    hold(model.barProperty(), this::show);
    hold(model.jumpsProperty(), jumps -> {
      back.setText(Integer.toString(jumps.back()));
      back.setAccessibleText(texts.get("window.player.back", jumps.back()));
      forward.setText(Integer.toString(jumps.forward()));
      forward.setAccessibleText(texts.get("window.player.forward", jumps.forward()));
    });
    hold(model.waveformProperty(), scrubber::showWaveform);
    hold(model.chaptersProperty(),
        now -> scrubber.showChapters(now, model.barProperty().get().durationMs()));
    hold(model.stateProperty().map(state -> state.episode() == null ? "" : state.episode().id().toString()),
        loaded -> {
          EpisodeRow row = model.stateProperty().get().episode();
          if (row != null) {
            art.show(row.imageUrl(), row.podcastTitle());
          }
        });
  }

  private void show(PlayingBar bar) {
    title.setText(bar.title());
    line.setText(bar.line());
    boolean pauses = bar.playing() || bar.loading();
    Controls.change(play, pauses ? Feather.PAUSE : Feather.PLAY,
        texts.get(pauses ? "window.action.pause" : "window.action.play"));
    position.setText(bar.position());
    left.setText(bar.left());
    scrubber.show(bar);
  }

  /** Where it was last time; nothing happens where it is open. */
  void open() {
    if (stage.isShowing()) {
      stage.toFront();
      return;
    }
    attach();
    background.run(() -> memory.load(PLACE).orElse(""), place -> {
      String[] parts = place.split(" ");
      if (parts.length == 3 && isOnScreen(parts)) {
        stage.setX(Double.parseDouble(parts[0]));
        stage.setY(Double.parseDouble(parts[1]));
        stage.setWidth(Double.parseDouble(parts[2]));
      }
      stage.show();
      play.requestFocus();
      main.setIconified(true);
    });
  }

  /** A screen may be gone since. */
  private static boolean isOnScreen(String[] parts) {
    try {
      return !Screen.getScreensForRectangle(
          Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), 100, 40).isEmpty()
          && Double.parseDouble(parts[2]) >= 200;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void goBack() {
    String place = "%.0f %.0f %.0f".formatted(stage.getX(), stage.getY(), stage.getWidth());
    background.run(() -> memory.save(PLACE, place));
    detach();
    if (main.isShowing()) {
      main.setIconified(false);
      main.toFront();
    }
  }

  /** Closes it without bringing anything back: the program ends. */
  void end() {
    stage.setOnHidden(event -> { });
    detach();
    stage.hide();
  }
}
