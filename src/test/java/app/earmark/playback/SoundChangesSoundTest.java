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
 * stands out. Every change must be without fault, but is tried again where it was not: a busy machine tears holes into
 * the sound of every program, at any moment.
 */
@Tag("sound")
class SoundChangesSoundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of the noise, and of the noise from the 30th second on. */
  private static final double LOUD_DB = -20;
  private static final double SOFT_DB = -32;

  private static final int TRIES = 5;

  /** More than this within 1 ms is a click. */
  private static final double STEP_DB = 6;

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

  private static double longestGap(Heard heard) {
    return heard.gaps(1).stream().mapToDouble(Heard.Stretch::lengthMs).max().orElse(0);
  }

  /**
   * A change.
   *
   * @param before makes the sound as it is before
   * @param direction how its beginning can be heard: the level goes up (1) or down (-1), or stays (0)
   */
  private record Change(String name, Runnable before, Runnable change, int direction) {}

  @Test
  void changesAreHeardAtOnceAndWithoutAHoleOrAClick() {
    SoundStart start = new SoundStart(5_000, true, 1, 1, SoundSettings.PLAIN, -26.0);
    SoundSettings levelled = new SoundSettings(Trimming.STRONG, true, false, 0);
    SoundSettings mono = new SoundSettings(Trimming.GENTLE, false, true, 0);
    try (SoundDesk.Recording recording = desk.record(); Sound sound = play(recording, new ArrayList<>(), 60, start)) {
      List<Change> changes = List.of(
          new Change("seek to what is softer", () -> sound.seek(6_000), () -> sound.seek(35_000), -1),
          new Change("louder", () -> sound.setVolume(1), () -> sound.setVolume(1.5), 1),
          new Change("as loud as before", () -> sound.setVolume(1.5), () -> sound.setVolume(1), -1),
          new Change("trimmed and levelled", () -> sound.setSettings(mono), () -> sound.setSettings(levelled), 1),
          new Change("neither", () -> sound.setSettings(levelled), () -> sound.setSettings(mono), -1),
          new Change("seek to what is louder", () -> sound.seek(35_000), () -> sound.seek(6_000), 1),
          new Change("faster", () -> sound.setSpeed(1), () -> sound.setSpeed(1.5), 0),
          new Change("slower", () -> sound.setSpeed(1.5), () -> sound.setSpeed(0.8), 0),
          new Change("slow seek", () -> sound.seek(6_000), () -> sound.seek(40_000), -1));
      for (Change change : changes) {
        assertHeardWithoutFault(recording, change);
      }
    }
  }

  private static void assertHeardWithoutFault(SoundDesk.Recording recording, Change change) {
    List<String> faults = new ArrayList<>();
    while (true) {
      change.before.run();
      recording.waitFor(Duration.ofMillis(800));
      double mark = recording.nowMs();
      double before = recording.soFar().part(mark - 200, mark).decibels();
      change.change.run();
      recording.waitFor(Duration.ofMillis(700));
      Heard heard = recording.soFar().part(mark, mark + 400);
      // Half of the least step that any of these makes, over what noise does by itself.
      double latency = change.direction == 0 ? 0 : heard.whenLevel(before + 1.7 * change.direction, change.direction);
      if (latency <= 300 && longestGap(heard) <= 60 && heard.steps(STEP_DB).isEmpty()) {
        return;
      }
      faults.add("%s: heard after %.0f ms, longest gap %.0f ms, steps at %s"
          .formatted(change.name, latency, longestGap(heard), heard.steps(STEP_DB)));
      assertThat(faults).hasSizeLessThan(TRIES);
    }
  }

  @Test
  void reelsChangeUnheard() {
    List<Double> starts = new CopyOnWriteArrayList<>();
    List<String> faults = new ArrayList<>();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = play(recording, starts, 3, new SoundStart(0, true, 1, 1))) {
      int without = 0;
      for (int i = 0; without < 4; i++) {
        int change = i;
        Await.until("the next reel", PATIENCE, () -> events.isOver() || starts.size() > change);
        assertThat(events.problem()).isNull();
        double at = starts.get(i);
        recording.waitFor(Duration.ofMillis(700));
        Heard heard = recording.soFar().part(at, at + 600);
        boolean unheard = longestGap(heard) <= 20 && heard.steps(STEP_DB).isEmpty();
        // Four without a fault one after another.
        without = unheard ? without + 1 : 0;
        if (!unheard) {
          faults.add("gap %.0f ms, steps at %s".formatted(longestGap(heard), heard.steps(STEP_DB)));
          assertThat(faults).hasSizeLessThan(TRIES);
        }
      }
      assertThat(sound.positionMs()).isGreaterThan(5_000);
    }
  }
}
