package app.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.EpisodeSound.Opening;
import app.earmark.audio.SoundShape.Trimming;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour in fast time: reel after reel as the player has them, only that nobody listens. */
class LongEpisodeTest {

  private static final double REEL_SECONDS = 300;

  @TempDir Path folder;

  @Test
  void anHourAtMoreThanNormalSpeedEndsWhereItShould() throws IOException {
    long seconds = 3_600;
    double speed = 1.7;
    SoundShape shape = new SoundShape(speed, Trimming.OFF, 0, false, 0);
    double heardMs = 0;
    double fromMs = 0;
    int reels = 0;
    Opening opening =
        EpisodeSound.open(Natives.library(), SoundFiles.longSilence(folder.resolve("long.wav"), seconds));
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    try (EpisodeSound sound = ((Opening.Opened) opening).sound();
        ReelFile one = sound.reelFile(folder.resolve("one.wav"), REEL_SECONDS);
        ReelFile other = sound.reelFile(folder.resolve("other.wav"), REEL_SECONDS)) {
      boolean ended = false;
      while (!ended) {
        try (Reel reel = sound.reel(reels % 2 == 0 ? one : other, fromMs, shape, null)) {
          reel.fillTo(1_000 * REEL_SECONDS);
          reels++;
          ended = reel.hasEnd();
          double end = ended ? reel.filledMs() : reel.handOverMs();
          heardMs += end;
          fromMs = reel.episodeMs(end);
        }
      }
    }
    assertThat(reels).isGreaterThan(5);
    assertThat(fromMs).isCloseTo(1_000.0 * seconds, within(50.0));
    assertThat(heardMs).isCloseTo(1_000.0 * seconds / speed, within(50.0));
  }
}
