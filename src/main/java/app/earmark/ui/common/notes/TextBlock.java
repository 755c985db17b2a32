package app.earmark.ui.common.notes;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One paragraph, with the mark of what is selected of it behind the text. */
final class TextBlock extends Region {

  private final TextFlow flow = new TextFlow();
  private final Path mark = new Path();
  private final String text;
  private int from;
  private int to;

  TextBlock(List<Text> parts) {
    flow.getChildren().setAll(parts);
    var whole = new StringBuilder();
    parts.forEach(part -> whole.append(part.getText()));
    text = whole.toString();
    flow.getStyleClass().add("note-flow");
    mark.getStyleClass().add("note-selection");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    getStyleClass().add("note-block");
    getChildren().addAll(mark, flow);
  }

  String text() {
    return text;
  }

  /** The index in the text that is nearest to the point. */
  int indexAt(Point2D scenePoint) {
    int index = flow.getHitInfo(flow.sceneToLocal(scenePoint)).getInsertionIndex();
    return Math.clamp(index, 0, text.length());
  }

  void mark(int start, int end) {
    from = start;
    to = end;
    drawMark();
  }

  String marked() {
    return text.substring(from, to);
  }

  private void drawMark() {
    if (from == to) {
      mark.getElements().clear();
    } else {
      mark.getElements().setAll(flow.getRangeShape(from, to, false));
    }
    mark.setLayoutX(flow.getLayoutX());
    mark.setLayoutY(flow.getLayoutY());
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + flow.prefWidth(-1) + snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = width < 0 ? -1 : width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset() + flow.prefHeight(inner) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    layoutInArea(flow, snappedLeftInset(), snappedTopInset(),
        getWidth() - snappedLeftInset() - snappedRightInset(),
        getHeight() - snappedTopInset() - snappedBottomInset(), 0, HPos.LEFT,
        VPos.TOP);
    drawMark();
  }
}
