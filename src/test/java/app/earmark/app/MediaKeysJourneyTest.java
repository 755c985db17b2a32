package app.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.CareerOpSite;
import app.earmark.testing.Program;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.SystemCommand;
import app.earmark.testing.TestLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, played by the real {@code playerctl} as by the keys of a keyboard, until it quits. */
@Tag("journey")
class MediaKeysJourneyTest {

  private static final String TITLE = "Personal networking isn’t optional anymore";

  @TempDir Path folder;

  @Test
  void isPlayedSoughtAndEndedFromOutside() throws Exception {
    Path library = folder.resolve("library");
    try (CareerOpSite site = CareerOpSite.start(Files.createDirectories(folder.resolve("site")), 300_000, 0)) {
      Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 60, SoundFiles.tone(440));
      Files.copy(SoundFiles.mp3(wav, folder.resolve("tone.mp3"), 64), site.audio20080229(),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(Program.run("--library", library.toString(), "add", site.page()).status()).isZero();
      EpisodeId id = loadLast(library);
      assertThat(Program.run("--library", library.toString(), "download", id.toString()).status()).isZero();

      try (Program window = Program.start("--library", library.toString())) {
        until("the player is there", "status", "Paused"::equals);
        playerctl("play");
        until("it plays", "status", "Playing"::equals);
        until("the position moves", "position", position -> number(position) >= 1);
        assertThat(playerctl("metadata", "xesam:title")).isEqualTo(TITLE);
        until("the length is the file's", "metadata mpris:length", length -> Math.abs(number(length) / 1e6 - 60) < 1);
        playerctl("position", "30");
        until("it went there", "position", position -> number(position) >= 30 && number(position) < 50);
        playerctl("pause");
        until("it is paused", "status", "Paused"::equals);
        call("org.freedesktop.DBus.Properties.Set", "org.mpris.MediaPlayer2.Player", "Rate", "<double 1.5>");
        Await.until("it is faster", Duration.ofSeconds(20), () -> call(
            "org.freedesktop.DBus.Properties.Get", "org.mpris.MediaPlayer2.Player", "Rate").contains("1.5"));
        call("org.mpris.MediaPlayer2.Quit");
        assertThat(window.await().status()).as("nothing keeps the program from ending").isZero();
      }
    }
    try (LibraryStore store = TestLibrary.open(library)) {
      EpisodeRow row = store.episodes().window(EpisodeFilter.EVERYTHING, 0, 100).stream()
          .filter(each -> each.title().equals(TITLE)).findFirst().orElseThrow();
      assertThat(row.positionMs()).isBetween(30_000L, 50_000L);
    }
  }

  /** As if it had been played before. */
  private static EpisodeId loadLast(Path library) {
    try (LibraryStore store = TestLibrary.open(library)) {
      EpisodeId id = store.episodes().window(EpisodeFilter.EVERYTHING, 0, 100).stream()
          .filter(row -> row.title().equals(TITLE)).findFirst().orElseThrow().id();
      store.settings().set("playback.episode", id.toString());
      return id;
    }
  }

  private static void until(String what, String asked, Predicate<String> answer) {
    Await.until(what, Duration.ofSeconds(60), () -> answer.test(playerctl(asked.split(" "))));
  }

  private static double number(String text) {
    return text.matches("[0-9.]+") ? Double.parseDouble(text) : -1;
  }

  private static String playerctl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("playerctl", "--player=earmark"));
    command.addAll(List.of(arguments));
    return SystemCommand.said(command.toArray(String[]::new));
  }

  private static String call(String method, String... arguments) {
    List<String> command = new ArrayList<>(List.of("gdbus", "call", "--session", "--dest",
        "org.mpris.MediaPlayer2.earmark", "--object-path", "/org/mpris/MediaPlayer2", "--method", method, "--"));
    command.addAll(List.of(arguments));
    return SystemCommand.said(command.toArray(String[]::new));
  }
}
