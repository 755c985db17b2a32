package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.SoundProfile;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queueing, the panels above the player, and the mini player, in a real window; with pictures in target/screens. */
@Tag("window")
class ListeningWindowTest {

  private static final Path SCREENS = Path.of("target", "screens");

  @TempDir Path folder;
  private WindowBench bench;
  private String theme;

  @AfterEach
  void close() {
    bench.close();
  }

  @SuppressWarnings("unchecked")
  private ListView<EpisodeRow> list() {
    return (ListView<EpisodeRow>) bench.scene().lookup(".episode-list");
  }

  private List<String> queue() {
    return bench.upNext.rows().stream().map(EpisodeRow::title).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void queueListenAndSleep(String wanted) throws IOException {
    theme = wanted;
    Files.createDirectories(SCREENS);
    bench = new WindowBench(folder);
    Samples.fill(bench.store, UiBench.NOW);
    EpisodeRow networking = bench.row("Personal networking isn’t optional anymore");
    bench.onDisk(networking);
    bench.store.sounds().save(
        bench.store.sounds().unheard().getFirst(), waveform());
    bench.preferences.set(Appearance.THEME,
        Appearance.Theme.valueOf(theme.toUpperCase(Locale.ROOT)));
    bench.show(1280, 800);
    bench.until("rows are shown", () -> list() != null && list().isFocused());

    queueByKeyboardAndMouse();
    listen(networking);
    miniPlayer();
  }

  private void queueByKeyboardAndMouse() throws IOException {
    List<EpisodeRow> rows = bench.library.window(EpisodeFilter.unplayed(), 0, 10);
    bench.robot.push(KeyCode.HOME);
    for (int i = 0; i < 4; i++) {
      bench.robot.push(KeyCode.Q);
      bench.robot.push(KeyCode.DOWN);
    }
    bench.until("four are queued", () -> queue().equals(rows.stream().limit(4).map(EpisodeRow::title).toList()));
    Node fifth = bench.robot.lookup(rows.get(4).title()).query();
    bench.robot.drag(fifth, MouseButton.PRIMARY).dropTo(bench.text("window.nav.up-next"));
    bench.until("the fifth is queued by dragging", () -> queue().size() == 5
        && queue().getLast().equals(rows.get(4).title()));
    shoot("new-queued");

    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    bench.until("Up Next is shown", () -> bench.shows("5 episodes") && list() != null && list().isFocused());
    shoot("up-next");
    bench.robot.drag(title(rows.get(3)), MouseButton.PRIMARY).dropTo(title(rows.get(0)));
    bench.until("the fourth was dragged up", () -> queue().indexOf(rows.get(3).title()) <= 1);
    int before = queue().indexOf(rows.get(4).title());
    bench.robot.push(KeyCode.END);
    bench.robot.push(KeyCode.ALT, KeyCode.UP);
    bench.until("the last one went up", () -> queue().indexOf(rows.get(4).title()) == before - 1);
    List<String> order = queue();
    bench.robot.clickOn(bench.text("page.up-next.clear"));
    bench.until("it is empty", () -> queue().isEmpty() && bench.shows(bench.text("page.up-next.empty")));
    shoot("up-next-empty");
    bench.robot.push(KeyCode.CONTROL, KeyCode.Z);
    bench.until("it is as it was", () -> queue().equals(order));
  }

  private Node title(EpisodeRow row) {
    return bench.robot.lookup((Node node) -> node.getStyleClass().contains("row-title")
        && node instanceof Label label && label.getText().equals(row.title())).query();
  }

  private void listen(EpisodeRow networking) throws IOException {
    bench.playback.playAt(networking.id(), 200_000);
    bench.until("it plays", () -> bench.playback.state().get().phase() == Phase.PLAYING && bench.shows("3:20"));
    bench.until("the title says what plays", () -> bench.stage().getTitle().startsWith(networking.title()));
    bench.robot.push(KeyCode.V);
    bench.until("the sound panel is open", () -> bench.shows(bench.text("setting.sound.levelled")));
    bench.robot.clickOn("1.5×");
    bench.until("it is faster", () -> bench.playback.state().get().speed() == 1.5);
    shoot("sound-panel");
    bench.robot.push(KeyCode.ESCAPE);
    bench.until("the sound panel is closed", () -> !bench.shows(bench.text("setting.sound.levelled")));

    bench.robot.push(KeyCode.C);
    bench.until("the chapters are open", () -> bench.scene().lookup(".chapter-row") != null
        && bench.scene().lookup(".chapter-card").isVisible());
    bench.robot.clickOn(bench.scene().lookup(".chapter-row .check-box"));
    bench.until("one is passed over", () -> bench.chapterPlay.playing().get().skipped().size() == 1);
    shoot("chapters");
    bench.robot.push(KeyCode.ESCAPE);
    bench.robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
    bench.until("the next chapter plays", () -> bench.playback.state().get().positionMs() > 200_000);
    bench.robot.push(KeyCode.S);
    bench.until("it will end", () -> bench.shows("5 min"));
    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    bench.until("the history is shown", () -> list() != null && !list().getItems().isEmpty());
    shoot("history");
  }

  private void miniPlayer() throws IOException {
    bench.robot.push(KeyCode.CONTROL, KeyCode.M);
    bench.until("the mini player is open", () -> mini() != null && mini().isShowing());
    Stage mini = mini();
    assertThat(mini.isAlwaysOnTop()).isTrue();
    bench.until("it is drawn", () -> mini.getScene().lookup(".player-title") != null);
    save(mini.getScene(), "mini-" + theme);
    bench.robot.interact(() -> {
      mini.requestFocus();
      mini.setX(120);
      mini.setY(140);
    });
    bench.until("it has the keyboard", mini::isFocused);
    bench.robot.push(KeyCode.SPACE);
    bench.until("it is paused", () -> bench.playback.state().get().phase() == Phase.PAUSED);
    bench.robot.push(KeyCode.ESCAPE);
    bench.until("it is closed", () -> !mini.isShowing());
    bench.until("the window is back", () -> bench.stage().isShowing());
    bench.until("its place is kept", () -> bench.memory.getOrDefault("mini.place", "").startsWith("120 "));
  }

  private Stage mini() {
    return Window.getWindows().stream().filter(window -> window instanceof Stage stage && stage.getScene() != null
        && stage.getScene().getRoot().getStyleClass().contains("mini-player")).map(Stage.class::cast).findFirst()
        .orElse(null);
  }

  private static SoundProfile waveform() {
    byte[] wave = new byte[2_000];
    IntStream.range(0, wave.length).forEach(
        i -> wave[i] = (byte) (40 + 150 * Math.abs(Math.sin(i / 37.0) * Math.cos(i / 5.0))));
    return new SoundProfile(840_000L, -18.0, 0.9, wave, List.of(), Map.of(), List.of(), null);
  }

  private void shoot(String name) throws IOException {
    bench.settle();
    save(bench.scene(), name + "-" + theme + "-1280");
    bench.resize(800, 560);
    save(bench.scene(), name + "-" + theme + "-800");
    bench.resize(1280, 800);
  }

  private void save(Scene scene, String name) throws IOException {
    bench.settle();
    WritableImage[] shot = new WritableImage[1];
    bench.unwatched(() -> shot[0] = scene.snapshot(null));
    int width = (int) shot[0].getWidth();
    int height = (int) shot[0].getHeight();
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, shot[0].getPixelReader().getArgb(x, y));
      }
    }
    ImageIO.write(picture, "png", SCREENS.resolve(name + ".png").toFile());
  }
}
