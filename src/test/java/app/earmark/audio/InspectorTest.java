package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.Inspector.Inspecting;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

  @TempDir Path folder;

  private final Inspector inspector = new Inspector(Natives.library());

  private Inspection inspect(Path file) {
    assertThat(inspector.whole(file)).isInstanceOf(Inspecting.Done.class);
    return ((Inspecting.Done) inspector.whole(file)).inspection();
  }

  private static SoundAnalysis heard(Inspection inspection) {
    return Objects.requireNonNull(inspection.sound());
  }

  @Test
  void hearsLengthLoudnessAndSilences() throws IOException {
    DoubleUnaryOperator tone = SoundFiles.tone(1_000);
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 12,
        t -> (t >= 4 && t < 6.5) || (t >= 9 && t < 9.2) ? 0 : tone.applyAsDouble(t));
    Inspection found = inspect(wav);
    assertThat(found.durationMs()).isEqualTo(12_000);
    assertThat(found.codec()).isEqualTo("pcm_s16le");
    assertThat(found.sampleRate()).isEqualTo(SoundFiles.RATE);
    assertThat(found.channels()).isEqualTo(1);
    SoundAnalysis sound = heard(found);
    assertThat(sound.lengthMs()).isEqualTo(12_000);
    assertThat(sound.loudnessLufs()).isCloseTo(-9.0, within(0.3));
    assertThat(sound.peak()).isCloseTo(0.5, within(0.01));
    assertThat(sound.silences()).hasSize(1);
    assertThat(sound.silences().getFirst().fromMs()).isCloseTo(4_000, within(20L));
    assertThat(sound.silences().getFirst().toMs()).isCloseTo(6_500, within(20L));
    assertThat(sound.waveform()).hasSize(1_200);
    assertThat(sound.waveform()[100] & 0xff).isGreaterThan(200);
    assertThat(sound.waveform()[500]).isZero();
  }

  @Test
  void theWaveformOfALongFileHasFewPoints() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 100, SoundFiles.tone(100));
    assertThat(heard(inspect(wav)).waveform().length).isBetween(1_000, SoundAnalysis.WAVEFORM_POINTS);
  }

  @Test
  void theHeadAloneTellsTheDuration() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 3, SoundFiles.tone(1_000));
    Inspecting head = inspector.head(wav);
    assertThat(head).isInstanceOf(Inspecting.Done.class);
    assertThat(((Inspecting.Done) head).inspection().durationMs()).isEqualTo(3_000);
    assertThat(((Inspecting.Done) head).inspection().sound()).isNull();
  }

  @Test
  void whatIsNoAudioIsRefusedWithAReason() throws IOException {
    Path page = Files.writeString(folder.resolve("page.mp3"), "<html>Sign in to the network</html>".repeat(1_000));
    assertThat(inspector.whole(page)).isInstanceOf(Inspecting.NotPlayable.class);
    assertThat(inspector.whole(Files.createFile(folder.resolve("empty.mp3"))))
        .isInstanceOf(Inspecting.NotPlayable.class);
    assertThat(inspector.whole(folder.resolve("gone.mp3"))).isInstanceOf(Inspecting.CannotRead.class);
    assertThat(inspector.whole(folder)).isInstanceOf(Inspecting.CannotRead.class);
  }

  @Test
  void aPlaylistLeadsNowhere() throws IOException {
    Path other = SoundFiles.wav(folder.resolve("other.wav"), 1, SoundFiles.tone(440));
    Path list = Files.writeString(folder.resolve("list.mp3"),
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\n" + other.toUri() + "\n#EXT-X-ENDLIST\n");
    Path concat = Files.writeString(folder.resolve("concat.mp3"), "ffconcat version 1.0\nfile 'other.wav'\n");
    assertThat(inspector.whole(list)).isInstanceOf(Inspecting.NotPlayable.class);
    assertThat(inspector.whole(concat)).isInstanceOf(Inspecting.NotPlayable.class);
  }

  @Test
  void anInterruptEndsIt() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 3, SoundFiles.tone(1_000));
    Thread.currentThread().interrupt();
    assertThat(inspector.whole(wav)).isInstanceOf(Inspecting.Cancelled.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
