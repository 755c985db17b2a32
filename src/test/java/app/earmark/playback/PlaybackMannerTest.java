package app.earmark.playback;

import static app.earmark.testing.StubShelf.ONE;
import static app.earmark.testing.StubShelf.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Manner;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.SoundSettings;
import app.earmark.testing.ManualThread;
import app.earmark.testing.StubPlayer;
import app.earmark.testing.StubShelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an episode is played, and what the listener has of it: speed, settings, what is passed over, time saved. */
class PlaybackMannerTest {

  private final ManualThread thread = new ManualThread();
  private final StubShelf shelf = new StubShelf();
  private final StubPlayer output = new StubPlayer();
  private final List<HeardSink.Heard> heard = new ArrayList<>();
  private final PlaybackSession session = new PlaybackSession(shelf, output, heard::add, thread, thread);

  private PlaybackState state() {
    return session.state().get();
  }

  private void playOneReady() {
    session.play(ONE);
    output.last().listener.ready(600_000L);
  }

  @Test
  void speedAndVolumeStayInTheirBoundsAndAreRemembered() {
    playOneReady();
    session.setSpeed(1.234);
    session.setVolume(0.25);
    assertThat(state().speed()).isEqualTo(1.25);
    assertThat(shelf.manner).isEqualTo(new Manner(1.25, 0.25, SoundSettings.PLAIN, 0, 0));
    session.setSpeed(9);
    session.setVolume(-1);
    assertThat(output.last().calls)
        .containsExactly("speed 1.25", "volume 0.25", "speed 3.5", "volume 0.0");
  }

  @Test
  void settingsAreForAllEpisodesAndRemembered() {
    SoundSettings strong = new SoundSettings(SoundSettings.Trimming.STRONG, true, false, 0);
    playOneReady();
    session.setSettings(strong);
    assertThat(output.last().calls).containsExactly("settings STRONG");
    session.play(TWO);
    assertThat(output.last().start.settings()).isEqualTo(strong);
    assertThat(output.last().start.loudnessLufs()).isEqualTo(-20.0);
    assertThat(shelf.loaded).isEqualTo(TWO);
    assertThat(shelf.manner).isEqualTo(new Manner(1, 1, strong, 0, 0));
    assertThat(session.settings().get()).isEqualTo(strong);
  }

  @Test
  void passesOverIntroAndOutro() {
    shelf.manner = new Manner(1, 1, SoundSettings.PLAIN, 30_000, 20_000);
    session.play(ONE);
    assertThat(output.last().start.positionMs()).isEqualTo(30_000);
    output.last().listener.ready(600_000L);
    output.last().moveTo(579_900);
    thread.advance(Duration.ofSeconds(1));
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    output.last().moveTo(580_100);
    thread.advance(Duration.ofSeconds(1));
    assertThat(state().phase()).isEqualTo(Phase.ENDED);
    assertThat(shelf.played).containsExactly(ONE);
    session.resume();
    assertThat(output.last().start.positionMs()).isEqualTo(30_000);
  }

  @Test
  void whoeverGoesIntoTheOutroHearsIt() {
    shelf.manner = new Manner(1, 1, SoundSettings.PLAIN, 30_000, 20_000);
    shelf.positions.put(ONE, 300_000L);
    playOneReady();
    assertThat(output.last().start.positionMs()).isEqualTo(300_000);
    session.seek(590_000);
    thread.advance(Duration.ofSeconds(1));
    output.last().moveTo(595_000);
    thread.advance(Duration.ofSeconds(1));
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    session.seek(5_000);
    assertThat(output.last().calls).endsWith("seek 5000");
  }

  @Test
  void tellsWhatWasHeardAndTheTimeSaved() {
    SoundSettings trimmed = new SoundSettings(SoundSettings.Trimming.STRONG, false, false, 0);
    shelf.manner = new Manner(2, 1, trimmed, 0, 0);
    playOneReady();
    Instant start = thread.instant();
    for (int second = 1; second <= 10; second++) {
      output.last().moveTo(second * 2_500L);
      thread.advance(Duration.ofSeconds(1));
    }
    assertThat(session.saved().get()).isEqualTo(15_000);
    session.seek(100_000);
    assertThat(heard).containsExactly(new HeardSink.Heard(ONE, start, 0, 25_000, 10_000, 2, true));
    assertThat(heard.getFirst().savedMs()).isEqualTo(15_000);
    assertThat(heard.getFirst().trimmedMs()).isEqualTo(5_000);
    output.last().moveTo(102_000);
    thread.advance(Duration.ofSeconds(1));
    session.setSettings(SoundSettings.PLAIN);
    assertThat(heard.getLast()).isEqualTo(
        new HeardSink.Heard(ONE, start.plusSeconds(10), 100_000, 102_000, 1_000, 2, true));
    output.last().moveTo(104_050);
    thread.advance(Duration.ofSeconds(1));
    session.pause();
    assertThat(heard.getLast()).isEqualTo(
        new HeardSink.Heard(ONE, start.plusSeconds(11), 102_000, 104_050, 1_000, 2, false));
    assertThat(heard.getLast().trimmedMs()).isZero();
    thread.advance(Duration.ofHours(1));
    assertThat(heard).hasSize(3);
    assertThat(session.saved().get()).isEqualTo(17_050);
  }

  @Test
  void obeysWhatIsChosenElsewhere() {
    playOneReady();
    shelf.manner = new Manner(1.5, 1, SoundSettings.PLAIN, 0, 0);
    session.obeyChoices();
    session.obeyChoices();
    assertThat(output.last().calls).containsExactly("speed 1.5");
    assertThat(state().speed()).isEqualTo(1.5);
  }

}
