package app.earmark.ui.main;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.StackPane;

/** Where in the episode it plays: drag or click to go elsewhere, with the time under the pointer. */
final class Scrubber extends StackPane {

  private final Slider slider = new Slider(0, 1, 0);
  private final Label pointed = new Label();
  private boolean showing;

  /**
   * @param seek goes to a share of the episode, 0 to 1
   * @param time the time at a share
   */
  Scrubber(String says, DoubleConsumer seek, DoubleFunction<String> time) {
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.getStyleClass().add("small");
    slider.setAccessibleText(says);
    slider.setBlockIncrement(0.02);
    slider.setMaxWidth(Double.MAX_VALUE);
    pointed.getStyleClass().addAll("pointed-time", "type-note");
    pointed.setManaged(false);
    pointed.setMouseTransparent(true);
    pointed.setVisible(false);
    setAlignment(Pos.CENTER);
    getChildren().addAll(slider, pointed);
    slider.valueChangingProperty().addListener((property, before, changing) -> {
      if (!changing) {
        seek.accept(slider.getValue());
      }
    });
    slider.valueProperty().addListener((property, before, value) -> {
      if (!showing && !slider.isValueChanging()) {
        seek.accept(value.doubleValue());
      }
    });
    slider.setOnMouseMoved(event -> point(event.getX(), time));
    slider.addEventFilter(javafx.scene.input.MouseEvent.MOUSE_DRAGGED, event -> point(event.getX(), time));
    slider.setOnMouseExited(event -> pointed.setVisible(slider.isPressed()));
    slider.setOnMouseReleased(event -> pointed.setVisible(slider.isHover()));
  }

  private void point(double x, DoubleFunction<String> time) {
    double share = Math.clamp(x / slider.getWidth(), 0, 1);
    pointed.setText(time.apply(share));
    pointed.autosize();
    pointed.relocate(Math.clamp(x - pointed.getWidth() / 2, 0, Math.max(0, getWidth() - pointed.getWidth())),
        -pointed.getHeight() - 4);
    pointed.setVisible(!slider.isDisabled());
  }

  /** Moves to where it plays, unless the listener is dragging. */
  void show(double share, boolean known) {
    slider.setDisable(!known);
    if (!slider.isValueChanging()) {
      showing = true;
      slider.setValue(share);
      showing = false;
    }
  }
}
