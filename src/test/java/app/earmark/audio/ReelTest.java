package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.EpisodeSound.Opening;
import app.earmark.audio.SoundShape.Trimming;
import app.earmark.testing.Heard;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reel holds, read from its file. */
class ReelTest {

  private static final double MINUTES_8 = 480;

  private final List<ReelFile> files = new ArrayList<>();

  @AfterEach
  void deleteFiles() {
    files.forEach(ReelFile::close);
  }

  @TempDir Path folder;

  private final NativeAudio library = Natives.library();

  private EpisodeSound open(Path file) {
    Opening opening = EpisodeSound.open(library, file);
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return ((Opening.Opened) opening).sound();
  }

  private Reel reel(EpisodeSound sound, String name, double fromMs, SoundShape shape, double seconds)
      throws IOException {
    ReelFile file = sound.reelFile(folder.resolve(name), seconds);
    files.add(file);
    return sound.reel(file, fromMs, shape, null);
  }

  private static SoundShape at(double speed) {
    return new SoundShape(speed, Trimming.OFF, 0, false, 0);
  }

  /** The left channel of what is filled. */
  private Heard heard(Reel reel) throws IOException {
    return channel(reel, 0);
  }

  private Heard channel(Reel reel, int channel) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(files.getLast().path())).order(ByteOrder.LITTLE_ENDIAN);
    int frames = (int) Math.round(reel.filledMs() * 44.1);
    ByteBuffer one = ByteBuffer.allocate(2 * frames).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      one.putShort(all.getShort(44 + 4 * i + 2 * channel));
    }
    return Heard.ofRaw(one.array());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.0, 1.5, 1.7, 2.0, 2.5, 3.0, 3.5})
  void speedKeepsThePitchAndChangesTheLength(double speed) throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 20, SoundFiles.tone(440));
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0, at(speed), MINUTES_8)) {
      reel.fillTo(100_000);
      assertThat(reel.hasEnd()).isTrue();
      assertThat(reel.filledMs()).isCloseTo(20_000 / speed, within(50.0));
      Heard heard = heard(reel);
      double cents = 1_200 * Math.log(heard.part(1_000, reel.filledMs() - 1_000).toneHz() / 440) / Math.log(2);
      assertThat(cents).isCloseTo(0, within(5.0));
      assertThat(heard.gaps(2)).isEmpty();
      assertThat(reel.episodeMs(reel.filledMs())).isCloseTo(20_000, within(100.0));
    }
  }

  /** A click of 20 ms at each second. */
  private static double clicks(double t) {
    return t % 1 < 0.02 ? 0.5 * Math.sin(2 * Math.PI * 1_000 * t) : 0;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.0, 1.25, 1.7, 2.0, 2.3, 3.0, 3.5})
  void theMapTellsWhereInTheEpisodeItIs(double speed) throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("clicks.wav"), 60, ReelTest::clicks);
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 30_500, at(speed), MINUTES_8)) {
      reel.fillTo(1_000_000);
      List<Heard.Stretch> clicks = heard(reel).sounds(100);
      assertThat(clicks).hasSize(29);
      for (int i = 0; i < clicks.size(); i++) {
        assertThat(reel.episodeMs(clicks.get(i).fromMs())).isCloseTo(31_000 + i * 1_000, within(40.0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GENTLE", "STRONG"})
  void trimmingShortensSilencesAndCutsNoOnset(Trimming trimming) throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("clicks.wav"), 60.5, ReelTest::clicks);
    SoundShape shape = new SoundShape(1, trimming, 0, false, 0);
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0, shape, MINUTES_8)) {
      reel.fillTo(1_000_000);
      assertThat(reel.savedMs() + reel.filledMs()).isCloseTo(60_500, within(30.0));
      int left = trimming.keptBeforeMs() + trimming.keptAfterMs();
      assertThat((double) reel.savedMs()).isCloseTo(60 * (980 - left) + 480 - left, within(0.03 * reel.savedMs()));
      Heard heard = heard(reel);
      List<Heard.Stretch> clicks = heard.sounds(30);
      assertThat(clicks).hasSize(61);
      for (int i = 0; i < clicks.size(); i++) {
        assertThat(clicks.get(i).lengthMs()).isCloseTo(20, within(1.0));
        assertThat(reel.episodeMs(clicks.get(i).fromMs() + 5)).isCloseTo(i * 1_000 + 5, within(20.0));
      }
    }
  }

  @Test
  void trimmingLeavesShortPausesAlone() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("words.wav"), 20,
        t -> t % 0.5 < 0.3 ? SoundFiles.tone(300).applyAsDouble(t) : 0);
    SoundShape shape = new SoundShape(1, Trimming.STRONG, 0, false, 0);
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0, shape, MINUTES_8)) {
      reel.fillTo(1_000_000);
      assertThat(reel.savedMs()).isZero();
      assertThat(reel.filledMs()).isCloseTo(20_000, within(1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-12, 6, 20})
  void levelIsChangedAndNothingOvershoots(double gainDb) throws IOException {
    // A voice that rises and falls, with peaks at half the full scale.
    Path wav = SoundFiles.wav(folder.resolve("voice.wav"), 10,
        t -> SoundFiles.tone(300).applyAsDouble(t) * (0.05 + 0.95 * Math.pow(Math.sin(Math.PI * t), 8)));
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0,
            new SoundShape(1, Trimming.OFF, gainDb, false, 0), MINUTES_8)) {
      reel.fillTo(1_000_000);
      assertThat(reel.filledMs()).isCloseTo(10_000, within(1.0));
      Heard heard = heard(reel);
      assertThat(heard.peak()).isLessThanOrEqualTo(0.9);
      // Where it is quiet and far from a peak, it is louder by just as much.
      double quiet = 20 * Math.log10(0.05 * 0.5 / Math.sqrt(2));
      assertThat(heard.part(960, 1_040).decibels()).isCloseTo(Math.min(quiet + gainDb, -1), within(1.0));
    }
  }

  @Test
  void balanceAndMono() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 2, SoundFiles.tone(440));
    try (EpisodeSound sound = open(wav)) {
      try (Reel reel = reel(sound, "left.wav", 0,
          new SoundShape(1, Trimming.OFF, 0, false, -1), MINUTES_8)) {
        reel.fillTo(2_000);
        assertThat(channel(reel, 0).decibels()).isCloseTo(-9, within(0.2));
        assertThat(channel(reel, 1).decibels()).isLessThan(-80);
      }
      try (Reel reel = reel(sound, "mono.wav", 0,
          new SoundShape(1, Trimming.OFF, 0, true, 0), MINUTES_8)) {
        reel.fillTo(2_000);
        assertThat(channel(reel, 1).decibels()).isCloseTo(-9, within(0.2));
      }
    }
  }

  @Test
  void theNextReelGoesOnWhereThisOneIsQuiet() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("words.wav"), 40,
        t -> t % 10 < 8 ? SoundFiles.tone(300).applyAsDouble(t) : 0);
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0, at(1), 25)) {
      reel.fillTo(1_000_000);
      assertThat(reel.hasEnd()).isFalse();
      assertThat(reel.isFull()).isTrue();
      assertThat(reel.handOverMs()).isBetween(18_100.0, 19_900.0);
      try (Reel next = reel(sound, "next.wav", reel.episodeMs(reel.handOverMs()), at(1), 25)) {
        next.fillTo(5_000);
        assertThat(heard(next).sounds(100).getFirst().fromMs())
            .isCloseTo(20_000 - reel.handOverMs(), within(2.0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 32_000, 48_000})
  void filesOfAnyRateKeepTheirLength(int rate) throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 10, SoundFiles.tone(440));
    Path other = folder.resolve("other.wav");
    SoundFiles.run(List.of("sox", wav.toString(), "-r", Integer.toString(rate), other.toString()));
    try (EpisodeSound sound = open(other);
        Reel reel = reel(sound, "reel.wav", 0, at(1), 20)) {
      reel.fillTo(1_000_000);
      assertThat(reel.filledMs()).isCloseTo(10_000, within(5.0));
    }
  }

  @Test
  void onlyWhatIsFilledTakesRoom() throws IOException {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 20, SoundFiles.tone(440));
    Path file = folder.resolve("reel.wav");
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0, at(1), MINUTES_8)) {
      reel.fillTo(5_000);
      assertThat(Files.size(file)).isEqualTo(44 + (480L + 6) * 44_100 * 4);
      assertThat(reel.filledMs()).isBetween(5_000.0, 5_500.0);
    }
    deleteFiles();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatCannotBePlayedIsSaid() throws IOException {
    assertThat(EpisodeSound.open(library, folder.resolve("gone.mp3"))).isInstanceOf(Opening.Gone.class);
    Path text = Files.writeString(folder.resolve("text.mp3"), "<html>");
    assertThat(EpisodeSound.open(library, text)).isInstanceOf(Opening.NotPlayable.class);
  }

  @Test
  void nothingOvershootsBetweenTheSamplesEither() throws IOException {
    // A quarter of the sample rate, sampled beside its peaks: between the samples it is 3 dB higher. It comes in bursts.
    Path wav = SoundFiles.wav(folder.resolve("between.wav"), 4,
        t -> t % 1 < 0.5 ? 0.5 * Math.sin(Math.PI / 2 * Math.round(t * SoundFiles.RATE) + Math.PI / 4) : 0);
    try (EpisodeSound sound = open(wav);
        Reel reel = reel(sound, "reel.wav", 0, new SoundShape(1, Trimming.OFF, 12, false, 0), MINUTES_8)) {
      reel.fillTo(1_000_000);
      assertThat(reel.filledMs()).isCloseTo(4_000, within(1.0));
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(files.getLast().path())).order(ByteOrder.LITTLE_ENDIAN);
      float[] left = new float[(int) (3.9 * SoundFiles.RATE)];
      for (int i = 0; i < left.length; i++) {
        left[i] = all.getShort(44 + 4 * i) / 32_768f;
      }
      TruePeak peak = new TruePeak(1);
      peak.add(left, left.length);
      assertThat(20 * Math.log10(peak.value())).isBetween(-1.5, -0.9);
    }
  }
}
