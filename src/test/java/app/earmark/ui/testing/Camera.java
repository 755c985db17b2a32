package app.earmark.ui.testing;

import app.earmark.ui.common.page.Appearance;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Writes what a window shows into target/screens, to be looked at. For the test's own thread. */
public final class Camera {

  public static final Path SCREENS = Path.of("target", "screens");

  private final WindowBench bench;
  private final String theme;

  /** @param theme {@code light} or {@code dark}, which the window gets */
  public Camera(WindowBench bench, String theme) throws IOException {
    this.bench = bench;
    this.theme = theme;
    Files.createDirectories(SCREENS);
    bench.preferences.set(Appearance.THEME, theme.equals("dark") ? Appearance.Theme.DARK : Appearance.Theme.LIGHT);
  }

  public void clickOn(String words) {
    bench.robot.interact(() -> clickOnToggle(words));
    bench.settle();
  }

  /** On the JavaFX thread. */
  public void clickOnToggle(String words) {
    bench.robot.lookup((Node node) -> node instanceof ToggleButton button && button.getText().equals(words))
        .queryAs(ToggleButton.class).fire();
  }

  /** Wide and small, and at twice the scale where wanted. */
  public void shoot(String name, boolean large) throws IOException {
    save(name + "-" + theme + "-1280", 1);
    bench.resize(800, 560);
    save(name + "-" + theme + "-800", 1);
    bench.resize(1280, 800);
    if (large) {
      save(name + "-" + theme + "-2x", 2);
    }
  }

  private void save(String name, double scale) throws IOException {
    pause();
    write(bench, name, scale);
  }

  /** Writes what the window shows this moment, without waiting for anything. */
  static void write(WindowBench bench, String name, double scale) throws IOException {
    Files.createDirectories(SCREENS);
    save(name, bench.scene().getRoot(), scale, bench::unwatched);
  }

  /** @param fx does it on the JavaFX thread and waits */
  public static void save(String name, Node root, double scale, Consumer<Runnable> fx) throws IOException {
    Files.createDirectories(SCREENS);
    WritableImage[] shot = new WritableImage[1];
    fx.accept(() -> {
      var how = new SnapshotParameters();
      how.setTransform(Transform.scale(scale, scale));
      shot[0] = root.snapshot(how, null);
    });
    int width = (int) shot[0].getWidth();
    int height = (int) shot[0].getHeight();
    var pixels = new int[width * height];
    shot[0].getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    ImageIO.write(picture, "png", SCREENS.resolve(name + ".png").toFile());
  }

  /** Lets pictures arrive and a few frames pass: a screen is looked at, not compared. */
  private void pause() {
    int[] frames = new int[1];
    var timer = new AnimationTimer() {
      @Override
      public void handle(long now) {
        frames[0]++;
      }
    };
    bench.robot.interact(timer::start);
    bench.until("some frames passed", () -> frames[0] > 12);
    bench.robot.interact(timer::stop);
  }
}
