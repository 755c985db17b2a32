package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadProblem;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One downloader, and a host that misbehaves as it is told to. */
abstract class AgainstFaultServer {

  static final int SIZE = 600_000;
  static final NetworkLimits SHORT = new NetworkLimits(
      Duration.ofSeconds(2), Duration.ofMillis(600), Duration.ofSeconds(20), 64L * 1024 * 1024);

  static FaultServer server;
  static HttpClients clients;

  @TempDir Path folder;

  final List<Duration> pauses = new ArrayList<>();
  final Recorded recorded = new Recorded();
  long free = Long.MAX_VALUE;

  static final class Recorded implements DownloadProgress {
    final List<ResumePoint> points = new ArrayList<>();
    long received;
    int wholes;

    @Override
    public void allReceived() {
      wholes++;
    }

    @Override
    public void resumePoint(ResumePoint point) {
      points.add(point);
    }

    @Override
    public void received(long bytes, @Nullable Long total) {
      received = bytes;
    }

    ResumePoint last() {
      return points.getLast();
    }
  }

  @BeforeAll
  static void start() {
    server = FaultServer.start();
    clients = new HttpClients("test", SHORT);
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  Path part() {
    return folder.resolve("episode.mp3.part");
  }

  Path target() {
    return folder.resolve("episode.mp3");
  }

  DownloadRequest request(String url) {
    return new DownloadRequest(url, part(), target(), null, null, null, null);
  }

  DownloadResult download(DownloadRequest request) {
    return new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(),
        pauses::add, () -> 0.5, _ -> free, Runnable::run).download(request, recorded);
  }

  DownloadResult download(String url) {
    return download(request(url));
  }

  void assertWhole(DownloadResult result, long seed) throws IOException {
    assertThat(result).isInstanceOf(DownloadResult.Done.class);
    assertThat(Files.readAllBytes(target())).isEqualTo(FaultContent.audio(seed, SIZE));
    assertThat(part()).doesNotExist();
    assertThat(recorded.received).isEqualTo(SIZE);
  }

  void assertRefused(DownloadResult result, Class<? extends DownloadProblem> reason, boolean worthRetrying) {
    assertThat(result).isInstanceOfSatisfying(DownloadResult.Failed.class, failed -> {
      assertThat(failed.problem()).isInstanceOf(reason);
      assertThat(failed.worthRetrying()).isEqualTo(worthRetrying);
    });
    assertThat(target()).doesNotExist();
  }
}
