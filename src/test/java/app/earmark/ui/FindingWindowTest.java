package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searching, playing what was found, and earmarks, in a real window. */
@Tag("window")
class FindingWindowTest {

  @TempDir Path folder;
  private WindowBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new WindowBench(folder);
    Samples.fill(bench.store, UiBench.NOW);
    bench.finding.indexing().catchUp();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private ListView<?> found() {
    return (ListView<?>) bench.scene().lookup(".search-list");
  }

  @Test
  void whatIsSoughtIsPlayedAndAMomentOfItIsMarkedFoundAgainAndExported() throws IOException {
    EpisodeRow networking = bench.row("Personal networking isn’t optional anymore");
    bench.onDisk(networking);
    bench.show(1280, 800);
    bench.until("New is shown", () -> bench.scene().lookup(".episode-list") != null);
    bench.robot.push(KeyCode.CONTROL, KeyCode.F);
    bench.untilTyping();
    bench.robot.write("networking opt", 0);
    bench.until("it is found", () -> found() != null && found().getItems().size() >= 2);
    bench.until("it is chosen", () -> found().getSelectionModel().getSelectedIndex() == 1);
    Node row = bench.robot.lookup(".search-cell").nth(1).query();
    bench.robot.rightClickOn(row);
    String playNext = bench.text("window.action.play-next");
    bench.until("its menu is open", () -> Window.getWindows().stream().anyMatch(window -> window instanceof ContextMenu
        menu && menu.getItems().stream().anyMatch(item -> item.getText().equals(playNext))));
    bench.robot.push(KeyCode.ESCAPE);
    bench.robot.drag(row, MouseButton.PRIMARY).dropTo(bench.text("window.nav.up-next"));
    bench.until("it is queued by dragging", () -> bench.upNext.rows().stream()
        .anyMatch(queued -> queued.id().equals(networking.id())));
    bench.robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    bench.until("it plays", () -> bench.playback.state().get().phase() == PlaybackState.Phase.PLAYING
        && networking.id().equals(bench.playback.state().get().episode().id()));

    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    bench.until("New is shown again", () -> bench.scene().lookup(".episode-list") != null
        && bench.scene().lookup(".episode-list").isFocused());
    bench.robot.push(KeyCode.E);
    bench.until("the moment is marked", () -> bench.finding.earmarks().all().size() == 1
        && bench.scene().lookup(".earmark-card").isVisible());
    assertThat(bench.scene().getFocusOwner()).isNotInstanceOf(TextField.class);
    bench.robot.push(KeyCode.SHIFT, KeyCode.E);
    bench.untilTyping();
    bench.robot.write("tell the choir", 0);
    bench.robot.push(KeyCode.ENTER);
    bench.until("the note is kept",
        () -> bench.finding.earmarks().all().getFirst().note().equals("tell the choir"));

    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    bench.until("the earmarks are shown", () -> bench.scene().lookup(".earmark-note") instanceof TextField note
        && note.getText().equals("tell the choir"));
    assertThat(exported("marks.md"))
        .contains("# Career Opportunities", "## Personal networking", "tell the choir");
    assertThat(exported("marks.csv").lines().toList()).hasSize(2).last().asString()
        .contains("Career Opportunities", "Personal networking", "tell the choir");

    bench.robot.push(KeyCode.CONTROL, KeyCode.K);
    bench.untilTyping();
    bench.robot.write("settin", 0);
    ListView<?> choices = (ListView<?>) bench.scene().lookup(".palette-list");
    bench.until("the action is found", () -> choices.getItems().size() == 1);
    bench.robot.push(KeyCode.ENTER);
    bench.until("the settings are open", () -> bench.shows(bench.text("page.settings.title")));
  }

  /** What is in the file after the button was pressed. */
  private String exported(String name) throws IOException {
    Path file = folder.resolve(name);
    bench.dialogs.answer(file);
    bench.robot.clickOn(bench.text("page.earmarks.export"));
    bench.until("it is said that it is written",
        () -> bench.shows(bench.text("window.toast.earmarks-exported", file.toString())));
    return Files.readString(file);
  }
}
