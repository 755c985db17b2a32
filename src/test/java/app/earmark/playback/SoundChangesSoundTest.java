package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.Natives;
import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSettings.Trimming;
import app.earmark.testing.Await;
import app.earmark.testing.Heard;
import app.earmark.testing.SoundDesk;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is heard while something changes: noise, whose level is the same at every moment, so that any hole and any click
 * stands out. A busy machine tears holes into the sound of every program; so most changes must be without fault, not
 * each.
 */
@Tag("sound")
class SoundChangesSoundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of the noise, and of the noise from the 30th second on. */
  private static final double LOUD_DB = -20;
  private static final double SOFT_DB = -24;

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SoundEvents events = new SoundEvents();
  private SoundDesk desk;
  private Path noise;

  @BeforeEach
  void attach() throws IOException {
    desk = SoundDesk.attach();
    Random random = new Random(7);
    noise = SoundFiles.wav(folder.resolve("noise.wav"), 60,
        t -> Math.pow(10, (t < 30 ? LOUD_DB : SOFT_DB) / 20) * random.nextGaussian());
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** The player, and when it was told to play, in ms of the recording. */
  private record Noting(SoundDesk.Recording recording, List<Double> starts) implements SoundOutput {

    @Override
    public Sound open(Path file, SoundStart start, Sound.Listener listener) {
      Sound real = new Player(Platform::runLater).open(file, start, listener);
      return (Sound) Proxy.newProxyInstance(
          Sound.class.getClassLoader(), new Class<?>[] {Sound.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("play")) {
              starts.add(recording.nowMs());
            }
            return method.invoke(real, arguments);
          });
    }
  }

  private Sound play(SoundDesk.Recording recording, List<Double> starts, double reelSeconds, SoundStart start) {
    ReelOutput output = new ReelOutput(
        Natives.library(), new Noting(recording, starts), threads, folder.resolve("reels"), reelSeconds);
    Sound sound = output.open(noise, start, events);
    Await.until("sound", PATIENCE, () -> events.isOver() || !recording.soFar().sounds(20).isEmpty());
    assertThat(events.problem()).isNull();
    recording.waitFor(Duration.ofSeconds(1));
    return sound;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double longestGap(Heard heard) {
    return heard.gaps(1).stream().mapToDouble(Heard.Stretch::lengthMs).max().orElse(0);
  }

  /** A change, and how its beginning can be heard: the level goes up (1) or down (-1). */
  private record Change(Runnable change, int direction) {}

  @Test
  void changesAreHeardAtOnceAndWithoutAHoleOrAClick() {
    SoundStart start = new SoundStart(5_000, true, 1, 1, SoundSettings.PLAIN, SOFT_DB - 6);
    List<Double> starts = new CopyOnWriteArrayList<>();
    List<Double> latencies = new ArrayList<>();
    List<Double> gaps = new ArrayList<>();
    List<Double> jumps = new ArrayList<>();
    try (SoundDesk.Recording recording = desk.record(); Sound sound = play(recording, starts, 60, start)) {
      List<Change> changes = List.of(
          new Change(() -> sound.seek(35_000), -1),
          new Change(() -> sound.setVolume(1.5), 1),
          new Change(() -> sound.setVolume(1), -1),
          new Change(() -> sound.setSettings(new SoundSettings(Trimming.STRONG, true, false, 0)), 1),
          new Change(() -> sound.setSettings(new SoundSettings(Trimming.GENTLE, false, true, 0)), -1),
          new Change(() -> sound.seek(6_000), 1),
          new Change(() -> sound.setSpeed(1.5), 0),
          new Change(() -> sound.setSpeed(0.8), 0),
          new Change(() -> sound.seek(40_000), -1));
      for (Change change : changes) {
        double mark = recording.nowMs();
        double before = recording.soFar().part(mark - 300, mark).decibels();
        change.change.run();
        recording.waitFor(Duration.ofMillis(900));
        Heard heard = recording.soFar().part(mark, mark + 600);
        if (change.direction != 0) {
          // Half of the least step that any of these makes, over what noise does by itself.
          latencies.add(heard.whenLevel(before + 1.7 * change.direction, change.direction));
        }
        gaps.add(longestGap(heard));
        jumps.add((double) heard.withoutHoles().jumps(6));
      }
    }
    assertThat(median(latencies)).as("ms until it is heard: %s", latencies).isLessThanOrEqualTo(250);
    assertThat(latencies).filteredOn(ms -> ms <= 300).hasSizeGreaterThanOrEqualTo(latencies.size() - 1);
    assertThat(gaps).as("ms of silence").allMatch(gap -> gap <= 60);
    assertWithoutClicks(jumps);
  }

  /** A click of ours would be in each change; one of a busy sound server is in some. */
  private static void assertWithoutClicks(List<Double> jumps) {
    assertThat(jumps).filteredOn(count -> count == 0).as("changes without a click of %s", jumps)
        .hasSizeGreaterThanOrEqualTo(jumps.size() / 4);
  }

  @Test
  void reelsChangeUnheard() {
    List<Double> starts = new CopyOnWriteArrayList<>();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = play(recording, starts, 3, new SoundStart(0, true, 1, 1))) {
      Await.until("eight reels", PATIENCE, () -> events.isOver() || starts.size() >= 8);
      assertThat(events.problem()).isNull();
      assertThat(sound.positionMs()).isGreaterThan(10_000);
      recording.waitFor(Duration.ofMillis(600));
      List<Heard> changes =
          starts.stream().map(at -> recording.soFar().part(at, at + 600)).toList();
      List<Double> gaps = changes.stream().map(SoundChangesSoundTest::longestGap).toList();
      List<Double> jumps = changes.stream().map(heard -> (double) heard.withoutHoles().jumps(6)).toList();
      assertThat(median(gaps)).as("ms of silence: %s", gaps).isLessThanOrEqualTo(20);
      assertWithoutClicks(jumps);
    }
  }
}
