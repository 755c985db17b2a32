package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.Natives;
import app.earmark.testing.Await;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.StubPlayer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An episode of twelve hours: six of them in fast time, by a player whose time the test moves. */
class LongPlayingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long HOUR_MS = 3_600_000;
  private static final long STEP_MS = 12_000;

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StubPlayer players = new StubPlayer(300_000);
  private final SoundEvents events = new SoundEvents();
  private Path reels;
  private Sound sound;

  @BeforeEach
  void open() throws IOException {
    reels = folder.resolve("reels");
    Path episode = SoundFiles.longSilence(folder.resolve("episode.wav"), 12 * HOUR_MS / 1_000);
    sound = new ReelOutput(Natives.library(), players, threads, reels)
        .open(episode, new SoundStart(0, true, 1, 1), events);
    Await.until("it plays", PATIENCE, () -> events.isReady() && players.onePlays());
  }

  @AfterEach
  void close() {
    sound.close();
    threads.shutdownNow();
  }

  private long cacheBytes() {
    File[] files = reels.toFile().listFiles();
    return Arrays.stream(files == null ? new File[0] : files).mapToLong(File::length).sum();
  }

  private void playUntil(long positionMs) {
    while (sound.positionMs() < positionMs) {
      // Where the reel is not filled so far yet, it is paused until it is, also right after it was seen playing.
      Await.until("it plays on", PATIENCE, () -> players.onePlays() || events.isOver());
      assertThat(events.problem()).isNull();
      players.opened.stream().filter(StubPlayer.Opened::isPlaying).findFirst().ifPresent(player -> {
        player.moveTo(player.positionMs() + STEP_MS);
        player.listener.ready(null);
      });
      if (events.isOver()) {
        return;
      }
    }
  }

  private static long usedMegabytes() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }

  @Test
  void sixHoursNeedNoMoreThanOne() {
    assertThat(events.durationMs()).isEqualTo(12 * HOUR_MS);
    playUntil(HOUR_MS);
    long first = usedMegabytes();
    for (int hour = 2; hour <= 6; hour++) {
      playUntil(hour * HOUR_MS);
      assertThat(cacheBytes()).as("bytes in the cache").isLessThan(128_000_000);
    }
    assertThat(usedMegabytes() - first).as("MB more after six hours").isLessThan(4);

    for (int hour = 11; hour > 6; hour--) {
      sound.seek(hour * HOUR_MS);
      long there = hour * HOUR_MS;
      Await.until("it is there", PATIENCE, () -> players.onePlays() && Math.abs(sound.positionMs() - there) < 50);
    }
    assertThat(cacheBytes()).isLessThan(128_000_000);
    sound.seek(12 * HOUR_MS - 1_000);
    Await.until("it is there", PATIENCE, () -> players.onePlays() && sound.positionMs() >= 12 * HOUR_MS - 1_000);
    playUntil(12 * HOUR_MS);
    Await.until("the end", PATIENCE, events::hasEnded);
    assertThat((double) sound.positionMs()).isCloseTo(12 * HOUR_MS, within(50.0));
    sound.close();
    Await.until("nothing is left of it", PATIENCE, () -> cacheBytes() == 0);
  }
}
