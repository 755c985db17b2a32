package app.earmark.ui.main;

import app.earmark.model.Chapter;
import app.earmark.model.PlayingChapters;
import atlantafx.base.controls.ProgressSliderSkin;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/**
 * Where in the episode it plays, over its waveform and between the ticks of its chapters: drag, click, turn the wheel
 * or use the arrows to go elsewhere, with the time and the chapter under the pointer. JavaFX thread only.
 */
final class Scrubber extends StackPane {

  private static final PseudoClass WAVED = PseudoClass.getPseudoClass("waved");

  private final PlayerViewModel model;
  private final Slider slider = new Slider(0, 1, 0);
  private final Label pointed = new Label();
  private final Waveform waveform = new Waveform();
  private boolean showing;
  private double turned;

  Scrubber(PlayerViewModel model, String says) {
    this.model = model;
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.getStyleClass().addAll("small", "scrubber");
    slider.setAccessibleText(says);
    slider.setMaxWidth(Double.MAX_VALUE);
    pointed.getStyleClass().addAll("pointed-time", "type-note");
    pointed.setManaged(false);
    pointed.setMouseTransparent(true);
    pointed.setVisible(false);
    setAlignment(Pos.CENTER);
    setMinHeight(28);
    getChildren().addAll(waveform, slider, pointed);
    slider.valueChangingProperty().addListener((property, before, changing) -> {
      if (!changing) {
        model.seek(slider.getValue());
      }
    });
    slider.valueProperty().addListener((property, before, value) -> {
      if (!showing && !slider.isValueChanging()) {
        model.seek(value.doubleValue());
      }
    });
    slider.setOnMouseMoved(event -> point(event.getX()));
    slider.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> point(event.getX()));
    slider.setOnMouseExited(event -> pointed.setVisible(slider.isPressed()));
    slider.setOnMouseReleased(event -> pointed.setVisible(slider.isHover()));
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    addEventFilter(ScrollEvent.SCROLL, this::onWheel);
  }

  /** The same steps as everywhere else, not a share of the episode. */
  private void onKey(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Runnable action = switch (event.getCode()) {
      case LEFT, DOWN -> event.isShiftDown() ? model::previousChapter : model::back;
      case RIGHT, UP -> event.isShiftDown() ? model::nextChapter : model::forward;
      case PAGE_UP -> model::previousChapter;
      case PAGE_DOWN -> model::nextChapter;
      case HOME -> () -> model.seek(0);
      default -> null;
    };
    if (action != null) {
      action.run();
      event.consume();
    }
  }

  /** Down is forward, as in a text; a touchpad's many small steps make one. */
  private void onWheel(ScrollEvent event) {
    turned -= event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    int steps = (int) (turned / 40);
    if (steps != 0 && !slider.isDisabled()) {
      turned -= steps * 40.0;
      model.nudge(steps);
    }
    event.consume();
  }

  private void point(double x) {
    double share = Math.clamp(x / slider.getWidth(), 0, 1);
    pointed.setText(model.timeAt(share));
    pointed.autosize();
    pointed.relocate(Math.clamp(x - pointed.getWidth() / 2, 0, Math.max(0, getWidth() - pointed.getWidth())),
        -pointed.getHeight() - 4);
    pointed.setVisible(!slider.isDisabled());
  }

  /** Moves to where it plays, unless the listener is dragging. */
  void show(PlayingBar bar) {
    slider.setDisable(bar.durationMs() <= 0);
    slider.setAccessibleHelp(bar.position());
    if (!slider.isValueChanging()) {
      showing = true;
      slider.setValue(bar.share());
      showing = false;
    }
    waveform.played(bar.share());
  }

  void showWaveform(byte[] loudness) {
    waveform.show(loudness);
    slider.pseudoClassStateChanged(WAVED, loudness.length > 0);
  }

  void showChapters(PlayingChapters chapters, long durationMs) {
    waveform.ticks(durationMs <= 0 ? new double[0] : chapters.chapters().stream().mapToLong(Chapter::startMs)
        .filter(start -> start > 0 && start < durationMs).mapToDouble(start -> (double) start / durationMs).toArray());
  }
}
