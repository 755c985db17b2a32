package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Which;
import app.earmark.model.EpisodeRow;
import app.earmark.model.HeardEpisode;
import app.earmark.model.PlayState;
import app.earmark.model.Podcast;
import app.earmark.service.SoundChoices;
import app.earmark.testing.FeedHost;
import app.earmark.testing.SoundFiles;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.Appearance;
import app.earmark.ui.inbox.InboxViewModel;
import app.earmark.ui.testing.OutsideWindow;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.Walk;
import app.earmark.ui.testing.WindowBench;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
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
    return bench.library.podcasts().stream().collect(Collectors.toMap(Podcast::title,
        podcast -> bench.library.folders().all().getOrDefault(podcast.id(), List.of())));
  }

  /** The line with these words that can be seen. */
  private Node line(String words) {
    return Walk.shown(bench.scene().getRoot()).stream().filter(node -> node instanceof ListCell<?> cell
        && cell.lookupAll(".label").stream().anyMatch(
            label -> label instanceof Label shown && shown.getText().equals(words))).findFirst().orElseThrow();
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
        && openPage().lookup(".tile") != null);
    assertThat(openPage().lookupAll(".tile")).hasSize(1);
  }

  /** The first of those that the window keeps; the others are out of sight. */
  private Node openPage() {
    return ((Pane) bench.scene().lookup(".page-holder")).getChildren().getFirst();
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

  @Test
  void anAddressAListAndAFileOfSoundAreDroppedIn() throws IOException {
    bench.host.serve("/dropped", FeedHost.rss("Dropped in", FeedHost.items(2, 1)));
    bench.host.serve("/listed", FeedHost.rss("Listed", FeedHost.items(1, 1)));
    Path list = Files.writeString(folder.resolve("list.opml"), "<opml version=\"2.0\"><body><outline text=\"Found\">"
        + "<outline type=\"rss\" text=\"Listed\" xmlUrl=\"" + bench.host.url("/listed")
        + "\"/></outline></body></opml>");
    Path sound = SoundFiles.wav(folder.resolve("My_own_talk.wav"), 2, SoundFiles.tone(440));
    bench.show(1000, 700);
    bench.until("rows are shown", () -> bench.scene().lookup(".episode-list") != null
        && bench.scene().lookup(".episode-list").isFocused());
    try (var outside = OutsideWindow.open(bench.robot, 1020, 40)) {
      outside.offer(content -> content.putString(bench.host.url("/dropped")));
      bench.robot.drag(outside.handle(), MouseButton.PRIMARY).dropTo(".episode-list");
      bench.until("the address is subscribed to", () -> folders().containsKey("Dropped in"));
      outside.offer(content -> content.putFiles(List.of(list.toFile())));
      bench.robot.drag(outside.handle(), MouseButton.PRIMARY).dropTo(".page-holder");
      bench.until("the list is read, with its folder",
          () -> folders().getOrDefault("Listed", List.of()).equals(List.of("Found")));
      bench.robot.push(KeyCode.ESCAPE);
      outside.offer(content -> content.putFiles(List.of(sound.toFile())));
      bench.robot.drag(outside.handle(), MouseButton.PRIMARY).dropTo(".page-holder");
      String said = bench.text("window.toast.own.added", "My own talk", 1);
      bench.until("it is said that there is a copy now", () -> bench.shows(said));
      assertThat(bench.row("My own talk").download()).isInstanceOf(DownloadState.Done.class);
      assertThat(sound).exists();
      bench.until("its page is open", () -> bench.scene().lookup(".podcast-header") != null
          && bench.shows(bench.text("page.own-files.title")) && bench.shows("My own talk"));
      bench.robot.clickOn(bench.text("window.toast.undo"));
      bench.until("it is gone by undo", () -> !folders().containsKey(bench.text("page.own-files.title")));
      assertThat(sound).exists();
    }
  }

  @Test
  void whatIsDeletedComesBack() throws IOException {
    EpisodeRow onDisk = bench.library.window(EpisodeFilter.unplayed(), 0, 1).getFirst();
    bench.onDisk(onDisk);
    Path file = bench.library.fileOf((DownloadState.Done) bench.row(onDisk.title()).download());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "ID3");
    bench.finding.earmarks().setNote(bench.finding.earmarks().mark(onDisk.id(), 60_000), "keep me");
    long list = bench.finding.smartLists().keep("is:new");
    bench.library.folders().add(List.of(onDisk.podcast()), "Work");
    bench.show(1280, 800);
    bench.until("rows are shown", () -> bench.scene().lookup(".episode-list") != null
        && bench.scene().lookup(".episode-list").isFocused());

    bench.robot.push(KeyCode.HOME);
    bench.robot.push(KeyCode.DELETE);
    bench.until("the file is deleted", () -> !Files.exists(file));
    undo();
    bench.until("the file is back", () -> Files.exists(file)
        && bench.row(onDisk.title()).download() instanceof DownloadState.Done);

    bench.robot.interact(() -> bench.window().open(new Place.OneSmartList(list)));
    click("page.smart-list.delete");
    bench.until("the list is deleted", () -> bench.finding.smartLists().all().isEmpty());
    undo();
    bench.until("the list is back", () -> bench.finding.smartLists().find(list).isPresent());

    bench.robot.interact(() -> bench.window().open(new Place.OneFolder("Work")));
    click("window.folder.dissolve");
    bench.until("the folder is dissolved", () -> bench.library.folders().names().isEmpty());
    undo();
    bench.until("the folder is back", () -> bench.library.folders().names().equals(List.of("Work")));

    bench.robot.interact(() -> bench.window().open(new Place.EarmarkList()));
    click("page.earmarks.delete");
    bench.until("the earmark is deleted", () -> bench.finding.earmarks().all().isEmpty());
    undo();
    bench.until("the earmark is back",
        () -> bench.finding.earmarks().all().stream().anyMatch(mark -> mark.note().equals("keep me")));
  }

  @Test
  void aClearedHistoryAndResetSettingsComeBack() {
    EpisodeRow heard = bench.row("Slow roads");
    bench.history.restore(List.of(new HeardEpisode(heard, UiBench.NOW, 60_000, false)));
    bench.preferences.set(SoundChoices.SPEED, 1.5);
    bench.preferences.set(Appearance.TEXT_SIZE, Appearance.TextSize.P125);
    bench.show(1280, 800);
    bench.robot.interact(() -> bench.window().open(new Place.Heard()));
    bench.until("what was heard is shown", () -> bench.shows("Slow roads"));
    click("page.history.clear");
    bench.until("it is cleared", () -> bench.history.count() == 0 && bench.shows(bench.text("page.history.empty")));
    undo();
    bench.until("it is back", () -> bench.history.count() == 1 && bench.shows("Slow roads"));

    bench.robot.interact(() -> bench.window().open(new Place.Preferences()));
    click("page.settings.reset-all");
    bench.until("all is as at first", () -> bench.preferences.get(SoundChoices.SPEED) == 1.0
        && bench.preferences.get(Appearance.TEXT_SIZE) == Appearance.TextSize.P100);
    undo();
    bench.until("all is as it was chosen", () -> bench.preferences.get(SoundChoices.SPEED) == 1.5
        && bench.preferences.get(Appearance.TEXT_SIZE) == Appearance.TextSize.P125);
  }

  @Test
  void aDownloadedEpisodeIsDraggedOutAsAFileThatMayOnlyBeCopied() throws IOException {
    EpisodeRow onDisk = bench.library.window(EpisodeFilter.unplayed(), 0, 1).getFirst();
    bench.onDisk(onDisk);
    Path file = bench.library.fileOf((DownloadState.Done) bench.row(onDisk.title()).download());
    bench.show(1000, 700);
    bench.until("rows are shown", () -> bench.shows(onDisk.title()));
    try (var outside = OutsideWindow.open(bench.robot, 1020, 40)) {
      bench.robot.drag(line(onDisk.title()), MouseButton.PRIMARY).dropTo(outside.handle());
      bench.until("the file has arrived", () -> !outside.received().isEmpty());
      assertThat(outside.received()).containsExactly(file.toFile());
      assertThat(outside.mayMove()).isFalse();
    }
  }

  private void undo() {
    bench.until("an undo is offered", () -> bench.shows(bench.text("window.toast.undo")));
    bench.robot.push(KeyCode.CONTROL, KeyCode.Z);
  }

  /** Fires the button that says this, once it is there. */
  private void click(String key) {
    String says = bench.text(key);
    bench.until(says, () -> button(says).isPresent());
    bench.robot.interact(() -> button(says).orElseThrow().fire());
  }

  private Optional<Button> button(String says) {
    return bench.robot.lookup((Node node) -> node instanceof Button button && button.isVisible()
        && (says.equals(button.getAccessibleText()) || says.equals(button.getText()))).tryQueryAs(Button.class);
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
