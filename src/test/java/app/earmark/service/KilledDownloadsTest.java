package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedItem;
import app.earmark.store.LibraryStore;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} 200 times in the middle of downloads, each at a moment drawn by a fixed seed: no finished file is
 * lost, none is half, the queue is what it was, and in the end everything is there.
 */
@Tag("journey")
class KilledDownloadsTest {

  private static final int LIBRARIES = 4;
  private static final int KILLS = 50;
  private static final int EPISODES = 30;
  private static final int LONGEST_LIFE_MS = 400;
  private static final Instant DAY = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  @Test
  void twoHundredKillsCostNothing() throws Exception {
    try (FaultServer server = FaultServer.start();
        ExecutorService threads = Executors.newFixedThreadPool(LIBRARIES)) {
      List<Future<?>> lives = new ArrayList<>();
      for (int i = 0; i < LIBRARIES; i++) {
        Path library = folder.resolve("library" + i);
        Life life = new Life(library, server, new SplittableRandom(20_080_229L + i), i * 1_000L);
        lives.add(threads.submit(() -> {
          life.liveAndDie();
          return true;
        }));
      }
      for (Future<?> life : lives) {
        life.get();
      }
    }
  }

  /** One library, and the processes that download into it. For one thread. */
  private static final class Life {
    private final Path library;
    private final SplittableRandom random;
    private final Map<EpisodeId, String> hashes = new HashMap<>();
    private final Set<EpisodeId> done = new HashSet<>();

    Life(Path library, FaultServer server, SplittableRandom random, long firstSeed) {
      this.library = library;
      this.random = random;
      List<ParsedItem> items = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < EPISODES; i++) {
        // Some are so large, and come so quickly, that they go to the disk in another way.
        boolean large = i % 15 == 0;
        int size = large ? random.nextInt(2_000_000, 4_000_000) : random.nextInt(5_000, 400_000);
        items.add(TestLibrary.item(i, DAY.plusSeconds(i))
            .enclosure(new Enclosure(
                server.audio(firstSeed + i, size, "", large ? "ok" : "drip.20000"), null, null)).build());
        expected.add(FaultContent.sha256(FaultContent.audio(firstSeed + i, size)));
      }
      try (LibraryStore store = TestLibrary.open(library)) {
        TestLibrary.add(store, "Show", items, DAY.plusSeconds(EPISODES));
        List<EpisodeId> ids = store.episodes().window(EpisodeFilter.EVERYTHING, 0, EPISODES).stream()
            .map(EpisodeRow::id).toList().reversed();
        for (int i = 0; i < EPISODES; i++) {
          hashes.put(ids.get(i), expected.get(i));
        }
        store.downloads().enqueue(ids, DAY);
      }
    }

    void liveAndDie() throws IOException, InterruptedException {
      for (int kill = 1; kill <= KILLS; kill++) {
        Process process = start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        process.waitFor(random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        check(kill);
        if (done.size() > EPISODES / 2) {
          askAgain();
        }
      }
      Process last = start();
      assertThat(last.waitFor(180, TimeUnit.SECONDS)).isTrue();
      check(KILLS + 1);
      assertThat(done).isEqualTo(hashes.keySet());
    }

    private Process start() throws IOException {
      return new ProcessBuilder(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC", "-Xmx128m", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
          "-cp", System.getProperty("java.class.path"), DownloadsMain.class.getName(), library.toString())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    private void check(int kill) throws IOException {
      try (LibraryStore store = TestLibrary.open(library)) {
        Set<EpisodeId> all = new HashSet<>();
        store.downloads().queue().forEach(record -> {
          all.add(record.episode());
          assertThat(record.state()).as("after kill %s", kill).isInstanceOf(DownloadState.Queued.class);
        });
        Set<EpisodeId> now = new HashSet<>();
        Set<Path> files = new HashSet<>();
        store.downloads().done().forEach(record -> {
          now.add(record.episode());
          Path file = library.resolve(((DownloadState.Done) record.state()).file());
          files.add(file);
          assertThat(hash(file)).as("after kill %s: %s", kill, file).isEqualTo(hashes.get(record.episode()));
        });
        assertThat(now).as("after kill %s", kill).containsAll(done);
        all.addAll(now);
        assertThat(all).as("after kill %s", kill).isEqualTo(hashes.keySet());
        assertThatNothingElseLooksFinished(files, kill);
        done.addAll(now);
      }
    }

    /** A file in its place that the library has not noted yet must be whole, too: the next start believes it. */
    private void assertThatNothingElseLooksFinished(Set<Path> files, int kill) throws IOException {
      Path shelf = library.resolve("episodes");
      if (!Files.isDirectory(shelf)) {
        return;
      }
      try (Stream<Path> found = Files.walk(shelf)) {
        found.filter(file -> file.toString().endsWith(".mp3") && !files.contains(file)).forEach(file ->
            assertThat(hashes.values()).as("after kill %s: %s", kill, file).contains(hash(file)));
      }
    }

    /** Some of what is there is thrown away and asked for again, so that there is always something to kill. */
    private void askAgain() throws IOException {
      try (LibraryStore store = TestLibrary.open(library)) {
        List<EpisodeId> again = List.copyOf(done);
        store.downloads().done().forEach(record -> {
          store.downloads().remove(record.episode());
          library.resolve(((DownloadState.Done) record.state()).file()).toFile().delete();
        });
        store.downloads().enqueue(again, DAY);
        done.clear();
      }
    }

    private static String hash(Path file) {
      try {
        return FaultContent.sha256(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
