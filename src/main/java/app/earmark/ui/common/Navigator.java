package app.earmark.ui.common;

/** Takes the listener to another page. JavaFX thread only. */
@FunctionalInterface
public interface Navigator {
  void open(Place place);
}
