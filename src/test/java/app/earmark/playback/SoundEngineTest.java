package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.NativeAudio.Loading;
import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSupport;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is played where FFmpeg cannot be loaded, and what is wanted of a sound while that is found out. */
class SoundEngineTest {

  private static final Path FILE = Path.of("episode.mp3");

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final DirectPlayer player = new DirectPlayer();
  private final SoundEngine engine = new SoundEngine(
      player, tasks::add, () -> new Loading.Missing("no such library"), Path.of("reels"));

  private Sound open() {
    return engine.open(FILE, new SoundStart(1_000, false, 1, 1), new Sound.Listener() {
      @Override
      public void ready(@Nullable Long durationMs) {}

      @Override
      public void ended() {}

      @Override
      public void failed(SoundProblem problem) {}
    });
  }

  @Test
  void withoutFfmpegTheFileItselfIsPlayedAndTheReasonIsThere() {
    assertThat(engine.support().get()).isEqualTo(new SoundSupport.Unknown());
    Sound sound = open();
    tasks.remove().run();
    assertThat(engine.support().get()).isEqualTo(new SoundSupport.FilesAsTheyAre("no such library"));
    assertThat(player.opened).containsExactly(FILE + " " + new SoundStart(1_000, false, 1, 1));
    sound.play();
    sound.setSpeed(2);
    assertThat(player.calls).containsExactly("play", "speed 2.0");
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
    assertThat(player.opened).containsExactly(FILE + " " + new SoundStart(5_000, true, 1.5, 0.5));
  }

  @Test
  void whatIsClosedBeforeItIsOpenIsNeverOpened() {
    open().close();
    tasks.remove().run();
    assertThat(player.opened).isEmpty();
  }

  private static final class DirectPlayer implements SoundOutput {

    private final List<String> opened = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    @Override
    public Sound open(Path file, SoundStart start, Sound.Listener listener) {
      opened.add(file + " " + start);
      return new Sound() {
        @Override
        public void play() {
          calls.add("play");
        }

        @Override
        public void pause() {
          calls.add("pause");
        }

        @Override
        public void seek(long positionMs) {
          calls.add("seek " + positionMs);
        }

        @Override
        public void setSpeed(double speed) {
          calls.add("speed " + speed);
        }

        @Override
        public void setVolume(double volume) {
          calls.add("volume " + volume);
        }

        @Override
        public void setSettings(SoundSettings settings) {
          calls.add("settings");
        }

        @Override
        public long positionMs() {
          return 77;
        }

        @Override
        public void close() {
          calls.add("close");
        }
      };
    }
  }
}
