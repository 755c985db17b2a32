package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.Inspector;
import app.earmark.audio.Inspector.Inspecting;
import app.earmark.audio.Natives;
import app.earmark.audio.SoundAnalysis;
import app.earmark.model.SoundSettings;
import app.earmark.testing.Await;
import app.earmark.testing.Heard;
import app.earmark.testing.SoundDesk;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of the loudspeaker when an episode is played from reels. */
@Tag("sound")
class SoundEngineSoundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  @TempDir static Path shared;

  private static SoundDesk desk;
  private static ReelOutput output;

  @TempDir Path folder;

  @BeforeAll
  static void attach() throws IOException {
    desk = SoundDesk.attach();
    output = new ReelOutput(
        Natives.library(), new Player(Platform::runLater), THREADS, shared.resolve("reels"));
    // The first sound of a program loads the player's native library.
    SoundEvents events = new SoundEvents();
    Path silence = SoundFiles.wav(shared.resolve("silence.wav"), 0.2, t -> 0);
    try (Sound silent = output.open(silence, new SoundStart(0, true, 1, 1), events)) {
      Await.until("the first sound", PATIENCE, () -> events.hasEnded() || events.problem() != null);
      assertThat(events.problem()).isNull();
      assertThat(silent.positionMs()).isCloseTo(200, within(50L));
    }
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.0, 1.5, 2.0, 3.0})
  void speedKeepsThePitchAndChangesTheLength(double speed) throws IOException {
    double seconds = 6 * speed;
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), seconds, SoundFiles.tone(440));
    SoundEvents events = new SoundEvents();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = output.open(wav, new SoundStart(0, true, speed, 1), events)) {
      Await.until("the end", PATIENCE, () -> events.hasEnded());
      recording.waitFor(Duration.ofMillis(500));
      List<Heard.Stretch> sounds = recording.soFar().sounds(200);
      assertThat(sounds).hasSize(1);
      Heard.Stretch tone = sounds.getFirst();
      assertThat(tone.lengthMs()).isCloseTo(6_000, within(60.0));
      double hertz = recording.soFar().part(tone.fromMs() + 500, tone.toMs() - 500).toneHz();
      assertThat(1_200 * Math.log(hertz / 440) / Math.log(2)).isCloseTo(0, within(10.0));
      assertThat((double) sound.positionMs()).isCloseTo(1_000 * seconds, within(50.0));
    }
  }

  @Test
  void otherSpeedsAndPlacesAreHeardSoonAndWithoutAHole() throws Exception {
    // Another tone each second tells where in the episode it is.
    Path wav = SoundFiles.wav(folder.resolve("scale.wav"), 60,
        t -> SoundFiles.tone(300 + 100 * Math.floor(t)).applyAsDouble(t));
    Path mp3 = SoundFiles.mp3(wav, folder.resolve("scale.mp3"), 96);
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = output.open(mp3, new SoundStart(2_000, true, 1, 1), new SoundEvents())) {
      Await.until("sound", PATIENCE, () -> !recording.soFar().sounds(20).isEmpty());
      recording.waitFor(Duration.ofMillis(600));

      double mark = recording.nowMs();
      sound.seek(30_000);
      recording.waitFor(Duration.ofMillis(900));
      assertThat(recording.soFar().part(mark + 300, mark + 700).toneHz()).isCloseTo(3_300, within(10.0));
      assertThat(longestGap(recording.soFar().part(mark - 50, mark + 900))).isLessThanOrEqualTo(60);

      sound.seek(40_000);
      recording.waitFor(Duration.ofMillis(100));
      mark = recording.nowMs();
      sound.setSpeed(2);
      recording.waitFor(Duration.ofMillis(1_400));
      // After 0.3 s at the most it is twice as fast: half a second for each tone.
      List<Double> tones = List.of(0.45, 0.95).stream()
          .map(at -> recording.soFar().part(mark(recording, at), mark(recording, at) + 100).toneHz()).toList();
      assertThat(tones.get(1) - tones.get(0)).isCloseTo(100, within(15.0));
      assertThat(longestGap(recording.soFar().part(mark - 50, mark + 1_300))).isLessThanOrEqualTo(60);
    }
  }

  /** A moment of the last 1.4 s. */
  private static double mark(SoundDesk.Recording recording, double seconds) {
    return recording.nowMs() - 1_400 + 1_000 * seconds;
  }

  private static double longestGap(Heard heard) {
    return heard.gaps(1).stream().mapToDouble(Heard.Stretch::lengthMs).max().orElse(0);
  }

  @Test
  void episodesOfDifferentLoudnessAreHeardAlike() throws Exception {
    SoundSettings levelled = new SoundSettings(SoundSettings.Trimming.OFF, true, false, 0);
    List<Double> heard = new ArrayList<>();
    for (double decibels : List.of(-30.0, -20.0, -10.0)) {
      double amplitude = Math.pow(10, decibels / 20) * Math.sqrt(2);
      Path wav = SoundFiles.wav(folder.resolve("tone" + decibels + ".wav"), 3,
          t -> amplitude * Math.sin(2 * Math.PI * 1_000 * t));
      Inspecting inspected = new Inspector(Natives.library()).whole(wav);
      assertThat(inspected).isInstanceOf(Inspecting.Done.class);
      SoundAnalysis analysis = ((Inspecting.Done) inspected).inspection().sound();
      assertThat(analysis).isNotNull();
      SoundEvents events = new SoundEvents();
      try (SoundDesk.Recording recording = desk.record();
          Sound sound = output.open(
              wav, new SoundStart(0, true, 1, 1, levelled, analysis.loudnessLufs()), events)) {
        Await.until("the end", PATIENCE, () -> events.hasEnded());
        assertThat(sound.positionMs()).isCloseTo(3_000, within(50L));
        recording.waitFor(Duration.ofMillis(300));
        double from = recording.soFar().sounds(200).getFirst().fromMs();
        heard.add(recording.soFar().part(from + 1_000, from + 2_000).decibels());
      }
    }
    assertThat(heard.get(1)).isCloseTo(heard.get(0), within(1.0));
    assertThat(heard.get(2)).isCloseTo(heard.get(0), within(1.0));
  }

  @Test
  void silenceIsLeftOutAndEveryOnsetIsHeard() throws Exception {
    // Ten beeps of 200 ms, 1.5 s apart.
    Path wav = SoundFiles.wav(folder.resolve("beeps.wav"), 15,
        t -> t % 1.5 < 0.2 ? SoundFiles.tone(1_000).applyAsDouble(t) : 0);
    SoundSettings strong = new SoundSettings(SoundSettings.Trimming.STRONG, false, false, 0);
    SoundEvents events = new SoundEvents();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = output.open(wav, new SoundStart(0, true, 1, 1, strong, null), events)) {
      Await.until("the end", PATIENCE, () -> events.hasEnded());
      assertThat(sound.positionMs()).isCloseTo(15_000, within(60L));
      recording.waitFor(Duration.ofMillis(300));
      List<Heard.Stretch> beeps = recording.soFar().sounds(60);
      assertThat(beeps).hasSize(10);
      // 200 ms of sound and 120 ms that are left of the silence, nine times.
      assertThat(beeps.getLast().fromMs() - beeps.getFirst().fromMs()).isCloseTo(9 * 320, within(0.03 * 9 * 1_180));
    }
  }

  @Test
  void whatJavaFxRefusesIsHeard() throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 3, SoundFiles.tone(440));
    for (String name : List.of("tone.flac", "tone.ogg", "tone.aiff")) {
      Path file = SoundFiles.sox(wav, folder.resolve(name));
      SoundEvents events = new SoundEvents();
      try (SoundDesk.Recording recording = desk.record();
          Sound sound = output.open(file, new SoundStart(0, true, 1, 1), events)) {
        Await.until("the end of " + name, PATIENCE, () -> events.hasEnded() || events.problem() != null);
        assertThat(events.problem()).isNull();
        recording.waitFor(Duration.ofMillis(300));
        assertThat(sound.positionMs()).isCloseTo(3_000, within(60L));
        Heard.Stretch tone = recording.soFar().sounds(200).getFirst();
        assertThat(tone.lengthMs()).isCloseTo(3_000, within(60.0));
        assertThat(recording.soFar().part(tone.fromMs(), tone.toMs()).toneHz()).isCloseTo(440, within(2.0));
        // As loud as it was recorded.
        assertThat(recording.soFar().part(tone.fromMs() + 500, tone.toMs() - 500).decibels())
            .isCloseTo(-9, within(1.0));
      }
    }
  }
}
