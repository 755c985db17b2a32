package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.FileCheck.Checked;
import app.earmark.testing.FaultContent;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

  @TempDir Path folder;
  private final FileCheck check = new FileCheck(Natives.library());

  private Path cut(Path whole, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  private Path tone() throws IOException {
    return SoundFiles.wav(folder.resolve("tone.wav"), 60, SoundFiles.tone(440));
  }

  private Path file(String kind) throws IOException, InterruptedException {
    Path named = folder.resolve("tone." + kind);
    if (kind.endsWith("m4a")) {
      // Its index lies at the end, or, for those who stream, in front.
      List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-i", tone().toString(),
          "-c:a", "aac", "-b:a", "96k"));
      command.addAll(kind.startsWith("front") ? List.of("-movflags", "+faststart") : List.of());
      command.add(named.toString());
      SoundFiles.run(command);
      return named;
    }
    if (kind.equals("wav")) {
      return tone();
    }
    return kind.equals("mp3") ? SoundFiles.mp3(tone(), named, 64) : SoundFiles.sox(tone(), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "ogg", "aiff", "wav", "m4a", "front.m4a"})
  void aWholeFileIsWholeAndTellsHowLongItIs(String kind) throws Exception {
    Path file = file(kind);
    assertThat(check.check(file)).isInstanceOfSatisfying(Checked.Whole.class,
        whole -> assertThat(whole.durationMs()).isBetween(59_900L, 60_200L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "aiff", "wav", "front.m4a"})
  void aFileThatStopsBeforeItsEndIsCutShort(String kind) throws Exception {
    Path file = file(kind);
    assertThat(check.check(cut(file, 0.5))).isInstanceOf(Checked.CutShort.class);
    assertThat(check.check(cut(file, 0.8))).isInstanceOf(Checked.CutShort.class);
  }

  /** Its last packet says how long it is, so what is cut off ends where it ends: only its length can tell. */
  @Test
  void anOggThatStopsBeforeItsEndSaysHowLongItIsNow() throws Exception {
    assertThat(check.check(cut(file("ogg"), 0.5))).isInstanceOfSatisfying(Checked.Whole.class,
        whole -> assertThat(whole.durationMs()).isLessThan(40_000L));
  }

  @Test
  void withoutTheIndexAtItsEndAnMp4IsNothing() throws Exception {
    assertThat(check.check(cut(file("m4a"), 0.8))).isInstanceOf(Checked.NotPlayable.class);
  }

  @Test
  void framesWithoutAHeaderOfTheirLengthAreWhole() throws IOException {
    Path file = Files.write(folder.resolve("frames.mp3"), FaultContent.audio(1, 400_000));
    assertThat(check.check(file)).isEqualTo(new Checked.Whole("mp3", null));
  }

  @Test
  void aPageNoiseAndAlmostNothingAreNotPlayable() throws IOException {
    byte[] noise = new byte[100_000];
    new java.util.SplittableRandom(5).nextBytes(noise);
    System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x44}, 0, noise, 0, 4);
    for (byte[] bytes : new byte[][] {
        "<!DOCTYPE html><p>Log in first</p>".repeat(2_000).getBytes(StandardCharsets.UTF_8), noise,
        FaultContent.audio(1, 94)}) {
      Path file = Files.write(folder.resolve("file"), bytes);
      assertThat(check.check(file)).isInstanceOf(Checked.NotPlayable.class);
    }
  }

  @Test
  void aFileThatIsNotThereCannotBeRead() {
    assertThat(check.check(folder.resolve("nothing"))).isInstanceOf(Checked.CannotRead.class);
  }
}
