package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeId;
import app.earmark.testing.FaultServer;
import app.earmark.testing.SystemCommand;
import app.earmark.testing.TestLibrary;
import app.earmark.util.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes on a drive of their own, which is taken away and comes back. */
class EpisodesDriveTest {

  @TempDir Path folder;
  @TempDir Path other;
  private FaultServer server;
  private DownloadBench bench;
  private EpisodeId first;
  private EpisodeId second;

  @BeforeEach
  void subscribe() {
    server = FaultServer.start();
    bench = new DownloadBench(folder, AudioCheck.NONE);
    bench.subscribe("https://feed.example/1", null, null, List.of(
        TestLibrary.item(1, DownloadBench.DAY).enclosure(new Enclosure(audio(1), "audio/mpeg", null)).build(),
        TestLibrary.item(2, DownloadBench.DAY).enclosure(new Enclosure(audio(2), "audio/mpeg", null)).build()));
    first = bench.ids().getFirst();
    second = bench.ids().getLast();
  }

  private String audio(int seed) {
    return server.audio(seed, 100_000, "", "ok");
  }

  @AfterEach
  void close() {
    bench.close();
    server.close();
  }

  @Test
  void aLinkIntoNothingIsADriveThatIsAwayAndBackAgainAllIsAsBefore() throws Exception {
    Path target = Files.createDirectory(other.resolve("episodes"));
    Files.createSymbolicLink(folder.resolve("episodes"), target);
    DownloadState.Done done = (DownloadState.Done) bench.download(first);
    Files.move(target, other.resolve("away"));

    assertAway(done);
    Files.move(other.resolve("away"), target);
    assertBack(done);
  }

  @Test
  void anEmptyFolderWhereADriveWasMountedIsADriveThatIsAway() throws Exception {
    Path episodes = Files.createDirectory(folder.resolve("episodes"));
    Assumptions.assumeTrue(SystemCommand.works("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", episodes.toString()),
        "skipped: mounting a small tmpfs is not allowed here");
    Path kept = Files.createDirectory(other.resolve("kept"));
    DownloadState.Done done;
    try {
      done = (DownloadState.Done) bench.download(first);
      bench.downloads.files().delete(first);
      assertThat(bench.downloads.files().undoDelete(first)).as("the bin is on the other drive").isTrue();
      assertThat(SystemCommand.works("cp", "-r", episodes + "/.", kept.toString())).isTrue();
    } finally {
      assertThat(SystemCommand.works("umount", episodes.toString())).isTrue();
    }

    assertAway(done);
    assertThat(SystemCommand.works("cp", "-r", kept + "/.", episodes.toString())).isTrue();
    assertBack(done);
  }

  @Test
  void aFolderThatWasEmptiedByHandIsNoDriveThatIsAway() throws Exception {
    DownloadState.Done done = (DownloadState.Done) bench.download(first);
    Files.delete(bench.library.fileOf(done));
    Files.delete(bench.library.fileOf(done).resolveSibling(".").normalize());
    assertThat(bench.library.forgetIfMissing(first, done)).isTrue();
  }

  private void assertAway(DownloadState.Done done) throws InterruptedException {
    assertThat(bench.library.isThere()).isFalse();
    assertThat(bench.library.forgetIfMissing(first, done)).isFalse();
    bench.downloads.files().delete(first);
    new Doctor(bench.store, bench.library, AudioCheck.NONE, bench.source).files(true);
    assertThat(bench.state(first)).isEqualTo(done);
    bench.download(second);
    assertThat(bench.downloads.snapshot().get().halted()).extracting(Message::key)
        .isEqualTo("download.halted.no-library");
    assertThat(bench.state(second)).isInstanceOf(DownloadState.Queued.class);
  }

  private void assertBack(DownloadState.Done done) {
    assertThat(bench.library.isThere()).isTrue();
    assertThat(bench.library.fileOf(done)).exists();
    bench.downloads.resumeAll();
    bench.awaitState(second, DownloadState.Done.class);
  }
}
