package app.earmark.ui.common;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** A small ring, filled clockwise from the top. Without a known end it shows a quarter. */
public final class ProgressRing extends StackPane {

  private static final double STROKE = 2.5;

  private final Arc arc;

  public ProgressRing(double size) {
    double radius = (size - STROKE) / 2;
    var track = new Circle(size / 2, size / 2, radius);
    track.getStyleClass().add("ring-track");
    arc = new Arc(size / 2, size / 2, radius, radius, 90, 0);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("ring-arc");
    track.setManaged(false);
    arc.setManaged(false);
    setAlignment(Pos.TOP_LEFT);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
    getStyleClass().add("ring");
    getChildren().addAll(track, arc);
  }

  /** @param share 0 to 1; negative where nobody knows */
  public void show(double share) {
    arc.setLength(share < 0 ? -90 : -360 * Math.min(1, share));
  }
}
