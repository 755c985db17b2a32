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
import java.util.SplittableRandom;
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
    if (kind.equals("bare.mp3")) {
      SoundFiles.run(List.of("lame", "--quiet", "-t", "-b", "64", tone().toString(), named.toString()));
      return named;
    }
    if (kind.equals("opus") || kind.equals("aac")) {
      SoundFiles.run(List.of("ffmpeg", "-loglevel", "error", "-i", tone().toString(), named.toString()));
      return named;
    }
    return kind.equals("mp3") ? SoundFiles.mp3(tone(), named, 64) : SoundFiles.sox(tone(), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "ogg", "aiff", "wav", "m4a", "front.m4a"})
  void aWholeFileIsWholeAndTellsHowLongItIs(String kind) throws Exception {
    Path file = file(kind);
    assertThat(check.check(file, null)).isInstanceOfSatisfying(Checked.Whole.class,
        whole -> assertThat(whole.durationMs()).isBetween(59_900L, 60_200L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "aiff", "wav", "front.m4a"})
  void aFileThatStopsBeforeItsEndIsCutShort(String kind) throws Exception {
    Path file = file(kind);
    assertThat(check.check(cut(file, 0.5), null)).isInstanceOf(Checked.CutShort.class);
    assertThat(check.check(cut(file, 0.8), null)).isInstanceOf(Checked.CutShort.class);
  }

  /** Its last page says how long it is, so what is cut off ends where it ends: but for a page that is not whole. */
  @ParameterizedTest
  @ValueSource(strings = {"ogg", "opus"})
  void anOggThatStopsWithinAPageIsCutShortUnlessTheFeedSaysThatItIsAll(String kind) throws Exception {
    Path cut = cut(file(kind), 0.5);
    assertThat(check.check(cut, null)).isInstanceOf(Checked.CutShort.class);
    assertThat(check.check(cut, 60_000L)).isEqualTo(new Checked.CutShort(60_000));
    assertThat(check.check(cut, 20_000L)).isInstanceOf(Checked.Whole.class);
  }

  /** Recordings of what goes on have no end either. */
  @Test
  void anOggWithoutTheMarkOfItsEndIsCutShortOnlyWhereTheFeedSaysSo() throws Exception {
    byte[] whole = Files.readAllBytes(file("ogg"));
    int page = whole.length / 2;
    while (whole[page] != 'O' || whole[page + 1] != 'g' || whole[page + 2] != 'g' || whole[page + 3] != 'S') {
      page++;
    }
    Path cut = Files.write(folder.resolve("cut.ogg"), Arrays.copyOf(whole, page));
    assertThat(check.check(cut, null)).isInstanceOf(Checked.Whole.class);
    assertThat(check.check(cut, 60_000L)).isEqualTo(new Checked.CutShort(60_000));
    assertThat(check.check(cut, 30_000L)).isInstanceOf(Checked.Whole.class);
    assertThat(check.check(folder.resolve("tone.ogg"), 80_000L)).as("the feed is wrong").isInstanceOf(
        Checked.Whole.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare.mp3", "aac"})
  void framesThatStopInTheMiddleOfOneAreCutShortWhereTheFeedSaysSo(String kind) throws Exception {
    Path whole = file(kind);
    Path cut = Files.write(folder.resolve("cut." + kind),
        Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) / 2 + 1));
    assertThat(check.check(whole, 90_000L)).as("the feed is wrong").isInstanceOf(Checked.Whole.class);
    assertThat(check.check(cut, 60_000L)).isEqualTo(new Checked.CutShort(60_000));
    assertThat(check.check(cut, null)).isInstanceOf(Checked.Whole.class);
    assertThat(check.check(cut, 31_000L)).isInstanceOfSatisfying(Checked.Whole.class,
        there -> assertThat(there.durationMs()).isBetween(29_000L, 31_000L));
  }

  @Test
  void framesWithATagBehindThemAreWhole() throws Exception {
    byte[] bytes = Files.readAllBytes(file("bare.mp3"));
    byte[] tagged = Arrays.copyOf(bytes, bytes.length / 2 + 1 + 128);
    Arrays.fill(tagged, bytes.length / 2 + 1, tagged.length, (byte) 0);
    System.arraycopy("TAG".getBytes(StandardCharsets.US_ASCII), 0, tagged, tagged.length - 128, 3);
    assertThat(check.check(Files.write(folder.resolve("tagged.mp3"), tagged), 60_000L))
        .isInstanceOf(Checked.Whole.class);
  }

  @Test
  void withoutTheIndexAtItsEndAnMp4IsNothing() throws Exception {
    assertThat(check.check(cut(file("m4a"), 0.8), null)).isInstanceOf(Checked.NotPlayable.class);
  }

  @Test
  void framesWithoutAHeaderOfTheirLengthAreWhole() throws IOException {
    Path file = Files.write(folder.resolve("frames.mp3"), FaultContent.audio(1, 400_000));
    assertThat(check.check(file, null)).isEqualTo(new Checked.Whole("mp3", null));
  }

  @Test
  void aPageNoiseAndAlmostNothingAreNotPlayable() throws IOException {
    byte[] noise = new byte[100_000];
    new SplittableRandom(5).nextBytes(noise);
    System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x44}, 0, noise, 0, 4);
    for (byte[] bytes : new byte[][] {
        "<!DOCTYPE html><p>Log in first</p>".repeat(2_000).getBytes(StandardCharsets.UTF_8), noise,
        FaultContent.audio(1, 94)}) {
      Path file = Files.write(folder.resolve("file"), bytes);
      assertThat(check.check(file, null)).isInstanceOf(Checked.NotPlayable.class);
    }
  }

  @Test
  void aFileThatIsNotThereCannotBeRead() {
    assertThat(check.check(folder.resolve("nothing"), null)).isInstanceOf(Checked.CannotRead.class);
  }
}
