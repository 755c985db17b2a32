package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.model.SoundSupport;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.StubPlayer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is played where FFmpeg cannot be loaded, and what is wanted of a sound while that is found out. */
class SoundEngineTest {

  private static final Path FILE = Path.of("episode.mp3");

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final StubPlayer player = new StubPlayer();
  private final SoundEngine engine = new SoundEngine(
      player, tasks::add, () -> new Loading.Missing("no such library"), Path.of("reels"));

  private Sound open() {
    return engine.open(FILE, new SoundStart(1_000, false, 1, 1), new SoundEvents());
  }

  @Test
  void withoutFfmpegTheFileItselfIsPlayedAndTheReasonIsThere() {
    assertThat(engine.support().get()).isEqualTo(new SoundSupport.Unknown());
    Sound sound = open();
    tasks.remove().run();
    assertThat(engine.support().get()).isEqualTo(new SoundSupport.FilesAsTheyAre("no such library"));
    assertThat(player.last().file).isEqualTo(FILE);
    assertThat(player.last().start).isEqualTo(new SoundStart(1_000, false, 1, 1));
    player.last().moveTo(77);
    sound.play();
    sound.setSpeed(2);
    assertThat(player.last().calls).containsExactly("play", "speed 2.0");
    assertThat(sound.positionMs()).isEqualTo(77);
  }

  @Test
  void whatIsWantedBeforeItIsOpenIsDoneWhenItOpens() {
    Sound sound = open();
    sound.play();
    sound.seek(5_000);
    sound.setSpeed(1.5);
    sound.setVolume(0.5);
    assertThat(sound.positionMs()).isEqualTo(5_000);
    tasks.remove().run();
    assertThat(player.last().start).isEqualTo(new SoundStart(5_000, true, 1.5, 0.5));
  }

  @Test
  void whatIsClosedBeforeItIsOpenIsNeverOpened() {
    open().close();
    tasks.remove().run();
    assertThat(player.opened).isEmpty();
  }
}
