package app.earmark.ui.main;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** How loud an episode is over time, what was played in another colour, and ticks. JavaFX thread only. */
final class Waveform extends Region {

  /** A bar of 2 px and a gap of 1. */
  private static final double PITCH = 3;

  private final Path ahead = new Path();
  private final Path played = new Path();
  private final Path ticks = new Path();
  private final Rectangle clip = new Rectangle();
  private byte[] loudness = new byte[0];
  private double[] places = new double[0];
  private double share;

  Waveform() {
    setMouseTransparent(true);
    ahead.getStyleClass().add("wave-ahead");
    played.getStyleClass().add("wave-played");
    ticks.getStyleClass().add("wave-ticks");
    played.setClip(clip);
    for (Path path : new Path[] {ahead, played, ticks}) {
      path.setManaged(false);
    }
    getChildren().addAll(ahead, played, ticks);
    widthProperty().subscribe(width -> draw());
    heightProperty().subscribe(height -> draw());
  }

  /** @param bytes each from 0 to 255 for a stretch of equal length; none: no waveform */
  void show(byte[] bytes) {
    loudness = bytes;
    draw();
  }

  /** @param shares where the ticks stand, 0 to 1 */
  void ticks(double[] shares) {
    places = shares;
    draw();
  }

  void played(double now) {
    share = now;
    place();
  }

  private void place() {
    clip.setWidth(Math.max(0, getWidth() * share));
    clip.setHeight(getHeight());
  }

  private void draw() {
    double width = getWidth();
    double height = getHeight();
    ahead.getElements().clear();
    ticks.getElements().clear();
    int bars = loudness.length == 0 ? 0 : (int) (width / PITCH);
    for (int i = 0; i < bars; i++) {
      double length = Math.max(1, (height - 4) * peak(i, bars) / 255.0);
      double x = i * PITCH + 1;
      ahead.getElements().addAll(new MoveTo(x, (height - length) / 2), new LineTo(x, (height + length) / 2));
    }
    for (double place : places) {
      double x = Math.round(width * place) + 0.5;
      ticks.getElements().addAll(new MoveTo(x, 3), new LineTo(x, height - 3));
    }
    played.getElements().setAll(ahead.getElements());
    place();
  }

  private int peak(int bar, int bars) {
    int from = (int) ((long) bar * loudness.length / bars);
    int to = Math.max(from + 1, (int) ((long) (bar + 1) * loudness.length / bars));
    int peak = 0;
    for (int i = from; i < to && i < loudness.length; i++) {
      peak = Math.max(peak, loudness[i] & 0xFF);
    }
    return peak;
  }
}
