package app.earmark.ui.main;

import app.earmark.service.Preferences;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.WindowMemory;
import app.earmark.ui.common.page.Appearance;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window stood, what it showed and in which theme, kept from one start to the next. JavaFX thread only. */
final class WindowState extends Attachable {

  static final double WIDTH = 1280;
  static final double HEIGHT = 800;

  private static final Duration SETTLED = Duration.ofMillis(500);
  private static final String BOUNDS = "window.bounds";
  private static final String PAGE = "window.page";
  private static final String SCROLL = "window.scroll";

  private final WindowMemory memory;
  private final Background background;
  private final Stage stage;
  private final Appearance appearance;
  private final Preferences preferences;
  private Subscription saving = () -> { };
  private DoubleSupplier scroll = () -> 0;

  private record Remembered(Optional<String> bounds, Optional<String> page, Optional<String> scroll,
      Runnable look) {}

  /**
   * Bounds in the screen's units.
   *
   * @param maximized over the whole screen; the rest is where it goes back to
   */
  record Bounds(double x, double y, double width, double height, boolean maximized) {

    String word() {
      return "%d %d %d %d %s".formatted(Math.round(x), Math.round(y), Math.round(width), Math.round(height), maximized);
    }

    static Optional<Bounds> parse(String word) {
      if (!word.matches("-?\\d{1,6} -?\\d{1,6} \\d{3,6} \\d{3,6} (true|false)")) {
        return Optional.empty();
      }
      String[] parts = word.split(" ", -1);
      return Optional.of(new Bounds(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), Boolean.parseBoolean(parts[4])));
    }

    /** Whether enough of its upper edge is on the screen to take hold of it. */
    boolean isOn(Rectangle2D screen) {
      return screen.intersects(x, y, width, 40) && y >= screen.getMinY() - 1;
    }
  }

  WindowState(
      WindowMemory memory, Preferences preferences, Background background, Stage stage, Appearance appearance) {
    this.preferences = preferences;
    this.memory = memory;
    this.background = background;
    this.stage = stage;
    this.appearance = appearance;
  }

  private static double number(String word) {
    return word.matches("\\d{1,9}(\\.\\d{1,20})?") ? Double.parseDouble(word) : 0;
  }

  /** Asks this how far the page is scrolled. */
  void setScroll(DoubleSupplier asked) {
    scroll = asked;
  }

  /** Puts the window where it was, then hands over the page that was open, and how far it was scrolled. */
  void restore(BiConsumer<Place, Double> then) {
    background.run(
        () -> new Remembered(memory.load(BOUNDS), memory.load(PAGE), memory.load(SCROLL),
            appearance.read(preferences)),
        remembered -> {
          remembered.look().run();
          remembered.bounds().flatMap(Bounds::parse).ifPresent(this::apply);
          attach();
          then.accept(Place.parse(remembered.page().orElse(null)), number(remembered.scroll().orElse("")));
        },
        error -> then.accept(new Place.NewEpisodes(), 0.0));
  }

  private void apply(Bounds bounds) {
    if (Screen.getScreens().stream().anyMatch(screen -> bounds.isOn(screen.getVisualBounds()))) {
      stage.setX(bounds.x());
      stage.setY(bounds.y());
      stage.setWidth(bounds.width());
      stage.setHeight(bounds.height());
      stage.setMaximized(bounds.maximized());
    }
  }

  @Override
  protected void onAttach() {
    hold(stage.xProperty().subscribe(this::saveSoon)::unsubscribe);
    hold(stage.yProperty().subscribe(this::saveSoon)::unsubscribe);
    hold(stage.widthProperty().subscribe(this::saveSoon)::unsubscribe);
    hold(stage.heightProperty().subscribe(this::saveSoon)::unsubscribe);
    hold(stage.maximizedProperty().subscribe(this::saveSoon)::unsubscribe);
    // Whoever leaves the window may not come back: the program may be ended before the page is left.
    hold(stage.focusedProperty().subscribe((before, focused) -> saveScroll())::unsubscribe);
    hold(() -> saving.close());
  }

  private void saveScroll() {
    String position = Double.toString(scroll.getAsDouble());
    background.change(() -> memory.save(SCROLL, position));
  }

  private void saveSoon() {
    saving.close();
    saving = background.fx().after(SETTLED, () -> {
      if (stage.isShowing() && !stage.isIconified()) {
        String word = new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(),
            stage.isMaximized()).word();
        background.change(() -> memory.save(BOUNDS, word));
      }
    });
  }

  void remember(Place place) {
    background.change(() -> {
      memory.save(PAGE, place.word());
      memory.save(SCROLL, "0");
    });
  }
}
