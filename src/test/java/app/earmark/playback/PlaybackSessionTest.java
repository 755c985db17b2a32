package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.ByteSource;
import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Manner;
import app.earmark.model.PlayState;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundSettings;
import app.earmark.testing.ManualThread;
import app.earmark.util.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaybackSessionTest {

  private static final EpisodeId ONE = new EpisodeId(1);
  private static final EpisodeId TWO = new EpisodeId(2);
  private static final EpisodeId NOT_DOWNLOADED = new EpisodeId(3);

  private final ManualThread thread = new ManualThread();
  private final FakeShelf shelf = new FakeShelf();
  private final FakeOutput output = new FakeOutput();
  private final List<HeardSink.Heard> heard = new ArrayList<>();
  private final PlaybackSession session = new PlaybackSession(shelf, output, heard::add, thread, thread);

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
  void movingAfterTheEndLoadsItPausedThere() {
    playOneReady();
    output.last().listener.ended();
    session.seek(120_000);
    assertThat(output.last().start).isEqualTo(start(120_000, false, 1.0, 1.0));
  }

  @Test
  void passesOverIntroAndOutro() {
    shelf.manner = new Manner(1, 1, SoundSettings.PLAIN, 30_000, 20_000);
    session.play(ONE);
    assertThat(output.last().start.positionMs()).isEqualTo(30_000);
    output.last().listener.ready(600_000L);
    output.last().position = 579_900;
    thread.advance(Duration.ofSeconds(1));
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    output.last().position = 580_100;
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
    output.last().position = 595_000;
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
      output.last().position = second * 2_500L;
      thread.advance(Duration.ofSeconds(1));
    }
    assertThat(session.saved().get()).isEqualTo(15_000);
    session.seek(100_000);
    assertThat(heard).containsExactly(new HeardSink.Heard(ONE, start, 0, 25_000, 10_000, 2, true));
    assertThat(heard.getFirst().savedMs()).isEqualTo(15_000);
    assertThat(heard.getFirst().trimmedMs()).isEqualTo(5_000);
    output.last().position = 102_000;
    thread.advance(Duration.ofSeconds(1));
    session.setSettings(SoundSettings.PLAIN);
    assertThat(heard.getLast()).isEqualTo(
        new HeardSink.Heard(ONE, start.plusSeconds(10), 100_000, 102_000, 1_000, 2, true));
    output.last().position = 104_050;
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

  @Test
  void playsWhatIsStillComingAndSaysWhenItWaits() {
    shelf.coming = () -> {
      throw new AssertionError("the output opens it");
    };
    session.play(NOT_DOWNLOADED);
    output.last().listener.ready(600_000L);
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    output.last().position = 12_000;
    output.last().listener.waiting(true);
    assertThat(state().phase()).isEqualTo(Phase.LOADING);
    assertThat(state().problem()).isEqualTo(Message.of("player.waiting"));
    assertThat(shelf.positions).containsEntry(NOT_DOWNLOADED, 12_000L);
    output.last().listener.waiting(false);
    assertThat(state().phase()).isEqualTo(Phase.PLAYING);
    assertThat(state().problem()).isNull();
    assertThat(state().positionMs()).isEqualTo(12_000);
  }

  private static final class FakeOutput implements SoundOutput {

    private final List<FakeSound> opened = new ArrayList<>();

    @Override
    public Sound open(Path file, SoundStart start, Sound.Listener listener) {
      FakeSound sound = new FakeSound(start, listener);
      opened.add(sound);
      return sound;
    }

    @Override
    public Sound openGrowing(Supplier<ByteSource> bytes, SoundStart start, Sound.Listener listener) {
      return open(Path.of("growing"), start, listener);
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
    private @Nullable Supplier<ByteSource> coming;
    private final List<EpisodeId> played = new ArrayList<>();
    private @Nullable EpisodeId loaded;
    private Manner manner = Manner.PLAIN;

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
    public Optional<EpisodeId> lastLoaded() {
      return Optional.ofNullable(loaded);
    }

    @Override
    public void keepLoaded(EpisodeId id) {
      loaded = id;
    }

    @Override
    public Manner manner(@Nullable PodcastId podcast) {
      return manner;
    }

    @Override
    public void keepManner(@Nullable PodcastId podcast, Manner before, Manner after) {
      manner = after;
    }

    @Override
    public Optional<Supplier<ByteSource>> growing(EpisodeId id) {
      return Optional.ofNullable(coming);
    }
  }
}
