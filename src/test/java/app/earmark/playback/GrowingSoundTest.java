package app.earmark.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.earmark.audio.Natives;
import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.HttpClients;
import app.earmark.net.SpeedLimit;
import app.earmark.service.Downloads;
import app.earmark.service.Library;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.SoundDesk;
import app.earmark.testing.SoundEvents;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An episode is heard while it is downloaded from a host that is hardly faster than the sound. */
@Tag("sound")
class GrowingSoundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SECONDS = 30;

  /** 96 kbit/s, and a fifth more. */
  private static final int BYTES_IN_100_MS = 1_440;

  @TempDir Path folder;

  private final MockWebServer server = new MockWebServer();
  private final HttpClients clients = new HttpClients("test");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger requests = new AtomicInteger();
  private LibraryStore store;
  private byte[] content = {};

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer(request.getHeaders().get("Range"));
      }
    });
    server.start();
    store = TestLibrary.open(folder.resolve("library"));
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    timer.shutdownNow();
    clients.close();
    server.close();
    store.close();
  }

  private MockResponse answer(String asked) {
    int number = requests.incrementAndGet();
    Matcher range = Pattern.compile("bytes=(\\d+)-").matcher(asked == null ? "" : asked);
    int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    // The second answer, which is what was asked for ahead, breaks off after five seconds of sound.
    int to = number == 2 ? Math.min(content.length, from + 60_000) : content.length;
    MockResponse.Builder answer = new MockResponse.Builder()
        .code(range.matches() ? 206 : 200)
        .setHeader("ETag", "\"one\"")
        .body(new Buffer().write(content, from, to - from))
        .setHeader("Content-Length", content.length - from)
        .throttleBody(BYTES_IN_100_MS, 100, TimeUnit.MILLISECONDS);
    if (range.matches()) {
      answer.setHeader("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    if (to < content.length) {
      answer.onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE);
    }
    return answer.build();
  }

  @Test
  void isHeardFromTheStartAheadAndAcrossACut() throws Exception {
    SoundDesk desk = SoundDesk.attach();
    // Another tone each second tells where in the episode it is.
    Path wav = SoundFiles.wav(folder.resolve("scale.wav"), SECONDS,
        t -> SoundFiles.tone(300 + 100 * Math.floor(t)).applyAsDouble(t));
    content = Files.readAllBytes(SoundFiles.mp3(wav, folder.resolve("scale.mp3"), 96));
    Instant now = Instant.now();
    TestLibrary.add(store, "Show", List.of(TestLibrary.item(1, now)
        .enclosure(new Enclosure(server.url("/a.mp3").toString(), "audio/mpeg", null)).build()), now);
    EpisodeId id = store.episodes().window(EpisodeFilter.EVERYTHING, 0, 1).getFirst().id();
    Library library = new Library(store, InstantSource.system());
    ReelOutput output =
        new ReelOutput(Natives.library(), new Player(Platform::runLater), threads, folder.resolve("reels"));
    SoundEvents events = new SoundEvents();
    try (Downloads downloads = new Downloads(store,
            new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(), threads), library, threads,
            timer, InstantSource.system());
        SoundDesk.Recording recording = desk.record();
        Sound sound = output.openGrowing(downloads.growing(id), new SoundStart(0, true, 1, 1), events)) {
      Await.until("sound", PATIENCE, () -> events.problem() != null || !recording.soFar().sounds(20).isEmpty());
      // It began long before the whole could be there.
      assertThat(recording.nowMs()).isLessThan(12_000);
      assertThat(events.problem()).isNull();
      recording.waitFor(Duration.ofMillis(2_200));
      assertThat(toneNow(recording)).isCloseTo(300 + 100 * Math.floor(place(sound)), within(110.0));

      sound.seek(18_000);
      Await.until("the place that was sought", PATIENCE, () -> toneNow(recording) > 2_000);
      assertThat(toneNow(recording)).isCloseTo(2_100, within(110.0));
      Await.until("the end", PATIENCE, () -> events.hasEnded() || events.problem() != null);
      assertThat(events.problem()).isNull();
      assertThat((double) sound.positionMs()).isCloseTo(1_000.0 * SECONDS, within(100.0));
      assertThat(recording.soFar().part(recording.nowMs() - 900, recording.nowMs() - 500).toneHz())
          .isCloseTo(300 + 100 * (SECONDS - 1), within(110.0));
      assertThat(requests.get()).isGreaterThan(2);

      assertThat(downloads.await(List.of(id)).get(id)).isInstanceOf(DownloadState.Done.class);
      DownloadState.Done done = (DownloadState.Done) library.episode(id).orElseThrow().row().download();
      assertThat(Files.readAllBytes(library.fileOf(done))).isEqualTo(content);
    }
  }

  private static double place(Sound sound) {
    return sound.positionMs() / 1_000.0;
  }

  private static double toneNow(SoundDesk.Recording recording) {
    double now = recording.nowMs();
    return recording.soFar().part(now - 200, now - 50).toneHz();
  }
}
