package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadProblem;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import app.earmark.testing.SystemCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small tmpfs, mounted where the test may. */
class FullDiskTest {

  private static final int DISK_BYTES = 4 * 1024 * 1024;
  private static final int SIZE = 2_500_000;

  @TempDir Path folder;

  private Path disk;
  private boolean mounted;
  private ResumePoint last = ResumePoint.start();

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = SystemCommand.works("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", disk.toString());
    Assumptions.assumeTrue(mounted, "skipped: mounting a small tmpfs is not allowed here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(SystemCommand.works("umount", disk.toString())).isTrue();
    }
  }

  private DownloadResult download(HttpClients clients, String url, FreeSpace space) {
    DownloadProgress progress = new DownloadProgress() {
      @Override
      public void resumePoint(ResumePoint point) {
        last = point;
      }

      @Override
      public void received(long bytes, @Nullable Long total) {}
    };
    return new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(), Sleeper.real(), () -> 0.5, space,
        Thread::startVirtualThread)
        .download(new DownloadRequest(url, disk.resolve("x.part"), disk.resolve("x.mp3"), last, null, null, null),
            progress);
  }

  @Test
  void saysSoLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[3_000_000]);
    try (FaultServer server = FaultServer.start(); HttpClients clients = new HttpClients("test")) {
      String url = server.audio(201, SIZE, "", "ok");
      // Asked before the first byte is written …
      assertThat(download(clients, url, FreeSpace.real())).isInstanceOfSatisfying(DownloadResult.Failed.class,
          failed -> assertThat(failed.problem()).isInstanceOf(DownloadProblem.DiskFull.class));
      assertThat(disk.resolve("x.part")).doesNotExist();

      // … and where the space went while bytes came in: the write itself fails.
      assertThat(download(clients, url, _ -> Long.MAX_VALUE))
          .isInstanceOfSatisfying(DownloadResult.Failed.class, failed -> {
            assertThat(failed.problem()).isInstanceOf(DownloadProblem.DiskFull.class);
            assertThat(failed.worthRetrying()).isFalse();
          });
      assertThat(disk.resolve("x.mp3")).doesNotExist();
      long kept = last.verifiedBytes();
      assertThat(kept).isGreaterThan(500_000);

      Files.delete(ballast);
      assertThat(download(clients, url, FreeSpace.real())).isInstanceOf(DownloadResult.Done.class);
      assertThat(Files.readAllBytes(disk.resolve("x.mp3"))).isEqualTo(FaultContent.audio(201, SIZE));
      assertThat(server.requests(url).getLast()).contains("bytes=" + (kept - Incoming.OVERLAP_BYTES) + "-");
    }
  }
}
