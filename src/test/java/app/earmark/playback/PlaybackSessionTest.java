package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundSettings;
import app.earmark.testing.ManualThread;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybackSessionTest {

  private static final EpisodeId ONE = new EpisodeId(1);
  private static final EpisodeId TWO = new EpisodeId(2);
  private static final EpisodeId NOT_DOWNLOADED = new EpisodeId(3);

  private final ManualThread thread = new ManualThread();
  private final FakeShelf shelf = new FakeShelf();
  private final FakeOutput output = new FakeOutput();
  private final PlaybackSession session = new PlaybackSession(shelf, output, thread, thread);

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
      output.last().position = second * 1_000L;
      thread.advance(Duration.ofSeconds(1));
    }
    assertThat(shelf.saves).containsExactly(5_000L, 10_000L);
    assertThat(state().positionMs()).isEqualTo(11_000);
  }

  @Test
  void keepsThePositionExactlyOnPauseAndTicksNoMore() {
    playOneReady();
    output.last().position = 7_123;
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
    output.last().position = 9_876;
    session.close();
    assertThat(shelf.positions).containsEntry(ONE, 9_876L);
    assertThat(output.last().calls).containsExactly("close");
    session.play(TWO);
    assertThat(output.opened).hasSize(1);
  }

  @Test
  void restoresTheLastEpisodePausedWhereItWas() {
    shelf.remembered = new EpisodeShelf.Remembered(ONE, 1.4, 0.5);
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
    shelf.remembered = new EpisodeShelf.Remembered(new EpisodeId(99), 1.4, 0.5);
    session.restore();
    assertThat(state()).isEqualTo(new PlaybackState(null, Phase.IDLE, 0, null, 1.4, 0.5, null));
  }

  @Test
  void goesBackALittleAfterAPauseAndMoreAfterALongOne() {
    playOneReady();
    output.last().position = 60_000;
    session.pause();
    session.resume();
    assertThat(output.last().calls).containsExactly("pause", "play");
    session.pause();
    thread.advance(Duration.ofSeconds(30));
    session.resume();
    assertThat(output.last().calls).endsWith("seek 58000", "play");
    output.last().position = 60_000;
    session.pause();
    thread.advance(Duration.ofHours(3));
    session.resume();
    assertThat(output.last().calls).endsWith("seek 50000", "play");
  }

  @Test
  void marksAsPlayedAtTheEndAndStartsAgainFromTheStart() {
    playOneReady();
    output.last().position = 600_000;
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
    output.last().position = 5_555;
    FakeSound first = output.last();
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
  void speedAndVolumeStayInTheirBoundsAndAreRemembered() {
    playOneReady();
    session.setSpeed(1.234);
    session.setVolume(0.25);
    assertThat(state().speed()).isEqualTo(1.25);
    assertThat(shelf.remembered).isEqualTo(new EpisodeShelf.Remembered(ONE, 1.25, 0.25));
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
    assertThat(shelf.remembered).isEqualTo(new EpisodeShelf.Remembered(TWO, 1, 1, strong));
    assertThat(session.settings().get()).isEqualTo(strong);
  }

  @Test
  void movingAfterTheEndLoadsItPausedThere() {
    playOneReady();
    output.last().listener.ended();
    session.seek(120_000);
    assertThat(output.last().start).isEqualTo(start(120_000, false, 1.0, 1.0));
  }

  private static final class FakeOutput implements SoundOutput {

    private final List<FakeSound> opened = new ArrayList<>();

    @Override
    public Sound open(Path file, SoundStart start, Sound.Listener listener) {
      FakeSound sound = new FakeSound(start, listener);
      opened.add(sound);
      return sound;
    }

    FakeSound last() {
      return opened.getLast();
    }
  }

  private static final class FakeSound implements Sound {

    private final SoundStart start;
    private final Listener listener;
    private final List<String> calls = new ArrayList<>();
    private long position;

    FakeSound(SoundStart start, Listener listener) {
      this.start = start;
      this.listener = listener;
      this.position = start.positionMs();
    }

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
      position = positionMs;
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
      calls.add("settings " + settings.trimming());
    }

    @Override
    public long positionMs() {
      return position;
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  private static final class FakeShelf implements EpisodeShelf {

    private final Map<EpisodeId, Long> positions = new HashMap<>();
    private final Map<EpisodeId, Long> durations = new HashMap<>();
    private final List<Long> saves = new ArrayList<>();
    private final List<EpisodeId> played = new ArrayList<>();
    private Remembered remembered = Remembered.NOTHING;

    @Override
    public Optional<Shelved> find(EpisodeId id) {
      if (id.value() > 3) {
        return Optional.empty();
      }
      @Nullable Path file = id.equals(NOT_DOWNLOADED) ? null : Path.of("/library/" + id + ".mp3");
      return Optional.of(new Shelved(
          new EpisodeRow(id, new PodcastId(1), "Podcast", "Title " + id, null, 600_000L, null, PlayState.UNPLAYED,
              positions.getOrDefault(id, 0L), new DownloadState.None(), false),
          file, -20.0));
    }

    @Override
    public void savePosition(EpisodeId id, long positionMs) {
      positions.put(id, positionMs);
      saves.add(positionMs);
    }

    @Override
    public void saveDuration(EpisodeId id, long durationMs) {
      durations.put(id, durationMs);
    }

    @Override
    public void markPlayed(EpisodeId id) {
      played.add(id);
      positions.put(id, 0L);
    }

    @Override
    public Remembered remembered() {
      return remembered;
    }

    @Override
    public void remember(Remembered changed) {
      remembered = changed;
    }
  }
}
