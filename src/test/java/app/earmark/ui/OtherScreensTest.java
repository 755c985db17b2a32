package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeFilter.Length;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ListeningTime;
import app.earmark.model.SoundSupport;
import app.earmark.store.ListeningStore.Part;
import app.earmark.ui.common.Place;
import app.earmark.ui.inbox.InboxViewModel;
import app.earmark.ui.testing.Camera;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as {@link ScreensTest} for folders, finding, statistics and a window without a network. */
@Tag("window")
class OtherScreensTest {

  @AutoClose private final WindowBench bench;
  private Camera camera;

  OtherScreensTest(@TempDir Path folder) throws IOException {
    bench = new WindowBench(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyPage(String theme) throws IOException {
    camera = new Camera(bench, theme);
    Samples.fill(bench.store, UiBench.NOW);
    EpisodeRow networking = bench.row("Personal networking isn’t optional anymore");
    bench.onDisk(networking);
    bench.show(1280, 800);
    folders(networking);
    finding(networking);
    others();
    assertThat(Camera.SCREENS.resolve("offline-" + theme + "-1280.png")).exists();
  }

  private void open(Place place) {
    bench.robot.interact(() -> bench.window().open(place));
    bench.settle();
  }

  private void shoot(String name) throws IOException {
    camera.shoot(name, name.equals("statistics"));
  }

  private void folders(EpisodeRow networking) throws IOException {
    bench.library.folders().add(List.of(networking.podcast(), bench.row("Emulsions").podcast()), "Work/Talks");
    bench.library.folders().add(List.of(bench.row("Slow roads").podcast()), "On the way");
    bench.until("the folders are shown", () -> bench.shows("On the way"));
    bench.preferences.set(InboxViewModel.FOLDER, "Work");
    bench.preferences.set(InboxViewModel.LENGTH, Length.LONG);
    open(new Place.NewEpisodes());
    bench.until("New is narrowed", () -> bench.scene().lookup(".narrowed-by .chip-button") != null);
    shoot("new-narrowed");
    bench.preferences.reset(InboxViewModel.FOLDER);
    bench.preferences.reset(InboxViewModel.LENGTH);
    open(new Place.OneFolder("Work"));
    bench.until("the folder is shown", () -> bench.scene().lookup(".tile") != null);
    shoot("folder");
    open(new Place.OnePodcast(networking.podcast()));
    bench.until("the podcast is shown", () -> bench.shows(bench.text("page.podcast.part.about")));
    bench.robot.push(KeyCode.F);
    bench.until("the card is shown", () -> bench.scene().lookup(".folders-card").isVisible());
    shoot("folders-card");
    bench.robot.push(KeyCode.ESCAPE);
    camera.clickOn(bench.text("page.podcast.part.settings"));
    shoot("podcast-settings");
  }

  private void finding(EpisodeRow networking) throws IOException {
    bench.finding.indexing().catchUp();
    long mark = bench.finding.earmarks().mark(networking.id(), 192_000);
    bench.finding.earmarks().setNote(mark, "Three calls a week: try it");
    bench.finding.earmarks().setNote(
        bench.finding.earmarks().mark(bench.row("Slow roads").id(), 1_220_000), "Ask Ines for the map");
    open(new Place.EarmarkList());
    bench.until("the earmarks are shown", () -> bench.scene().lookup(".earmark-note") != null);
    shoot("earmarks");
    open(new Place.Find());
    bench.untilTyping();
    bench.robot.write("the", 0);
    bench.until("something is found", () -> bench.shows("The last lighthouse keeper of the north coast")
        || bench.scene().lookup(".highlight-title") != null);
    shoot("search");
    bench.robot.write("xyzzy", 0);
    bench.until("nothing is found", () -> bench.shows(bench.text("page.search.nothing")));
    shoot("search-nothing");
    long list = bench.finding.smartLists().keep("is:new longer:50");
    open(new Place.OneSmartList(list));
    bench.until("the list is shown", () -> bench.scene().lookup(".episode-list") != null);
    shoot("smart-list");
    bench.robot.push(KeyCode.CONTROL, KeyCode.K);
    bench.untilTyping();
    bench.robot.write("sl", 0);
    bench.until("the palette has found", () -> bench.shows("Slow roads"));
    shoot("palette");
    bench.robot.push(KeyCode.ESCAPE);
    open(new Place.OneEpisode(bench.row("A harbour with no ships").id()));
    bench.until("the episode is shown", () -> bench.scene().lookup(".notes") != null);
    shoot("episode-short");
  }

  private void others() throws IOException {
    open(new Place.Statistics());
    bench.until("nothing was heard", () -> bench.shows(bench.text("page.statistics.empty")));
    shoot("statistics-empty");
    List<EpisodeRow> rows = bench.library.window(EpisodeFilter.EVERYTHING, 0, 60);
    for (int i = 0; i < rows.size(); i++) {
      LocalDate day = LocalDate.of(2026, 11, 22).minusDays(6L * i % 340);
      bench.store.listening().add(Map.of(new Part(day, rows.get(i).id()),
          new ListeningTime(900_000L + 410_000L * (i % 9), 240_000L, 31_000L)));
    }
    bench.changed();
    camera.clickOn(bench.text("page.statistics.year"));
    bench.until("the statistics are shown", () -> bench.scene().lookup(".statistic-chart") != null);
    shoot("statistics");
    open(new Place.UpNextList());
    shoot("up-next-empty");
    SoundSupport.FilesAsTheyAre missing = new SoundSupport.FilesAsTheyAre("libavcodec.so: no such file");
    bench.output.support().publish(missing);
    open(new Place.Preferences());
    bench.until("it is said what of the sound is off",
        () -> bench.shows(bench.text("page.settings.sound-problem.title")));
    shoot("settings-without-sound-library");
    open(new Place.NewEpisodes());
    // Nobody knows the hosts of the samples, so that nothing can be reached.
    bench.robot.push(KeyCode.CONTROL, KeyCode.R);
    bench.until("it is said that there is no network", () -> bench.shows(bench.text("window.offline")));
    shoot("offline");
  }
}
