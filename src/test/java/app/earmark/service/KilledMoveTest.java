package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeFilter;
import app.earmark.store.LibraryStore;
import app.earmark.testing.FaultContent;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a move: the library is whole in one place all the time, and arrives. */
@Tag("journey")
class KilledMoveTest {

  private static final int FILES = 40;
  private static final int FILE_BYTES = 2_000_000;
  private static final int KILLS = 15;

  @TempDir Path folder;

  @Test
  void killedAgainAndAgainItArrivesAndNothingIsSwitchedBefore() throws Exception {
    Path old = folder.resolve("old");
    Path fresh = folder.resolve("fresh");
    Path show = Files.createDirectories(old.resolve("episodes/Show"));
    for (int i = 0; i < FILES; i++) {
      Files.write(show.resolve(i + ".mp3"), FaultContent.audio(i, FILE_BYTES));
    }
    try (LibraryStore store = TestLibrary.open(old)) {
      TestLibrary.add(store, "Show", List.of(TestLibrary.item(1, DownloadBench.DAY).build()), DownloadBench.DAY);
    }
    SplittableRandom random = new SplittableRandom(4);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(old, fresh);
      assertThat(process.inputReader().readLine()).isEqualTo("ready");
      process.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      assertWhole(LibraryMove.follow(old));
    }
    Process last = start(old, fresh);
    assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(LibraryMove.follow(old)).isEqualTo(fresh);
    assertWhole(fresh);
    assertThat(old.resolve("episodes")).doesNotExist();
    assertThat(old.resolve(LibraryStore.FILE)).doesNotExist();
    assertThat(fresh).isDirectoryNotContaining("glob:**/moving-*");
  }

  private static Process start(Path old, Path fresh) throws IOException {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), LibraryMoveMain.class.getName(),
        old.toString(), fresh.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void assertWhole(Path library) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path file = library.resolve("episodes/Show/" + i + ".mp3");
      assertThat(file).hasSize(FILE_BYTES);
      assertThat(FaultContent.sha256(Files.readAllBytes(file)))
          .isEqualTo(FaultContent.sha256(FaultContent.audio(i, FILE_BYTES)));
    }
    try (LibraryStore store = TestLibrary.open(library)) {
      assertThat(store.episodes().count(EpisodeFilter.EVERYTHING)).isEqualTo(1);
    }
  }
}
