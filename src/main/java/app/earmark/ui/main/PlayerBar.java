package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.View;
import app.earmark.ui.common.art.Art;
import app.earmark.ui.common.art.ArtView;
import app.earmark.ui.common.page.Appearance;
import app.earmark.util.Texts;
import atlantafx.base.controls.ProgressSliderSkin;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The bar at the lower edge: what plays, where, how fast and how loud. */
final class PlayerBar extends View {

  private static final double NARROW = 900;
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final PlayerViewModel model;
  private final Texts texts;
  private final Formats formats;
  private final Appearance appearance;
  private final ArtView art;
  private final Label title = Controls.label("", "player-title", "type-body");
  private final Label line = Controls.label("", "player-line", "type-note");
  private final Button play;
  private final Label position = Controls.label("", "player-time", "type-note");
  private final Label left = Controls.label("", "player-time", "type-note");
  private final Scrubber scrubber;
  private final MenuButton speed = new MenuButton();
  private final Button mute;
  private final Slider volume = new Slider(0, 1, 1);
  private final HBox sound = new HBox(8);
  private final HBox root;
  private boolean showing;

  PlayerBar(PlayerViewModel model, Texts texts, Formats formats, Art artwork, Appearance appearance) {
    this.appearance = appearance;
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    this.art = new ArtView(artwork, 56);
    this.play = Controls.iconButton(Feather.PLAY, texts.get("window.action.play"));
    this.mute = Controls.iconButton(Feather.VOLUME_2, texts.get("window.player.mute"));
    this.scrubber = new Scrubber(texts.get("window.player.position"), model::seek, model::timeAt);
    root = new HBox(24, what(), transport(), sound());
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
    Button back = Controls.button(Feather.ROTATE_CCW, "15", model::back);
    Button forward = Controls.button(Feather.ROTATE_CW, "30", model::forward);
    back.setAccessibleText(texts.get("window.player.back"));
    back.setTooltip(Controls.tooltip(texts.get("window.player.back")));
    forward.setAccessibleText(texts.get("window.player.forward"));
    forward.setTooltip(Controls.tooltip(texts.get("window.player.forward")));
    forward.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
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
    var transport = new VBox(4, buttons, time);
    transport.setAlignment(Pos.CENTER);
    HBox.setHgrow(transport, Priority.ALWAYS);
    return transport;
  }

  private HBox sound() {
    speed.getStyleClass().addAll("flat", "no-arrow", "speed");
    var group = new ToggleGroup();
    for (double value : PlayerViewModel.SPEEDS) {
      var item = new RadioMenuItem(formats.speed(value));
      item.setToggleGroup(group);
      item.setUserData(value);
      item.setOnAction(event -> model.setSpeed(value));
      speed.getItems().add(item);
    }
    speed.setTooltip(Controls.tooltip(texts.get("window.player.speed")));
    mute.setOnAction(event -> model.mute());
    volume.setSkin(new ProgressSliderSkin(volume));
    volume.getStyleClass().add("small");
    volume.setPrefWidth(88);
    volume.setMinWidth(88);
    volume.setAccessibleText(texts.get("window.player.volume"));
    volume.valueProperty().addListener((property, before, value) -> {
      if (!showing) {
        model.setVolume(value.doubleValue());
      }
    });
    volume.managedProperty().bind(volume.visibleProperty());
    sound.getChildren().setAll(speed, mute, volume);
    sound.setAlignment(Pos.CENTER_RIGHT);
    return sound;
  }

  private void fit() {
    double width = root.getWidth();
    boolean narrow = width < NARROW * (1 + appearance.textScaleProperty().get()) / 2;
    volume.setVisible(!narrow);
    if (root.getChildren().getFirst() instanceof HBox what) {
      // As wide on both sides, so that the buttons stand in the middle of the window.
      double side = narrow ? Math.clamp(width * 0.27, 200, Math.max(216, appearance.scaled(216)))
          : Math.clamp(width * 0.27, 240, 420);
      what.setMinWidth(side);
      what.setMaxWidth(side);
      sound.setMinWidth(narrow ? Region.USE_PREF_SIZE : side);
    }
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.barProperty(), this::show);
    hold(model.stateProperty().map(state -> state.episode() == null ? "" : state.episode().id().toString()),
        loaded -> {
          EpisodeRow row = model.stateProperty().get().episode();
          if (row != null) {
            art.show(row.imageUrl(), row.podcastTitle());
          }
        });
  }

  private void show(PlayerViewModel.Bar bar) {
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
    scrubber.show(bar.share(), bar.durationMs() > 0);
    speed.setText(bar.speedText());
    speed.setAccessibleText(texts.get("window.player.speed-now", bar.speedText()));
    speed.getItems().forEach(item -> {
      if (item instanceof RadioMenuItem choice && item.getUserData() instanceof Double value) {
        choice.setSelected(Math.abs(value - bar.speed()) < 0.001);
      }
    });
    Controls.change(mute, bar.volume() == 0 ? Feather.VOLUME_X : bar.volume() < 0.5 ? Feather.VOLUME_1
        : Feather.VOLUME_2, texts.get(bar.volume() == 0 ? "window.player.unmute" : "window.player.mute"));
    if (!volume.isValueChanging()) {
      showing = true;
      volume.setValue(bar.volume());
      showing = false;
    }
  }

  @Override
  public Node root() {
    return root;
  }
}
