package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Podcast;
import app.earmark.ui.common.Place;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways through several pages, as a listener goes them, in a real window. */
@Tag("window")
class JourneysWindowTest {

  @TempDir Path folder;
  private WindowBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new WindowBench(folder);
    Samples.fill(bench.store, UiBench.NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Map<String, List<String>> folders() {
    return bench.library.podcasts().stream().collect(java.util.stream.Collectors.toMap(Podcast::title,
        podcast -> bench.library.folders().all().getOrDefault(podcast.id(), List.of())));
  }

  /** The line of the sidebar with these words. */
  private Node line(String words) {
    return bench.robot.lookup((Node node) -> node instanceof ListCell<?> cell && cell.isVisible()
        && cell.lookupAll(".label").stream().anyMatch(
            label -> label instanceof Label shown && shown.getText().equals(words))).query();
  }

  @Test
  void podcastsArePutIntoFoldersByKeyAndByDrag() {
    bench.show(1280, 900);
    Podcast career = bench.library.podcasts().stream()
        .filter(podcast -> podcast.title().equals("Career Opportunities")).findFirst().orElseThrow();
    bench.robot.interact(() -> bench.window().open(new Place.OnePodcast(career.id())));
    bench.until("its page is open", () -> bench.scene().lookup(".podcast-header") != null
        && bench.scene().lookup(".episode-list") != null && bench.scene().lookup(".episode-list").isFocused());
    bench.robot.push(KeyCode.F);
    bench.untilTyping();
    bench.robot.write("Work", 0);
    bench.robot.push(KeyCode.ENTER);
    bench.until("the folder is there", () -> folders().get("Career Opportunities").equals(List.of("Work")));
    bench.until("it is ticked", () -> bench.scene().lookup(".folders-card .check-box") instanceof CheckBox box
        && box.isSelected());
    bench.robot.push(KeyCode.ESCAPE);
    bench.until("the sidebar shows it", () -> bench.robot.lookup("Work").tryQuery().isPresent()
        && !bench.scene().lookup(".folders-card").isVisible());

    bench.robot.drag(line("Kitchen Chemistry"), MouseButton.PRIMARY).dropTo(line("Work"));
    bench.until("it was dragged in", () -> folders().get("Kitchen Chemistry").equals(List.of("Work")));
    bench.robot.push(KeyCode.CONTROL, KeyCode.Z);
    bench.until("and out again by undo", () -> folders().get("Kitchen Chemistry").isEmpty());

    bench.robot.clickOn(line("Work"));
    bench.until("the folder's page is open", () -> "folder:Work".equals(bench.memory.get("window.page"))
        && bench.scene().lookup(".tile") != null);
    assertThat(bench.scene().getRoot().lookupAll(".tile")).hasSize(1);
  }
}
