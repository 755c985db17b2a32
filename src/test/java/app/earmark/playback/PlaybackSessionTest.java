package app.earmark.playback;

import static app.earmark.testing.StubShelf.NOT_DOWNLOADED;
import static app.earmark.testing.StubShelf.ONE;
import static app.earmark.testing.StubShelf.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.Manner;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.SoundSettings;
import app.earmark.testing.ManualThread;
import app.earmark.testing.StubPlayer;
import app.earmark.testing.StubShelf;
import app.earmark.util.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlaybackSessionTest {

  private final ManualThread thread = new ManualThread();
  private final StubShelf shelf = new StubShelf();
  private final StubPlayer output = new StubPlayer();
  private final PlaybackSession session = new PlaybackSession(shelf, output, HeardSink.NOBODY, thread, thread);

  private PlaybackState state() {
    return session.state().get();
  }

  private static SoundStart start(long positionMs, boolean playing, double speed, double volume) {
    return new SoundStart(positionMs, playing, speed, volume, SoundSettings.PLAIN, -20.0);
  }

  private void playOneReady() {
    session.play(ONE);
    output.last().listener.ready(600_000L);
  }

  @Test
  void playsFromWhereTheListenerLeftIt() {
    shelf.positions.put(ONE, 42_000L);
    session.play(ONE);
    assertThat(state().phase()).isEqualTo(Phase.LOADING);
    assertThat(output.last().start).isEqualTo(start(42_000, true, 1.0, 1.0));
    output.last().listener.ready(601_000L);
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    assertThat(state().positionMs()).isEqualTo(42_000);
    assertThat(state().durationMs()).isEqualTo(601_000);
    assertThat(shelf.durations).containsEntry(ONE, 601_000L);
  }

  @Test
  void startsAgainWhatWasHeardToItsLastSecond() {
    shelf.positions.put(ONE, 599_500L);
    session.play(ONE);
    assertThat(output.last().start.positionMs()).isZero();
  }

  @Test
  void keepsThePositionEveryFiveSecondsWhilePlaying() {
    playOneReady();
    shelf.saves.clear();
    for (int second = 1; second <= 11; second++) {
      output.last().moveTo(second * 1_000L);
      thread.advance(Duration.ofSeconds(1));
    }
    assertThat(shelf.saves).containsExactly(5_000L, 10_000L);
    assertThat(state().positionMs()).isEqualTo(11_000);
  }

  @Test
  void keepsThePositionExactlyOnPauseAndTicksNoMore() {
    playOneReady();
    output.last().moveTo(7_123);
    session.pause();
    assertThat(state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(shelf.positions).containsEntry(ONE, 7_123L);
    assertThat(output.last().calls).containsExactly("pause");
    assertThat(thread.waiting()).isZero();
  }

  @Test
  void keepsThePositionOnSeekAndHoldsItWithinTheEpisode() {
    playOneReady();
    session.seek(900_000);
    assertThat(shelf.positions).containsEntry(ONE, 600_000L);
    session.skip(-700_000);
    assertThat(shelf.positions).containsEntry(ONE, 0L);
    assertThat(output.last().calls).containsExactly("seek 600000", "seek 0");
  }

  @Test
  void keepsThePositionOnClose() {
    playOneReady();
    output.last().moveTo(9_876);
    session.close();
    assertThat(shelf.positions).containsEntry(ONE, 9_876L);
    assertThat(output.last().calls).containsExactly("close");
    session.play(TWO);
    assertThat(output.opened).hasSize(1);
  }

  @Test
  void restoresTheLastEpisodePausedWhereItWas() {
    shelf.loaded = ONE;
    shelf.manner = new Manner(1.4, 0.5, SoundSettings.PLAIN, 0, 0);
    shelf.positions.put(ONE, 42_000L);
    session.restore();
    assertThat(output.last().start).isEqualTo(start(42_000, false, 1.4, 0.5));
    output.last().listener.ready(600_000L);
    assertThat(state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(state().positionMs()).isEqualTo(42_000);
    session.resume();
    assertThat(output.last().calls).containsExactly("play");
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
  }

  @Test
  void restoresNothingThatIsNoLongerInTheLibrary() {
    shelf.loaded = new EpisodeId(99);
    shelf.manner = new Manner(1.4, 0.5, SoundSettings.PLAIN, 0, 0);
    session.restore();
    assertThat(state()).isEqualTo(new PlaybackState(null, Phase.IDLE, 0, null, 1.4, 0.5, null));
  }

  @Test
  void goesBackALittleAfterAPauseAndMoreAfterALongOne() {
    playOneReady();
    output.last().moveTo(60_000);
    session.pause();
    session.resume();
    assertThat(output.last().calls).containsExactly("pause", "play");
    session.pause();
    thread.advance(Duration.ofSeconds(30));
    session.resume();
    assertThat(output.last().calls).endsWith("seek 58000", "play");
    output.last().moveTo(60_000);
    session.pause();
    thread.advance(Duration.ofHours(3));
    session.resume();
    assertThat(output.last().calls).endsWith("seek 50000", "play");
  }

  @Test
  void marksAsPlayedAtTheEndAndStartsAgainFromTheStart() {
    playOneReady();
    output.last().moveTo(600_000);
    output.last().listener.ended();
    assertThat(state().phase()).isEqualTo(Phase.ENDED);
    assertThat(state().positionMs()).isZero();
    assertThat(shelf.played).containsExactly(ONE);
    assertThat(shelf.positions).containsEntry(ONE, 0L);
    session.toggle();
    assertThat(output.opened).hasSize(2);
    assertThat(output.last().start).isEqualTo(start(0, true, 1.0, 1.0));
  }

  @Test
  void keepsThePositionOfTheOneBeforeWhenAnotherIsPlayed() {
    playOneReady();
    output.last().moveTo(5_555);
    StubPlayer.Opened first = output.last();
    session.playAt(TWO, 3_000);
    assertThat(shelf.positions).containsEntry(ONE, 5_555L);
    assertThat(first.calls).containsExactly("close");
    assertThat(output.last().start.positionMs()).isEqualTo(3_000);
    first.listener.ended();
    assertThat(shelf.played).isEmpty();
    assertThat(state().phase()).isEqualTo(Phase.LOADING);
  }

  @Test
  void aPauseWhileLoadingHolds() {
    session.play(ONE);
    session.pause();
    output.last().listener.ready(600_000L);
    assertThat(state().phase()).isEqualTo(Phase.PAUSED);
    assertThat(output.last().calls).containsExactly("pause");
  }

  @Test
  void aFailureSaysWhyAndAnotherTryIsPossible() {
    shelf.positions.put(ONE, 42_000L);
    session.play(ONE);
    output.last().listener.failed(new SoundProblem.FileGone());
    assertThat(state().phase()).isEqualTo(Phase.FAILED);
    assertThat(state().problem()).isEqualTo(new SoundProblem.FileGone().message());
    assertThat(shelf.positions).containsEntry(ONE, 42_000L);
    session.toggle();
    assertThat(output.opened).hasSize(2);
    assertThat(output.last().start.positionMs()).isEqualTo(42_000);
    assertThat(state().problem()).isNull();
  }

  @Test
  void saysThatAnEpisodeIsNotDownloaded() {
    session.play(NOT_DOWNLOADED);
    assertThat(state().phase()).isEqualTo(Phase.FAILED);
    assertThat(state().problem()).isEqualTo(Message.of("player.problem.not-downloaded"));
    assertThat(output.opened).isEmpty();
  }

  @Test
  void movingAfterTheEndLoadsItPausedThere() {
    playOneReady();
    output.last().listener.ended();
    session.seek(120_000);
    assertThat(output.last().start).isEqualTo(start(120_000, false, 1.0, 1.0));
  }

  @Test
  void playsWhatIsStillComingAndSaysWhenItWaits() {
    shelf.coming = () -> {
      throw new AssertionError("the output opens it");
    };
    session.play(NOT_DOWNLOADED);
    output.last().listener.ready(600_000L);
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    output.last().moveTo(12_000);
    output.last().listener.waiting(true);
    assertThat(state().phase()).isEqualTo(Phase.LOADING);
    assertThat(state().problem()).isEqualTo(Message.of("player.waiting"));
    assertThat(shelf.positions).containsEntry(NOT_DOWNLOADED, 12_000L);
    output.last().listener.waiting(false);
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    assertThat(state().problem()).isNull();
    assertThat(state().positionMs()).isEqualTo(12_000);
  }
}
