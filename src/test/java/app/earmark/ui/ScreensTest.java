package app.earmark.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.Retention;
import app.earmark.testing.FeedHost;
import app.earmark.ui.common.Place;
import app.earmark.ui.testing.Camera;
import app.earmark.ui.testing.Samples;
import app.earmark.ui.testing.UiBench;
import app.earmark.ui.testing.WindowBench;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes every page, light and dark, wide and small, into target/screens, to be looked at. */
@Tag("window")
class ScreensTest {

  @TempDir Path folder;
  private WindowBench bench;
  private Camera camera;
  private String theme;

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyPage(String wanted) throws IOException {
    theme = wanted;
    bench = new WindowBench(folder);
    camera = new Camera(bench, theme);
    bench.show(1280, 800);
    bench.until("the welcome is shown", () -> bench.shows(bench.text("page.new.welcome.title")));
    shoot("welcome");

    Samples.fill(bench.store, UiBench.NOW);
    EpisodeRow networking = bench.row("Personal networking isn’t optional anymore");
    EpisodeRow trains = bench.row("Night trains are back, and nobody knows who asked for them");
    List<EpisodeRow> others = List.of(bench.row("What a satellite hears"), bench.row("A harbour with no ships"),
        bench.row("Why bread goes stale in the fridge"), bench.row("Batteries that sleep"));
    bench.onDisk(networking);
    bench.onDisk(bench.row("The price of a second"));
    bench.onDisk(bench.row("Hedges"));
    bench.library.markPlayed(List.of(bench.row("Cogito ergo career").id()));
    bench.library.savePosition(bench.row("Archive: Your career is your business").id(), 400_000);
    bench.store.downloads().enqueue(others.stream().map(EpisodeRow::id).toList(), UiBench.NOW);
    bench.store.podcasts().all().stream().filter(podcast -> podcast.title().equals("Half an Hour of Maths"))
        .forEach(podcast -> bench.store.feeds().failed(podcast.id(), Message.of("feed.problem.not-found",
            "maths.example"), false, UiBench.NOW, UiBench.NOW.plusSeconds(600), null));
    bench.changed();
    bench.until("New is shown", () -> bench.shows(trains.title()));
    shoot("new");

    bench.downloads.snapshot().publish(queue(others));
    bench.playback.playAt(networking.id(), 190_000);
    bench.until("the player is shown", () -> bench.shows("3:10"));
    bench.robot.interact(() -> bench.scene().lookup(".episode-list").requestFocus());
    shoot("new-playing");

    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    bench.until("Downloads are shown", () -> bench.shows(bench.text("window.row.on-disk"))
        || bench.shows(others.getFirst().title()));
    shoot("downloads");

    List<EpisodeId> byRule = List.of(bench.row("Clocks").id(), bench.row("A room without echo").id());
    bench.store.downloads().enqueueByRule(byRule, UiBench.NOW);
    byRule.forEach(id -> bench.store.downloads()
        .finish(id, "episodes/" + id + ".mp3", 24_100_000, null, null, UiBench.NOW));
    bench.retention.sweep();
    bench.preferences.set(Retention.NEWEST, 1);
    bench.retention.sweep();
    bench.robot.interact(() -> bench.window().open(new Place.DiskSpace()));
    bench.until("what the rule would delete is shown", () -> bench.shows(bench.text("page.storage.pending.title")));
    shoot("storage");
    bench.retention.keepPending();
    bench.preferences.reset(Retention.NEWEST);
    bench.changed();

    bench.robot.interact(() -> bench.window().open(new Place.OnePodcast(networking.podcast())));
    bench.until("the podcast is shown", () -> bench.shows(bench.text("page.podcast.part.about")));
    shoot("podcast");
    clickOn(bench.text("page.podcast.part.about"));
    shoot("podcast-about");
    clickOn(bench.text("page.podcast.part.health"));
    shoot("podcast-health");

    bench.robot.interact(() -> bench.window().open(new Place.OneEpisode(networking.id())));
    bench.until("the notes are shown", () -> bench.shows("Why it matters"));
    shoot("episode");

    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    bench.until("all podcasts are shown", () -> bench.scene().lookup(".tile") != null);
    shoot("podcasts");
    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    bench.until("the settings are shown", () -> bench.shows(bench.text("setting.sound.levelled")));
    shoot("settings");
    bench.robot.interact(() -> clickOnToggle("200 %"));
    shoot("settings-large");
    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    bench.until("New is shown in large", () -> bench.shows(trains.title()));
    shoot("new-large");
    bench.robot.push(KeyCode.ALT, KeyCode.LEFT);
    bench.until("the settings are shown again", () -> bench.shows(bench.text("setting.sound.levelled")));
    bench.until("what was chosen is shown", () -> bench.robot.lookup((Node node) ->
        node instanceof ToggleButton button && button.getText().equals("200 %")
            && button.isSelected()).tryQuery().isPresent());
    bench.robot.interact(() -> clickOnToggle("100 %"));

    bench.robot.push(KeyCode.F1);
    bench.until("the keys are shown", () -> bench.shows(bench.text("window.keys.title")));
    shoot("keys");
    bench.robot.push(KeyCode.ESCAPE);

    bench.host.status("/nothing", 404);
    bench.robot.interact(() -> bench.window().add(bench.host.url("/nothing")));
    bench.untilTyping();
    bench.robot.push(KeyCode.ENTER);
    bench.until("the failure is said", () -> bench.shows("404"));
    shoot("add-failed");
    bench.host.serve("/blog", """
        <html><head><title>A blog</title>
        <link rel="alternate" type="application/rss+xml" title="The morning show" href="/one">
        <link rel="alternate" type="application/rss+xml" title="The evening show" href="/two"></head></html>""");
    bench.host.serve("/one", FeedHost.rss("One", FeedHost.items(2, 1)));
    bench.host.serve("/two", FeedHost.rss("Two", FeedHost.items(2, 1)));
    bench.robot.push(KeyCode.ESCAPE);
    bench.robot.interact(() -> bench.window().add(bench.host.url("/blog")));
    bench.untilTyping();
    bench.robot.push(KeyCode.ENTER);
    bench.until("the choice is offered", () -> bench.shows(bench.text("page.add.choose")));
    shoot("add-choose");
    bench.robot.push(KeyCode.ESCAPE);

    bench.robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    bench.until("New is shown again", () -> bench.shows(trains.title()));
    bench.robot.push(KeyCode.M);
    bench.until("the undo is offered", () -> bench.shows(bench.text("window.toast.undo")));
    shoot("undo");
    assertThat(Camera.SCREENS.resolve("undo-" + theme + "-1280.png")).exists();
  }

  private static DownloadsSnapshot queue(List<EpisodeRow> rows) {
    Map<EpisodeId, DownloadState> states = new LinkedHashMap<>();
    states.put(rows.get(0).id(), new DownloadState.Running(12_300_000, 28_000_000L, 1_240_000));
    states.put(rows.get(1).id(), new DownloadState.Running(900_000, null, 310_000));
    states.put(rows.get(2).id(), new DownloadState.Queued());
    states.put(rows.get(3).id(),
        new DownloadState.Failed(Message.of("download.problem.connection-failed", "show7.example")));
    return new DownloadsSnapshot(rows.stream().map(EpisodeRow::id).toList(), states, 1_550_000, null);
  }

  private void clickOn(String words) {
    camera.clickOn(words);
  }

  private void clickOnToggle(String words) {
    camera.clickOnToggle(words);
  }

  private void shoot(String name) throws IOException {
    camera.shoot(name, name.equals("new-playing") || name.equals("episode"));
  }
}
