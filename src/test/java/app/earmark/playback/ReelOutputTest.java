package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.Natives;
import app.earmark.model.SoundSettings;
import app.earmark.testing.Await;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How reels are filled and take over from one another, with players whose time the test moves. */
class ReelOutputTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path shared;
  @TempDir Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Players players = new Players();
  private final Events events = new Events();
  private Path reels;
  private ReelOutput output;

  private static Path episode;

  @BeforeAll
  static void record() throws IOException {
    episode = SoundFiles.wav(shared.resolve("episode.wav"), 700, t -> t % 10 < 9 ? (t * 300 % 1 - 0.5) : 0);
  }

  @BeforeEach
  void open() throws IOException {
    reels = folder.resolve("reels");
    Files.createDirectories(reels);
    Files.writeString(reels.resolve("reel-77.wav"), "left by a crash");
    output = new ReelOutput(Natives.library(), players, threads, reels);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private Sound start(long positionMs, boolean playing, double speed) {
    Sound sound = output.open(episode, new SoundStart(positionMs, playing, speed, 1), events);
    Await.until("ready", PATIENCE, () -> events.ready);
    return sound;
  }

  @Test
  void playsAndTellsTheTimeOfTheEpisode() {
    try (Sound sound = start(100_000, true, 2)) {
      assertThat(events.durationMs).isEqualTo(700_000);
      FakePlayer heard = players.playing();
      assertThat(sound.positionMs()).isCloseTo(100_000, within(60L));
      heard.timeMs = 5_000;
      assertThat(sound.positionMs()).isCloseTo(110_000, within(60L));
    }
  }

  @Test
  void anotherSpeedIsHeardFromTheSamePlaceOn() {
    try (Sound sound = start(100_000, true, 1)) {
      FakePlayer first = players.playing();
      first.timeMs = 5_000;
      sound.setSpeed(2);
      Await.until("the other player", PATIENCE, () -> first.isPaused() && players.onePlays());
      FakePlayer second = players.playing();
      assertThat(second).isNotSameAs(first);
      assertThat(sound.positionMs()).isCloseTo(105_000, within(150L));
      second.timeMs += 1_000;
      assertThat(sound.positionMs()).isCloseTo(107_000, within(150L));
    }
  }

  @Test
  void ofManySeeksTheLastOneCounts() {
    try (Sound sound = start(0, true, 1)) {
      for (long at = 10_000; at <= 300_000; at += 10_000) {
        sound.seek(at);
        assertThat(sound.positionMs()).isEqualTo(at);
      }
      Await.until("it is there", PATIENCE, () -> players.onePlays() && players.playing().seeks > 0);
      Await.until("it stays there", PATIENCE, () -> Math.abs(sound.positionMs() - 300_000) < 60);
      assertThat(players.all.stream().mapToInt(p -> p.seeks).sum()).isLessThan(30);
    }
  }

  @Test
  void aSeekWhilePausedStaysPaused() {
    try (Sound sound = start(0, false, 1)) {
      sound.seek(50_000);
      Await.until("a player was put there", PATIENCE, () -> players.all.stream().anyMatch(p -> p.seeks > 0));
      assertThat(players.onePlays()).isFalse();
      assertThat(sound.positionMs()).isCloseTo(50_000, within(5L));
      sound.play();
      Await.until("it plays", PATIENCE, players::onePlays);
    }
  }

  @Test
  void theNextReelTakesOverWhereItIsQuietAndTheEndIsTold() {
    try (Sound sound = start(0, true, 1)) {
      FakePlayer first = players.playing();
      // Just before the reel is over, in small steps as time goes.
      first.timeMs = 285_000;
      Await.until("the reel is filled to its end", PATIENCE, () -> players.all.stream().anyMatch(p -> p.seeks > 0));
      first.timeMs = 299_900;
      Await.until("the other player", PATIENCE, () -> first.isPaused() && players.onePlays());
      FakePlayer second = players.playing();
      assertThat(second).isNotSameAs(first);
      assertThat(sound.positionMs() % 10_000).isBetween(8_900L, 9_999L);
      assertThat(events.ended).isFalse();

      sound.seek(690_000);
      Await.until("first again", PATIENCE, () -> players.plays(first) && first.seeks > 0);
      first.timeMs = 10_000;
      Await.until("the end", PATIENCE, () -> events.ended);
      assertThat(players.onePlays()).isFalse();
    }
  }

  @Test
  void theFolderIsEmptiedAtTheStartAndAtTheEnd() throws IOException {
    assertThat(reels).isEmptyDirectory();
    Sound sound = start(0, true, 1);
    assertThat(reels).isNotEmptyDirectory();
    sound.close();
    Await.until("nothing is left", PATIENCE, () -> {
      String[] left = reels.toFile().list();
      return left != null && left.length == 0;
    });
    assertThat(players.all).allMatch(p -> p.closed);
  }

  @Test
  void saysWhatCannotBePlayed() throws IOException {
    output.open(folder.resolve("gone.mp3"), new SoundStart(0, true, 1, 1), events);
    Await.until("the failure", PATIENCE, () -> events.problem != null);
    assertThat(events.problem).isEqualTo(new SoundProblem.FileGone());
    Events other = new Events();
    output.open(Files.writeString(folder.resolve("page.mp3"), "<html>"), new SoundStart(0, true, 1, 1), other);
    Await.until("the failure", PATIENCE, () -> other.problem != null);
    assertThat(other.problem).isInstanceOf(SoundProblem.NotPlayable.class);
  }

  private static final class Players implements SoundOutput {

    private final List<FakePlayer> all = new CopyOnWriteArrayList<>();

    @Override
    public Sound open(Path file, SoundStart start, Sound.Listener listener) {
      FakePlayer player = new FakePlayer(start.playing());
      all.add(player);
      listener.ready(300_000L);
      return player;
    }

    boolean onePlays() {
      return all.stream().filter(player -> !player.isPaused()).count() == 1;
    }

    FakePlayer playing() {
      return all.stream().filter(player -> !player.isPaused()).findFirst().orElseThrow();
    }

    boolean plays(FakePlayer player) {
      return onePlays() && playing() == player;
    }
  }

  private static final class FakePlayer implements Sound {

    private volatile boolean playing;
    private volatile long timeMs;
    private volatile int seeks;
    private volatile boolean closed;

    FakePlayer(boolean playing) {
      this.playing = playing;
    }

    boolean isPaused() {
      return !playing;
    }

    @Override
    public void play() {
      playing = true;
    }

    @Override
    public void pause() {
      playing = false;
    }

    @Override
    public void seek(long positionMs) {
      timeMs = positionMs;
      seeks++;
    }

    @Override
    public void setSpeed(double speed) {
      throw new AssertionError("reels are played as they are");
    }

    @Override
    public void setSettings(SoundSettings settings) {
      throw new AssertionError("reels are played as they are");
    }

    @Override
    public void setVolume(double volume) {}

    @Override
    public long positionMs() {
      return timeMs;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Events implements Sound.Listener {

    private volatile boolean ready;
    private volatile @Nullable Long durationMs;
    private volatile boolean ended;
    private volatile @Nullable SoundProblem problem;

    @Override
    public void ready(@Nullable Long duration) {
      durationMs = duration;
      ready = true;
    }

    @Override
    public void ended() {
      ended = true;
    }

    @Override
    public void failed(SoundProblem why) {
      problem = why;
    }
  }
}
