package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.testing.Await;
import app.earmark.testing.CareerOpSite;
import app.earmark.testing.SoundDesk;
import app.earmark.testing.SoundFiles;
import app.earmark.util.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * What Earmark is for, once through, in a real window with real sound: type the address of a page, see the episodes,
 * download one, pull the plug, hear it, close the window in the middle, start again and go on from the same second.
 */
@Tag("journey")
class CareerOpJourneyTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String TITLE = "Personal networking isn’t optional anymore";
  private static final int SECONDS = 120;

  private final Texts texts = new Texts(Locale.ENGLISH);
  private final FxRobot robot = new FxRobot();

  @TempDir Path folder;
  private CareerOpSite site;
  private LibraryOpener.Opening.Opened graph;
  private Stage stage;

  @AfterEach
  void putAway() {
    if (stage != null) {
      closeWindow();
    }
    if (site != null) {
      site.close();
    }
  }

  @Test
  void fromThePageOfAPodcastToItsSoundWithoutANetwork() throws Exception {
    SoundDesk desk = SoundDesk.attach();
    site = CareerOpSite.start(Files.createDirectories(folder.resolve("site")), 300_000, 400_000);
    Files.copy(toneFile(), site.audio20080229(), StandardCopyOption.REPLACE_EXISTING);

    openLibrary();
    openWindow();
    subscribeTo(site.page());
    Await.until("its ten episodes are there", LIMIT,
        () -> graph.services().library().count(EpisodeFilter.EVERYTHING) == 10);
    Await.until("the episode is shown", LIMIT, () -> hasButton(TITLE, "Download"));

    click(() -> buttonOf(TITLE, "Download").orElseThrow());
    Await.until("its progress is shown", LIMIT, () -> hasButton(TITLE, "Downloading,"));
    Await.until("it is on disk", LIMIT, () -> hasButton(TITLE, "On disk"));
    EpisodeRow row = row();
    Path file = graph.services().library().fileOf((DownloadState.Done) row.download());
    assertThat(file).hasSameBinaryContentAs(site.audio20080229());

    site.close();
    try (SoundDesk.Recording recording = desk.record()) {
      click(() -> buttonOf(TITLE, "Play").orElseThrow());
      Await.until("it plays", LIMIT, () -> positionSeconds() >= 2);
      assertTone(recording);

      clickScrubberAt(0.6);
      Await.until("the seek is shown", LIMIT, () -> positionSeconds() >= SECONDS * 55 / 100);
      recording.waitFor(Duration.ofMillis(2500));
      assertTone(recording);
    }

    closeWindow();
    openLibrary();
    long kept = row().positionMs();
    assertThat(kept).as("the position that was kept").isGreaterThan(SECONDS * 550L);

    openWindow();
    Await.until("the player is there again", LIMIT, () -> positionSeconds() > 0);
    assertThat(positionSeconds() * 1000).as("the position shown").isCloseTo(kept, within(1000L));
    try (SoundDesk.Recording recording = desk.record()) {
      click(() -> (Button) robot.lookup(".play-button").query());
      Await.until("it goes on", LIMIT, () -> positionSeconds() * 1000 >= kept + 2000);
      assertTone(recording);
    }
    assertThat(positionSeconds() * 1000).as("where it went on").isCloseTo(kept + 2000, within(2000L));
  }

  // --- the window

  private void openLibrary() {
    Path library = folder.resolve("library");
    graph = switch (AppGraph.open(library, library, "test", texts)) {
      case LibraryOpener.Opening.Opened opened -> opened;
      case LibraryOpener.Opening.Failed failed -> throw new AssertionError(texts.get(failed.problem()));
    };
  }

  private void openWindow() {
    LibraryOpener.Opening.Opened opened = graph;
    stage = onFx(() -> {
      Stage fresh = new Stage();
      opened.window().accept(fresh);
      return fresh;
    });
    robot.targetWindow(stage);
    Await.until("the window is shown", LIMIT, () -> onFx(() -> stage.isShowing() && stage.isFocused()));
  }

  private void closeWindow() {
    onFx(() -> {
      stage.close();
      return null;
    });
    stage = null;
    graph.close().run();
  }

  private void subscribeTo(String page) {
    robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
    Await.until("the address can be typed", LIMIT, () -> onFx(() -> robot.lookup(node ->
        node instanceof TextField field && field.isFocused() && field.isVisible()).tryQuery().isPresent()));
    robot.write(page, 0);
    robot.type(KeyCode.ENTER);
  }

  private EpisodeRow row() {
    return graph.services().library().window(EpisodeFilter.EVERYTHING, 0, 100).stream()
        .filter(episode -> episode.title().equals(TITLE))
        .findFirst()
        .orElseThrow();
  }

  private ListCell<?> cellOf(String title) {
    return robot.lookup(node -> node instanceof ListCell<?> cell && cell.getItem() instanceof EpisodeRow item
        && item.title().equals(title) && cell.isVisible()).<ListCell<?>>tryQuery().orElse(null);
  }

  /** A button of the episode's row that has its place, by what is read aloud for it. */
  private Optional<Button> buttonOf(String title, String says) {
    Predicate<Node> wanted = node -> node instanceof Button button && button.getWidth() > 0
        && String.valueOf(button.getAccessibleText()).startsWith(says);
    return Optional.ofNullable(cellOf(title)).flatMap(cell -> robot.from(cell).lookup(wanted).tryQuery());
  }

  private boolean hasButton(String title, String says) {
    return onFx(() -> buttonOf(title, says).isPresent());
  }

  private void click(Supplier<Button> button) {
    robot.clickOn(onFx(button));
  }

  private void clickScrubberAt(double share) {
    Bounds bounds = onFx(() -> {
      Node slider = robot.lookup(node -> node instanceof Slider found
          && texts.get("window.player.position").equals(found.getAccessibleText())).query();
      return slider.localToScreen(slider.getBoundsInLocal());
    });
    robot.clickOn(bounds.getMinX() + bounds.getWidth() * share, bounds.getCenterY());
  }

  /** What the player bar says; 0 where it says nothing. */
  private long positionSeconds() {
    String text = onFx(() -> robot.lookup(".player-time").<Label>tryQuery().map(Label::getText).orElse(""));
    long seconds = 0;
    for (String part : text.split(":")) {
      if (!part.matches("[0-9]+")) {
        return 0;
      }
      seconds = seconds * 60 + Long.parseLong(part);
    }
    return seconds;
  }

  private static <T> T onFx(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        answer.complete(question.get());
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  // --- the sound

  /** A tone that is 50 Hz higher every ten seconds: whoever hears it knows the position. */
  private static double toneAt(long second) {
    return 400 + 50.0 * (second / 10);
  }

  private Path toneFile() throws IOException, InterruptedException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), SECONDS,
        time -> 0.5 * Math.sin(2 * Math.PI * toneAt((long) time) * time));
    return SoundFiles.mp3(wav, folder.resolve("tone.mp3"), 64);
  }

  /** What is heard is what belongs to the position that is shown, a second more or less. */
  private void assertTone(SoundDesk.Recording recording) {
    recording.waitFor(Duration.ofMillis(300));
    long shown = positionSeconds();
    double now = recording.nowMs();
    double heard = recording.soFar().part(now - 400, now).toneHz();
    assertThat(heard).as("the tone while %s s were shown", shown).satisfiesAnyOf(
        tone -> assertThat(tone).isCloseTo(toneAt(Math.max(0, shown - 1)), within(4.0)),
        tone -> assertThat(tone).isCloseTo(toneAt(shown + 1), within(4.0)));
  }
}
