package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.Podcast;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.inbox.InboxViewModel;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

  @Test
  void anUndoIsSaidAloudReachedByKeyboardAndOutlivesAChangeOfLanguage() {
    bench.show(1280, 800);
    bench.until("rows are shown", () -> bench.scene().lookup(".episode-list") != null
        && bench.scene().lookup(".episode-list").isFocused());
    EpisodeRow first = bench.library.window(EpisodeFilter.unplayed(), 0, 1).getFirst();
    bench.robot.push(KeyCode.HOME);
    bench.robot.push(KeyCode.M);
    bench.until("it is marked", () -> bench.library.count(new EpisodeFilter(null, Which.UNPLAYED)) > 0
        && bench.scene().lookup(".toast-status") instanceof Label status && !status.getText().isEmpty());
    assertThat(bench.scene().lookup(".toast-status").getAccessibleText())
        .isEqualTo(bench.text("window.toast.said-with-undo", bench.text("window.toast.marked-played", first.title())));
    assertThat(bench.scene().lookup(".episode-list").isFocused()).isTrue();
    bench.robot.push(KeyCode.F6);
    bench.until("the message has the keyboard", () -> isIn(bench.scene().getFocusOwner(), "toasts"));

    bench.preferences.set(Appearance.LANGUAGE, Appearance.Language.GERMAN);
    String undo = new Texts(Locale.GERMAN).get("window.toast.undo");
    bench.until("the undo is there in German", () -> bench.shows(undo));
    bench.robot.push(KeyCode.U);
    bench.until("it is new again", () -> bench.row(first.title()).playState() == PlayState.UNPLAYED);
  }

  @Test
  void newIsNarrowedByKeyboardAndStaysSo() {
    bench.library.savePosition(bench.row("Slow roads").id(), 60_000);
    bench.show(1280, 800);
    bench.until("rows are shown", () -> bench.scene().lookup(".episode-list") != null
        && bench.scene().lookup(".episode-list").isFocused());
    bench.robot.interact(() -> bench.scene().lookup(".segment:selected").requestFocus());
    bench.robot.push(KeyCode.RIGHT);
    bench.until("what is started is shown", () -> bench.shows("Slow roads") && !bench.shows("What a satellite hears"));
    assertThat(bench.playback.state().get().episode()).isNull();
    bench.until("it is remembered", () -> bench.preferences.get(InboxViewModel.WHICH) == Which.STARTED);
    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    bench.until("the podcasts are shown", () -> bench.scene().lookup(".tile") != null);
    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    bench.until("it is still narrowed", () -> bench.shows("Slow roads") && !bench.shows("What a satellite hears"));
  }

  private static boolean isIn(Node node, String style) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }
}
