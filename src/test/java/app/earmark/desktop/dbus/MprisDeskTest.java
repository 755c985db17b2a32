package app.earmark.desktop.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.desktop.Desktop;
import app.earmark.desktop.MediaCommands;
import app.earmark.desktop.MediaControls;
import app.earmark.desktop.NowPlaying;
import app.earmark.desktop.NowPlaying.Status;
import app.earmark.testing.Await;
import app.earmark.testing.CallNotes;
import app.earmark.testing.SystemCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The media controls, asked by the real {@code playerctl} over the desk's D-Bus session. */
@Tag("journey")
class MprisDeskTest {

  private static final NowPlaying TRAINS = new NowPlaying(
      7, Status.PLAYING, "Night trains", "Rails", URI.create("file:/tmp/art.png"), "https://rails.example/7",
      "2026-11-20T08:00:00Z", 1_800_000L, 60_000, System.nanoTime(), 1.5, 0.8, true);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Desktop desktop;
  private MediaControls controls;

  @BeforeEach
  void open() {
    desktop = BusDesktop.connect(0.5, 3.5);
    assertThat(desktop.missing()).isEmpty();
    controls = desktop.mediaControls(CallNotes.of(MediaCommands.class, asked::add));
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private static String playerctl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("playerctl", "--player=earmark"));
    command.addAll(List.of(arguments));
    return SystemCommand.said(command.toArray(String[]::new));
  }

  private void untilAsked(String what) {
    Await.until(what + " is asked of the player, not " + asked, Duration.ofSeconds(10), () -> asked.contains(what));
  }

  @Test
  void tellsWhatPlaysAndWhere() {
    assertThat(playerctl("status")).isEqualTo("Stopped");
    controls.show(TRAINS);
    assertThat(playerctl("status")).isEqualTo("Playing");
    assertThat(playerctl("metadata", "--format",
        "{{title}}|{{album}}|{{artist}}|{{mpris:length}}|{{mpris:artUrl}}|{{xesam:url}}|{{mpris:trackid}}"))
        .isEqualTo("Night trains|Rails|Rails|1800000000|file:///tmp/art.png|https://rails.example/7"
            + "|'/app/earmark/episode/7'");
    assertThat(Double.parseDouble(playerctl("volume"))).isEqualTo(0.8);
    assertThat(Double.parseDouble(playerctl("position"))).isGreaterThanOrEqualTo(60);
    controls.show(new NowPlaying(7, Status.PAUSED, "Night trains", "Rails", null, null, null, 1_800_000L, 90_500,
        System.nanoTime(), 1.5, 0.8, true));
    assertThat(playerctl("status")).isEqualTo("Paused");
    assertThat(Double.parseDouble(playerctl("position"))).isEqualTo(90.5);
    assertThat(playerctl("metadata", "--format", "{{mpris:artUrl}}")).isEmpty();
  }

  @Test
  void takesEveryCommand() {
    controls.show(TRAINS);
    playerctl("pause");
    untilAsked("pause");
    playerctl("play-pause");
    untilAsked("playOrPause");
    playerctl("next");
    untilAsked("next");
    playerctl("previous");
    untilAsked("previous");
    playerctl("stop");
    untilAsked("stop");
    playerctl("position", "30+");
    untilAsked("skip 30000");
    playerctl("position", "125.5");
    untilAsked("seek 7 125500");
    playerctl("volume", "0.4");
    untilAsked("setVolume 0.4");
    controls.show(new NowPlaying(7, Status.PAUSED, "Night trains", "Rails", null, null, null, 1_800_000L, 90_500,
        System.nanoTime(), 1.5, 0.8, true));
    playerctl("play");
    untilAsked("play");
    busctl("org.freedesktop.DBus.Properties.Set", "org.mpris.MediaPlayer2.Player", "Rate", "<double 2.0>");
    untilAsked("setSpeed 2.0");
    busctl("org.mpris.MediaPlayer2.Raise");
    untilAsked("raise");
    busctl("org.mpris.MediaPlayer2.Quit");
    untilAsked("quit");
  }

  @Test
  void aPlaceOutsideOrOfAnotherEpisodeIsNotGoneTo() {
    controls.show(TRAINS);
    busctl("org.mpris.MediaPlayer2.Player.SetPosition", "/app/earmark/episode/6", "1000000");
    busctl("org.mpris.MediaPlayer2.Player.SetPosition", "/app/earmark/episode/7", "1800000001");
    busctl("org.mpris.MediaPlayer2.Player.SetPosition", "/app/earmark/episode/7", "-1");
    busctl("org.mpris.MediaPlayer2.Player.SetPosition", "/app/earmark/episode/7", "1000000");
    untilAsked("seek 7 1000");
    assertThat(asked).containsExactly("seek 7 1000");
  }

  @Test
  void saysItOnceWhenSomethingChangesAndOnlyWhenThePositionJumps() throws Exception {
    controls.show(TRAINS);
    Process monitor = new ProcessBuilder("gdbus", "monitor", "--session", "--dest", "org.mpris.MediaPlayer2.earmark")
        .redirectErrorStream(true).start();
    List<String> signals = new CopyOnWriteArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> new BufferedReader(
        new InputStreamReader(monitor.getInputStream(), StandardCharsets.UTF_8)).lines().forEach(signals::add));
    Await.until("the monitor listens", Duration.ofSeconds(10),
        () -> signals.stream().anyMatch(line -> line.contains("is owned by")));
    long now = System.nanoTime();
    controls.show(at(now, TRAINS.positionMs(now), 1.5));
    controls.show(at(now, TRAINS.positionMs(now) + 600_000, 1.5));
    controls.show(at(now, TRAINS.positionMs(now) + 600_000, 2.0));
    Await.until("the speed is told", Duration.ofSeconds(10),
        () -> signals.stream().anyMatch(line -> line.contains("PropertiesChanged") && line.contains("'Rate': <2.0>")));
    monitor.destroy();
    reader.join();
    assertThat(signals).filteredOn(line -> line.contains("Seeked")).hasSize(1);
    assertThat(signals).filteredOn(line -> line.contains("PropertiesChanged")).hasSize(1);
  }

  private static NowPlaying at(long nanos, long positionMs, double speed) {
    return new NowPlaying(7, Status.PLAYING, "Night trains", "Rails", TRAINS.picture(), TRAINS.link(),
        TRAINS.published(), 1_800_000L, positionMs, nanos, speed, 0.8, true);
  }

  /** A call by the session's own tool, for what playerctl does not do. */
  private static void busctl(String method, String... arguments) {
    List<String> command = new ArrayList<>(List.of("gdbus", "call", "--session", "--dest",
        "org.mpris.MediaPlayer2.earmark", "--object-path", "/org/mpris/MediaPlayer2", "--method", method, "--"));
    command.addAll(List.of(arguments));
    SystemCommand.said(command.toArray(String[]::new));
  }
}
