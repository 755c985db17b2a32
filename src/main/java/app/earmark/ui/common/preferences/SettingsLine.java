package app.earmark.ui.common.preferences;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Words at the left and controls at the right; the controls go below the words where there is no room beside them. */
public final class SettingsLine extends Pane {

  private static final double GAP = 20;

  /** Words narrower than this cannot be read. */
  private static final double NARROWEST = 200;

  private final Region words;
  private final HBox controls;

  public SettingsLine(Region words, Node... controls) {
    this.words = words;
    this.controls = new HBox(8, controls);
    this.controls.setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("settings-line");
    getChildren().addAll(words, this.controls);
    setMinWidth(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean besides(double width) {
    return width - GAP - controls.prefWidth(-1) >= Math.min(NARROWEST, words.prefWidth(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    double inner = width < 0 ? 600 : width - insets.getLeft() - insets.getRight();
    double control = controls.prefWidth(-1);
    double height = besides(inner)
        ? Math.max(words.prefHeight(inner - GAP - control), controls.prefHeight(-1))
        : words.prefHeight(inner) + 8 + controls.prefHeight(-1);
    return height + insets.getTop() + insets.getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double x = insets.getLeft();
    double y = insets.getTop();
    double width = getWidth() - x - insets.getRight();
    double height = getHeight() - y - insets.getBottom();
    double control = Math.min(width, controls.prefWidth(-1));
    if (besides(width)) {
      layoutInArea(words, x, y, width - GAP - control, height, 0, HPos.LEFT, VPos.CENTER);
      layoutInArea(controls, x + width - control, y, control, height, 0, HPos.RIGHT, VPos.CENTER);
    } else {
      double above = words.prefHeight(width);
      layoutInArea(words, x, y, width, above, 0, HPos.LEFT, VPos.TOP);
      layoutInArea(controls, x, y + above + 8, control, height - above - 8, 0, HPos.LEFT, VPos.TOP);
    }
  }
}
