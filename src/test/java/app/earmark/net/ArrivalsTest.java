package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.earmark.testing.Await;
import app.earmark.testing.FaultContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a download while it comes in, from a host that is slow. */
class ArrivalsTest {

  private static final int SIZE = 1_200_000;
  private static final byte[] CONTENT = FaultContent.audio(5, SIZE);

  @TempDir Path folder;

  private final MockWebServer server = new MockWebServer();
  private final HttpClients clients = new HttpClients("test");
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Arrivals arrivals = new Arrivals();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong received = new AtomicLong();
  private volatile boolean ranges = true;
  private volatile String etag = "\"one\"";
  private volatile int cutRequest = -1;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer(request);
      }
    });
    server.start();
  }

  @AfterEach
  void stop() {
    thread.shutdownNow();
    clients.close();
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    int number = requests.incrementAndGet();
    String asked = request.getHeaders().get("Range");
    Matcher range = Pattern.compile("bytes=(\\d+)-").matcher(asked == null || !ranges ? "" : asked);
    int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    MockResponse.Builder answer = new MockResponse.Builder()
        .code(range.matches() ? 206 : 200)
        .setHeader("ETag", etag)
        .body(new Buffer().write(CONTENT, from, SIZE - from))
        .throttleBody(20_000, 40, TimeUnit.MILLISECONDS);
    if (range.matches()) {
      answer.setHeader("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
    }
    if (number == cutRequest) {
      answer.onResponseBody(new SocketEffect.CloseSocket());
    }
    return answer.build();
  }

  private Future<DownloadResult> download() {
    DownloadRequest request = new DownloadRequest(server.url("/a.mp3").toString(), folder.resolve("a.mp3.part"),
        folder.resolve("a.mp3"), null, null, null, null);
    EpisodeDownloader downloader = new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(),
        pause -> { }, () -> 0.5, FreeSpace.real(), Thread::startVirtualThread);
    return thread.submit(() -> downloader.download(request, new DownloadProgress() {
      @Override
      public void resumePoint(ResumePoint point) {}

      @Override
      public void received(long bytes, Long total) {
        received.set(bytes);
      }

      @Override
      public Arrivals arrivals() {
        return arrivals;
      }
    }));
  }

  private static byte[] read(Arrivals.Reader reader, int from, int count) throws IOException {
    byte[] bytes = new byte[count];
    byte[] piece = new byte[10_000];
    int have = 0;
    while (have < count) {
      int read = reader.read(from + have, piece, Math.min(piece.length, count - have), () -> false);
      assertThat(read).isPositive();
      System.arraycopy(piece, 0, bytes, have, read);
      have += read;
    }
    return bytes;
  }

  private void expect(Arrivals.Reader reader, int from, int count) throws IOException {
    assertThat(Arrays.equals(read(reader, from, count), Arrays.copyOfRange(CONTENT, from, from + count)))
        .as("bytes from %d on", from).isTrue();
  }

  private void expectWhole(Future<DownloadResult> download) throws Exception {
    assertThat(download.get(60, TimeUnit.SECONDS)).isInstanceOf(DownloadResult.Done.class);
    assertThat(Arrays.equals(Files.readAllBytes(folder.resolve("a.mp3")), CONTENT)).isTrue();
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("a.mp3"));
    }
  }

  @Test
  void whatIsWaitedForComesFirstAndNothingComesTwice() throws Exception {
    Arrivals.Reader reader = arrivals.reader();
    Future<DownloadResult> download = download();
    assertThat(reader.length(() -> false)).isEqualTo(SIZE);
    expect(reader, 0, 30_000);
    expect(reader, 900_000, 50_000);
    assertThat(download.isDone()).isFalse();
    assertThat(received.get()).as("of what lies before").isLessThan(600_000);
    expect(reader, 500_000, 50_000);
    expectWhole(download);
    expect(reader, 100_000, 1_100_000);
    assertThat(reader.read(SIZE, new byte[1], 1, () -> false)).isEqualTo(-1);
    // The start; 900,000 on; 500,000 on; the gaps before them; less where one met the next.
    assertThat(requests.get()).isBetween(4, 6);
  }

  @Test
  void aCutIsMended() throws Exception {
    cutRequest = 2;
    Arrivals.Reader reader = arrivals.reader();
    Future<DownloadResult> download = download();
    expect(reader, 0, 30_000);
    expect(reader, 700_000, 400_000);
    expectWhole(download);
  }

  @Test
  void aHostWithoutRangesIsWaitedFor() throws Exception {
    ranges = false;
    Arrivals.Reader reader = arrivals.reader();
    Future<DownloadResult> download = download();
    expect(reader, 0, 30_000);
    expect(reader, 700_000, 50_000);
    expectWhole(download);
  }

  @Test
  void whatIsOfAnotherFileIsNotTaken() throws Exception {
    Arrivals.Reader reader = arrivals.reader();
    Future<DownloadResult> download = download();
    expect(reader, 0, 30_000);
    etag = "\"two\"";
    assertThat(reader.isThere(700_000, 10)).isFalse();
    Await.until("a range was asked for", Duration.ofSeconds(20), () -> requests.get() > 1);
    etag = "\"one\"";
    expectWhole(download);
  }

  @Test
  void whoeverReadsIsToldWhenNothingMoreComes() throws Exception {
    Arrivals.Reader reader = arrivals.reader();
    Future<DownloadResult> download = download();
    expect(reader, 0, 30_000);
    download.cancel(true);
    assertThatThrownBy(() -> read(reader, 1_000_000, 10)).isInstanceOf(IOException.class);
  }

  @Test
  void aNewReaderSendsTheOldOneAway() throws Exception {
    Arrivals.Reader old = arrivals.reader();
    Future<DownloadResult> download = download();
    expect(old, 0, 10_000);
    Arrivals.Reader reader = arrivals.reader();
    assertThatThrownBy(() -> old.read(20, new byte[1], 1, () -> false)).isInstanceOf(IOException.class);
    old.close();
    expect(reader, 0, 10_000);
    expectWhole(download);
  }
}
