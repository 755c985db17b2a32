package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.testing.Await;
import app.earmark.testing.Heard;
import app.earmark.testing.SoundDesk;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.SoundFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of the loudspeaker when JavaFX plays a file as it is. */
@Tag("sound")
class PlayerSoundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static SoundDesk desk;

  @TempDir Path folder;

  private final Player player = new Player(Platform::runLater);

  @BeforeAll
  static void attach() {
    desk = SoundDesk.attach();
  }

  @Test
  void playsAnMp3ToItsEnd() throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 3, SoundFiles.tone(440));
    Path mp3 = SoundFiles.mp3(wav, folder.resolve("Tone & “quotes” 100%.mp3"), 96);
    SoundEvents events = new SoundEvents();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = player.open(mp3, new SoundStart(0, true, 1, 1), events)) {
      Await.until("the end", PATIENCE, () -> events.hasEnded());
      recording.waitFor(Duration.ofMillis(500));
      Heard heard = recording.soFar();
      assertThat(heard.sounds(100)).hasSize(1);
      Heard.Stretch tone = heard.sounds(100).getFirst();
      assertThat(tone.lengthMs()).isCloseTo(3_000, within(120.0));
      assertThat(heard.part(tone.fromMs(), tone.toMs()).toneHz()).isCloseTo(440, within(2.0));
      assertThat(events.durationMs()).isCloseTo(3_000, within(80L));
      assertThat(sound.positionMs()).isCloseTo(3_000, within(80L));
    }
  }

  @Test
  void startsSeeksAndPausesWhereItIsTold() throws Exception {
    // One second each: which one is heard tells where in the file it is.
    Path wav = SoundFiles.wav(folder.resolve("scale.wav"), 10,
        seconds -> SoundFiles.tone(200 * (1 + Math.floor(seconds))).applyAsDouble(seconds));
    SoundEvents events = new SoundEvents();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = player.open(wav, new SoundStart(3_000, false, 1, 1), events)) {
      Await.until("ready", PATIENCE, () -> events.durationMs() != null);
      assertThat(sound.positionMs()).isCloseTo(3_000, within(50L));
      sound.play();
      Await.until("sound", PATIENCE, () -> !recording.soFar().sounds(20).isEmpty());
      recording.waitFor(Duration.ofMillis(500));
      assertThat(recording.soFar().sounds(20)).hasSize(1);
      double first = recording.soFar().sounds(20).getFirst().fromMs();
      assertThat(recording.soFar().part(first, first + 400).toneHz()).isCloseTo(800, within(5.0));

      sound.seek(8_000);
      double mark = recording.nowMs();
      recording.waitFor(Duration.ofMillis(800));
      assertThat(recording.soFar().part(mark + 200, mark + 700).toneHz()).isCloseTo(1_800, within(5.0));

      sound.pause();
      recording.waitFor(Duration.ofMillis(500));
      mark = recording.nowMs();
      long paused = sound.positionMs();
      recording.waitFor(Duration.ofMillis(500));
      assertThat(recording.soFar().part(mark, mark + 500).sounds(20)).isEmpty();
      assertThat(sound.positionMs()).isEqualTo(paused).isBetween(8_500L, 9_900L);
    }
  }

  @Test
  void volumeIsHeard() throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 10, SoundFiles.tone(440));
    SoundEvents events = new SoundEvents();
    try (SoundDesk.Recording recording = desk.record();
        Sound sound = player.open(wav, new SoundStart(0, true, 1, 1), events)) {
      Await.until("sound", PATIENCE, () -> !recording.soFar().sounds(20).isEmpty());
      recording.waitFor(Duration.ofMillis(500));
      double mark = recording.nowMs();
      sound.setVolume(0.25);
      recording.waitFor(Duration.ofSeconds(1));
      Heard heard = recording.soFar();
      double louder = heard.part(mark - 400, mark - 100).decibels();
      assertThat(heard.part(mark + 500, mark + 900).decibels()).isLessThan(louder - 6);
    }
  }

  @Test
  void whatIsNotThereOrNoSoundFailsWithItsReason() throws Exception {
    SoundEvents gone = new SoundEvents();
    player.open(folder.resolve("gone.mp3"), new SoundStart(0, true, 1, 1), gone);
    Await.until("the failure", PATIENCE, () -> gone.problem() != null);
    assertThat(gone.problem()).isEqualTo(new SoundProblem.FileGone());

    Path text = Files.writeString(folder.resolve("text.mp3"), "<html>Not found</html>");
    SoundEvents noSound = new SoundEvents();
    player.open(text, new SoundStart(0, true, 1, 1), noSound);
    Await.until("the failure", PATIENCE, () -> noSound.problem() != null);
    assertThat(noSound.problem()).isInstanceOf(SoundProblem.NotPlayable.class);
  }
}
