package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.Natives;
import app.earmark.testing.Await;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.StubPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final StubPlayer players = new StubPlayer(300_000);
  private final SoundEvents events = new SoundEvents();
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
    assertThat(players.opened).flatExtracting(player -> player.calls).as("reels are played as they are")
        .noneMatch(call -> call.startsWith("speed") || call.startsWith("settings"));
  }

  private Sound start(long positionMs, boolean playing, double speed) {
    Sound sound = output.open(episode, new SoundStart(positionMs, playing, speed, 1), events);
    Await.until("ready", PATIENCE, events::isReady);
    return sound;
  }

  @Test
  void playsAndTellsTheTimeOfTheEpisode() {
    try (Sound sound = start(100_000, true, 2)) {
      assertThat(events.durationMs()).isEqualTo(700_000);
      StubPlayer.Opened heard = players.playing();
      assertThat(sound.positionMs()).isCloseTo(100_000, within(60L));
      heard.moveTo(5_000);
      assertThat(sound.positionMs()).isCloseTo(110_000, within(60L));
    }
  }

  @Test
  void anotherSpeedIsHeardFromTheSamePlaceOn() {
    try (Sound sound = start(100_000, true, 1)) {
      StubPlayer.Opened first = players.playing();
      first.moveTo(5_000);
      sound.setSpeed(2);
      Await.until("the other player", PATIENCE, () -> !first.isPlaying() && players.onePlays());
      StubPlayer.Opened second = players.playing();
      assertThat(second).isNotSameAs(first);
      assertThat(sound.positionMs()).isCloseTo(105_000, within(150L));
      second.moveTo(second.positionMs() + 1_000);
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
      Await.until("it is there", PATIENCE, () -> players.onePlays() && players.playing().seeks() > 0);
      Await.until("it stays there", PATIENCE, () -> Math.abs(sound.positionMs() - 300_000) < 60);
      assertThat(players.opened.stream().mapToInt(p -> p.seeks()).sum()).isLessThan(30);
    }
  }

  @Test
  void aSeekWhilePausedStaysPaused() {
    try (Sound sound = start(0, false, 1)) {
      sound.seek(50_000);
      Await.until("a player was put there", PATIENCE, () -> players.opened.stream().anyMatch(p -> p.seeks() > 0));
      assertThat(players.onePlays()).isFalse();
      assertThat(sound.positionMs()).isCloseTo(50_000, within(5L));
      sound.play();
      Await.until("it plays", PATIENCE, players::onePlays);
    }
  }

  @Test
  void theNextReelTakesOverWhereItIsQuietAndTheEndIsTold() {
    try (Sound sound = start(0, true, 1)) {
      StubPlayer.Opened first = players.playing();
      // Just before the reel is over, in small steps as time goes.
      first.moveTo(285_000);
      Await.until("the reel is filled to its end", PATIENCE, () -> players.opened.stream().anyMatch(p -> p.seeks() > 0));
      first.moveTo(299_900);
      Await.until("the other player", PATIENCE, () -> !first.isPlaying() && players.onePlays());
      StubPlayer.Opened second = players.playing();
      assertThat(second).isNotSameAs(first);
      assertThat(sound.positionMs() % 10_000).isBetween(8_900L, 9_999L);
      assertThat(events.hasEnded()).isFalse();

      sound.seek(690_000);
      Await.until("first again", PATIENCE, () -> players.onePlays() && first.isPlaying() && first.seeks() > 0);
      // Ten seconds, and before them a little of what was heard.
      first.moveTo(10_200);
      Await.until("the end", PATIENCE, events::hasEnded);
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
    assertThat(players.opened).allMatch(p -> p.calls.contains("close"));
  }

  @Test
  void saysWhatCannotBePlayed() throws IOException {
    output.open(folder.resolve("gone.mp3"), new SoundStart(0, true, 1, 1), events);
    Await.until("the failure", PATIENCE, () -> events.problem() != null);
    assertThat(events.problem()).isEqualTo(new SoundProblem.FileGone());
    SoundEvents other = new SoundEvents();
    output.open(Files.writeString(folder.resolve("page.mp3"), "<html>"), new SoundStart(0, true, 1, 1), other);
    Await.until("the failure", PATIENCE, () -> other.problem() != null);
    assertThat(other.problem()).isInstanceOf(SoundProblem.NotPlayable.class);
  }
}
