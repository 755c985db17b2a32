package app.earmark.ui.main;

import app.earmark.model.SoundSettings.Trimming;
import app.earmark.playback.PlaybackSession;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Segments;
import app.earmark.ui.common.View;
import app.earmark.util.Texts;
import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.controls.ToggleSwitch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The card above the player bar in which the sound is set. */
final class SoundPanel extends View {

  private static final double STEP = 0.05;
  private static final List<Double> SPEEDS = List.of(1.0, 1.2, 1.5, 1.8, 2.0, 2.5);

  private final SoundPanelModel model;
  private final Texts texts;
  private final Formats formats;
  private final VBox root = new VBox(16);
  private final Label speedNow = Controls.label("", "type-title");
  private final Slider speed = new Slider(PlaybackSession.SLOWEST, PlaybackSession.FASTEST, 1);
  private final Slider volume = new Slider(0, PlaybackSession.LOUDEST, 1);
  private final Label volumeNow = Controls.label("", "muted", "type-body");
  private final Slider balance = new Slider(-1, 1, 0);
  private final ObjectProperty<Trimming> trimming = new SimpleObjectProperty<>(Trimming.OFF);
  private final ObjectProperty<Boolean> forOne = new SimpleObjectProperty<>(false);
  private final ToggleSwitch levelled = new ToggleSwitch();
  private final ToggleSwitch mono = new ToggleSwitch();
  private final Label saved = Controls.label("", "muted", "type-body");
  private boolean showing;

  SoundPanel(SoundPanelModel model, Texts texts, Formats formats) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    root.getStyleClass().addAll("card", "sound-panel");
    root.setAccessibleText(texts.get("window.sound"));
    build();
  }

  private void build() {
    slider(speed, "window.player.speed", STEP, value -> model.setSpeed(Math.round(value / STEP) * STEP));
    slider(volume, "window.player.volume", STEP, model::setVolume);
    // What is nearly in the middle is meant to be there.
    slider(balance, "setting.sound.balance", 0.1, value -> model.setBalance(Math.abs(value) < 0.06 ? 0 : value));
    Button slower = Controls.iconButton(Feather.MINUS, texts.get("window.keys.slower"));
    slower.setOnAction(event -> model.setSpeed(model.panelProperty().get().speed() - STEP));
    Button faster = Controls.iconButton(Feather.PLUS, texts.get("window.keys.faster"));
    faster.setOnAction(event -> model.setSpeed(model.panelProperty().get().speed() + STEP));
    HBox.setHgrow(speed, Priority.ALWAYS);
    speedNow.setMinWidth(Region.USE_PREF_SIZE);
    var speedLine = new HBox(8, slower, speed, faster);
    speedLine.setAlignment(Pos.CENTER);
    var presets = new HBox(4);
    for (double preset : SPEEDS) {
      Button button = Controls.button(formats.speed(preset), () -> model.setSpeed(preset));
      button.getStyleClass().addAll("flat", "speed-preset");
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(Region.USE_PREF_SIZE);
      presets.getChildren().add(button);
    }
    Map<Boolean, String> scopes = new LinkedHashMap<>();
    scopes.put(false, texts.get("window.sound.for-all"));
    scopes.put(true, texts.get("window.sound.for-one"));
    forOne.addListener((property, before, now) -> act(() -> model.setForOne(now)));
    var head = new HBox(12, speedNow, Controls.spacer(), Segments.of(scopes, forOne));
    head.setAlignment(Pos.CENTER_LEFT);
    Map<Trimming, String> trims = new LinkedHashMap<>();
    trims.put(Trimming.OFF, texts.get("setting.sound.trimming.off"));
    trims.put(Trimming.GENTLE, texts.get("setting.sound.trimming.gentle"));
    trims.put(Trimming.STRONG, texts.get("setting.sound.trimming.strong"));
    trimming.addListener((property, before, now) -> act(() -> model.setTrimming(now)));
    levelled.selectedProperty().addListener((property, before, now) -> act(() -> model.setLevelled(now)));
    mono.selectedProperty().addListener((property, before, now) -> act(() -> model.setMono(now)));
    levelled.setAccessibleText(texts.get("setting.sound.levelled"));
    mono.setAccessibleText(texts.get("setting.sound.mono"));
    var volumeSide = new HBox(8, volume, volumeNow);
    volumeSide.setAlignment(Pos.CENTER_RIGHT);
    volumeNow.setMinWidth(48);
    volumeNow.setAlignment(Pos.CENTER_RIGHT);
    var beside = new Region();
    beside.setMinWidth(48);
    var balanceSide = new HBox(8, balance, beside);
    balanceSide.setAlignment(Pos.CENTER_RIGHT);
    root.getChildren().setAll(new VBox(4, head, speedLine, presets),
        line("setting.sound.trimming", Segments.of(trims, trimming)),
        line("setting.sound.levelled", levelled), line("setting.sound.mono", mono),
        line("setting.sound.balance", balanceSide), line("window.player.volume", volumeSide), saved);
  }

  private void slider(Slider slider, String words, double step, DoubleConsumer changed) {
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.getStyleClass().add("small");
    slider.setBlockIncrement(step);
    slider.setAccessibleText(texts.get(words));
    slider.valueProperty().addListener((property, before, value) -> act(() -> changed.accept(value.doubleValue())));
  }

  private HBox line(String words, Node control) {
    Label label = Controls.label(texts.get(words), "type-body");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(control);
    var line = new HBox(12, label, Controls.spacer(), control);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** What is shown is not what was chosen. */
  private void act(Runnable choice) {
    if (!showing) {
      choice.run();
    }
  }

  @Override
  protected void onAttach() {
    hold(model);
    hold(model.panelProperty(), this::show);
  }

  private void show(SoundPanelModel.Panel panel) {
    showing = true;
    speedNow.setText(formats.speed(panel.speed()));
    follow(speed, panel.speed());
    follow(volume, panel.volume());
    follow(balance, panel.sound().balance());
    volumeNow.setText(texts.get("window.sound.percent", Math.round(panel.volume() * 100)));
    trimming.set(panel.sound().trimming());
    levelled.setSelected(panel.sound().levelled());
    mono.setSelected(panel.sound().mono());
    forOne.set(panel.forOne());
    Controls.show(saved, panel.savedMs() >= 1_000);
    saved.setText(texts.get("window.sound.saved", formats.duration(panel.savedMs())));
    showing = false;
  }

  private static void follow(Slider slider, double value) {
    if (!slider.isValueChanging() && Math.abs(slider.getValue() - value) > 0.001) {
      slider.setValue(value);
    }
  }

  @Override
  public Node root() {
    return root;
  }
}
