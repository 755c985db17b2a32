package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.Art;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.Appearance;
import app.earmark.util.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The bar at the lower edge: what plays, where, how it sounds, when it ends, and what follows. */
final class PlayerBar extends View {

  private static final double NARROW = 900;
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final PlayerViewModel model;
  private final Texts texts;
  private final Appearance appearance;
  private final ArtView art;
  private final Label title = Controls.label("", "player-title", "type-body");
  private final Label line = Controls.label("", "player-line", "type-note");
  private final Button back;
  private final Button play;
  private final Button forward;
  private final Label position = Controls.label("", "player-time", "type-note");
  private final Label left = Controls.label("", "player-time", "type-note");
  private final Scrubber scrubber;
  private final Button speed = new Button();
  private final Button chapters;
  private final SleepButton sleep;
  private final Button mute;
  private final HBox side = new HBox(0);
  private final HBox root;

  PlayerBar(
      PlayerViewModel model, Texts texts, Formats formats, Art artwork, Appearance appearance, PlayerPanels panels,
      Runnable openMini) {
    this.appearance = appearance;
    this.model = model;
    this.texts = texts;
    this.art = new ArtView(artwork, 56);
    this.back = Controls.button(Feather.ROTATE_CCW, "", model::back);
    this.forward = Controls.button(Feather.ROTATE_CW, "", model::forward);
    this.play = Controls.iconButton(Feather.PLAY, texts.get("window.action.play"));
    this.mute = Controls.iconButton(Feather.VOLUME_2, texts.get("window.player.mute"));
    this.chapters = Controls.iconButton(Feather.BOOK_OPEN, texts.get("window.chapters"));
    this.sleep = new SleepButton(model, texts, formats);
    this.scrubber = new Scrubber(model, texts.get("window.player.position"));
    chapters.setOnAction(event -> panels.toggleChapters());
    speed.setOnAction(event -> panels.toggleSound());
    root = new HBox(24, what(), transport(), side(openMini));
    root.getStyleClass().add("player-bar");
    root.setAlignment(Pos.CENTER_LEFT);
    root.setAccessibleText(texts.get("window.player"));
    root.widthProperty().addListener((property, before, width) -> fit());
    appearance.textScaleProperty().addListener((property, before, scale) -> fit());
  }

  private HBox what() {
    title.setMinWidth(0);
    line.setMinWidth(0);
    title.setOnMouseClicked(event -> model.openEpisode());
    line.setOnMouseClicked(event -> {
      if (!model.barProperty().get().failed()) {
        model.openPodcast();
      }
    });
    title.setTooltip(new Tooltip());
    line.setTooltip(new Tooltip());
    var text = new VBox(4, title, line);
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var what = new HBox(12, art, text);
    what.setAlignment(Pos.CENTER_LEFT);
    what.setMinWidth(0);
    return what;
  }

  private VBox transport() {
    back.setTooltip(Controls.tooltip(""));
    forward.setTooltip(Controls.tooltip(""));
    forward.setContentDisplay(ContentDisplay.RIGHT);
    back.getStyleClass().addAll("flat", "skip");
    forward.getStyleClass().addAll("flat", "skip");
    play.getStyleClass().removeAll("flat");
    play.getStyleClass().addAll("accent", "button-circle", "play-button");
    play.setOnAction(event -> model.toggle());
    var buttons = new HBox(12, back, play, forward);
    buttons.setAlignment(Pos.CENTER);
    position.setMinWidth(Region.USE_PREF_SIZE);
    position.setAlignment(Pos.CENTER_RIGHT);
    left.setMinWidth(Region.USE_PREF_SIZE);
    // As wide as the longest time, so that the scrubber does not twitch.
    position.prefWidthProperty().bind(appearance.atLeast(52, 0, 52));
    left.prefWidthProperty().bind(position.prefWidthProperty());
    HBox.setHgrow(scrubber, Priority.ALWAYS);
    var time = new HBox(8, position, scrubber, left);
    time.setAlignment(Pos.CENTER);
    var transport = new VBox(0, buttons, time);
    transport.setAlignment(Pos.CENTER);
    HBox.setHgrow(transport, Priority.ALWAYS);
    return transport;
  }

  private HBox side(Runnable openMini) {
    speed.getStyleClass().addAll("flat", "speed");
    speed.setTooltip(Controls.tooltip(texts.get("window.sound")));
    mute.setOnAction(event -> model.mute());
    Button queue = Controls.iconButton(Feather.LIST, texts.get("window.nav.up-next"));
    queue.setOnAction(event -> model.openQueue());
    Button mini = Controls.iconButton(Feather.MINIMIZE_2, texts.get("window.mini.open"));
    mini.setOnAction(event -> openMini.run());
    side.getChildren().setAll(speed, chapters, sleep.node(), mute, queue, mini);
    side.setAlignment(Pos.CENTER_RIGHT);
    side.setMinWidth(Region.USE_PREF_SIZE);
    return side;
  }

  private void fit() {
    double width = root.getWidth();
    boolean narrow = width < NARROW * (1 + appearance.textScaleProperty().get()) / 2;
    // What is still in reach elsewhere makes room first: muting in the sound panel, Up Next at the left.
    Controls.show(mute, !narrow);
    Controls.show(side.getChildren().get(4), !narrow);
    if (root.getChildren().getFirst() instanceof HBox what) {
      // As wide on both sides, so that the buttons stand in the middle of the window.
      double edge = narrow ? Math.clamp(width * 0.25, 180, Math.max(200, appearance.scaled(200)))
          : Math.clamp(width * 0.27, 260, 420);
      what.setMinWidth(edge);
      what.setMaxWidth(edge);
      side.setPrefWidth(narrow ? Region.USE_COMPUTED_SIZE : edge);
    }
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.barProperty(), this::show);
    hold(model.jumpsProperty(), this::show);
    hold(model.sleepProperty(), sleep::show);
    hold(model.waveformProperty(), scrubber::showWaveform);
    hold(model.chaptersProperty(), now -> {
      chapters.setDisable(now.chapters().isEmpty());
      scrubber.showChapters(now, model.barProperty().get().durationMs());
    });
    hold(model.barProperty().map(PlayingBar::durationMs),
        duration -> scrubber.showChapters(model.chaptersProperty().get(), duration));
    hold(model.stateProperty().map(state -> state.episode() == null ? "" : state.episode().id().toString()),
        loaded -> {
          EpisodeRow row = model.stateProperty().get().episode();
          if (row != null) {
            art.show(row.imageUrl(), row.podcastTitle());
          }
        });
  }

  private void show(PlayerViewModel.Jumps jumps) {
    describe(back, Integer.toString(jumps.back()), texts.get("window.player.back", jumps.back()));
    describe(forward, Integer.toString(jumps.forward()), texts.get("window.player.forward", jumps.forward()));
  }

  private static void describe(Button button, String text, String says) {
    button.setText(text);
    button.setAccessibleText(says);
    button.getTooltip().setText(says);
  }

  private void show(PlayingBar bar) {
    Controls.show(root, bar.shown());
    title.setText(bar.title());
    title.getTooltip().setText(bar.title());
    line.setText(bar.line());
    line.getTooltip().setText(bar.line());
    line.pseudoClassStateChanged(FAILED, bar.failed());
    boolean pauses = bar.playing() || bar.loading();
    Controls.change(play, pauses ? Feather.PAUSE : bar.failed() ? Feather.REFRESH_CW : Feather.PLAY,
        texts.get(pauses ? "window.action.pause" : bar.failed() ? "window.action.retry" : "window.action.play"));
    position.setText(bar.position());
    left.setText(bar.left());
    scrubber.show(bar);
    speed.setText(bar.speedText());
    speed.setAccessibleText(texts.get("window.player.speed-now", bar.speedText()));
    Controls.change(mute, bar.volume() == 0 ? Feather.VOLUME_X : bar.volume() < 0.5 ? Feather.VOLUME_1
        : Feather.VOLUME_2, texts.get(bar.volume() == 0 ? "window.player.unmute" : "window.player.mute"));
  }

  @Override
  public Node root() {
    return root;
  }
}
