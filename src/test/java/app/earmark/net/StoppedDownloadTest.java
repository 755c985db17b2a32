package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.testing.Await;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that are interrupted, on threads of both kinds, and what a later call makes of their part files. */
class StoppedDownloadTest {

  private static final int SIZE = 600_000;
  private static final Duration LONG = Duration.ofSeconds(20);

  private static FaultServer server;
  private static HttpClients clients;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = FaultServer.start();
    clients = new HttpClients("test");
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  private static final class Received implements DownloadProgress {
    final AtomicLong bytes = new AtomicLong();

    @Override
    public void resumePoint(ResumePoint point) {}

    @Override
    public void received(long received, @Nullable Long total) {
      bytes.set(received);
    }
  }

  private static EpisodeDownloader downloader(SpeedLimit limit) {
    return new EpisodeDownloader(clients, limit, InstantSource.system(), Thread::startVirtualThread);
  }

  private DownloadRequest request(String url, @Nullable ResumePoint resume) {
    return new DownloadRequest(url, folder.resolve("x.part"), folder.resolve("x.mp3"), resume, null, null, null);
  }

  /** Starts the download on another thread, interrupts it once {@code bytes} are there, and gives what came of it. */
  private DownloadResult interrupted(boolean virtual, String url, SpeedLimit limit, long bytes) throws Exception {
    AtomicReference<DownloadResult> result = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Received received = new Received();
    Runnable work = () -> {
      result.set(downloader(limit).download(request(url, null), received));
      flag.set(Thread.currentThread().isInterrupted());
    };
    Thread thread = virtual ? Thread.ofVirtual().unstarted(work) : Thread.ofPlatform().unstarted(work);
    thread.start();
    if (bytes > 0) {
      Await.until("bytes came", LONG, () -> received.bytes.get() >= bytes);
    } else {
      Await.until("the host was asked", LONG, () -> !server.requests(url).isEmpty());
    }
    thread.interrupt();
    assertThat(thread.join(LONG)).isTrue();
    assertThat(flag).isTrue();
    return result.get();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsWhatCameWhenInterruptedWhileTheHostIsSilent(boolean virtual) throws Exception {
    String url = server.audio(virtual ? 101 : 102, SIZE, "", "stall.300000", "ok");
    DownloadResult result = interrupted(virtual, url, new SpeedLimit(), 200_000);
    assertThat(result).isInstanceOfSatisfying(DownloadResult.Stopped.class, stopped -> {
      assertThat(stopped.resumePoint().verifiedBytes()).isBetween(200_000L, 300_000L);
      DownloadResult rest = downloader(new SpeedLimit()).download(request(url, stopped.resumePoint()), new Received());
      assertThat(rest).isInstanceOf(DownloadResult.Done.class);
    });
    assertThat(Files.readAllBytes(folder.resolve("x.mp3"))).isEqualTo(FaultContent.audio(virtual ? 101 : 102, SIZE));
    assertThat(server.requests(url)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stopsWhileItWaitsForTheAnswerTheSpeedLimitOrTheNextAttempt(boolean virtual) throws Exception {
    String silent = server.audio(virtual ? 103 : 104, SIZE, "", "stall.0");
    assertThat(interrupted(virtual, silent, new SpeedLimit(), 0)).isInstanceOf(DownloadResult.Stopped.class);
    SpeedLimit slow = new SpeedLimit();
    slow.set(2000);
    String limited = server.audio(virtual ? 105 : 106, SIZE, "", "ok");
    assertThat(interrupted(virtual, limited, slow, 1)).isInstanceOf(DownloadResult.Stopped.class);
    String busy = server.audio(virtual ? 107 : 108, SIZE, "", "status.429.50");
    assertThat(interrupted(virtual, busy, new SpeedLimit(), 0)).isInstanceOf(DownloadResult.Stopped.class);
  }

  @Test
  void doesNothingOnAThreadThatIsInterruptedAlready() throws Exception {
    AtomicReference<DownloadResult> result = new AtomicReference<>();
    ResumePoint point = new ResumePoint("\"1\"", null, 5L, 0);
    Thread thread = Thread.ofPlatform().start(() -> {
      Thread.currentThread().interrupt();
      result.set(downloader(new SpeedLimit())
          .download(request(server.audio(109, SIZE, "", "ok"), point), new Received()));
    });
    assertThat(thread.join(LONG)).isTrue();
    assertThat(result.get()).isInstanceOf(DownloadResult.Stopped.class);
    assertThat(folder.resolve("x.mp3")).doesNotExist();
  }

  /** What is behind the verified length may not have reached the disk, so it does not count. */
  @Test
  void trustsAPartFileOnlyUpToWhatWasForced() throws Exception {
    byte[] part = FaultContent.audio(110, 400_000);
    Arrays.fill(part, 300_000, 400_000, (byte) 0);
    Files.write(folder.resolve("x.part"), part);
    ResumePoint point = new ResumePoint("\"110\"", null, (long) SIZE, 300_000);
    assertThat(downloader(new SpeedLimit())
        .download(request(server.audio(110, SIZE, "", "ok"), point), new Received()))
        .isInstanceOf(DownloadResult.Done.class);
    assertThat(Files.readAllBytes(folder.resolve("x.mp3"))).isEqualTo(FaultContent.audio(110, SIZE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shorter", "longer", "other", "missing"})
  void isNotTakenInByAPartFileThatIsNotWhatItWas(String kind) throws Exception {
    Path part = folder.resolve("x.part");
    switch (kind) {
      case "shorter" -> Files.write(part, FaultContent.audio(111, 100_000));
      case "longer" -> Files.write(part, FaultContent.audio(111, SIZE + 50_000));
      case "other" -> Files.write(part, FaultContent.audio(999, 300_000));
      default -> { }
    }
    ResumePoint point = new ResumePoint("\"111\"", null, (long) SIZE, kind.equals("longer") ? SIZE : 300_000);
    String url = server.audio(111, SIZE, kind, "ok");
    assertThat(downloader(new SpeedLimit()).download(request(url, point), new Received()))
        .isInstanceOf(DownloadResult.Done.class);
    assertThat(Files.readAllBytes(folder.resolve("x.mp3"))).isEqualTo(FaultContent.audio(111, SIZE));
  }
}
