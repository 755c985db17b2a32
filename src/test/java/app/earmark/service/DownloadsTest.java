package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.ParsedItem;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.HttpClients;
import app.earmark.net.SpeedLimit;
import app.earmark.store.LibraryStore;
import app.earmark.testing.Await;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The download queue over a real library and a real server in another process. */
class DownloadsTest {

  private static final int SIZE = 400_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Instant DAY = Instant.parse("2008-02-29T12:00:00Z");

  private static FaultServer server;

  @TempDir Path folder;
  private ExecutorService writer;
  private ExecutorService readers;
  private ExecutorService work;
  private ScheduledExecutorService timer;
  private HttpClients clients;
  private LibraryStore store;
  private Library library;
  private Downloads downloads;

  @BeforeAll
  static void startServer() {
    server = FaultServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void open() {
    writer = Executors.newSingleThreadExecutor();
    readers = Executors.newFixedThreadPool(2);
    work = Executors.newVirtualThreadPerTaskExecutor();
    timer = Executors.newSingleThreadScheduledExecutor();
    clients = new HttpClients("test");
    store = TestLibrary.open(folder, writer, readers);
    library = new Library(store, InstantSource.system());
    downloads = new Downloads(
        store, new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(), work), library, work, timer,
        InstantSource.system());
  }

  @AfterEach
  void close() {
    downloads.close();
    store.close();
    clients.close();
    List.of(writer, readers, work, timer).forEach(ExecutorService::shutdownNow);
  }

  private void reopen() {
    close();
    open();
    downloads.start();
  }

  /** Subscribes to a podcast whose episodes, oldest first, have these addresses. */
  private List<EpisodeId> subscribe(String... urls) {
    List<ParsedItem> items = new ArrayList<>();
    for (int i = 0; i < urls.length; i++) {
      items.add(TestLibrary.item(i, DAY.plusSeconds(i))
          .title("Episode " + i).enclosure(new Enclosure(urls[i], "audio/mpeg", null)).build());
    }
    TestLibrary.add(store, "Show", items, DAY.plus(Duration.ofDays(1)));
    return library.window(EpisodeFilter.EVERYTHING, 0, urls.length).reversed().stream().map(EpisodeRow::id).toList();
  }

  private DownloadState state(EpisodeId id) {
    DownloadState inLine = downloads.snapshot().get().states().get(id);
    return inLine != null ? inLine : library.rows(List.of(id)).getFirst().download();
  }

  private void awaitState(EpisodeId id, Class<? extends DownloadState> kind) {
    Await.until("episode " + id + " is " + kind.getSimpleName(), LIMIT, () -> kind.isInstance(state(id)));
  }

  private Path fileOf(EpisodeId id) {
    return library.fileOf((DownloadState.Done) state(id));
  }

  @Test
  void anEpisodeThatWasAskedForIsOnDiskUnderItsName() throws Exception {
    EpisodeId id = subscribe(server.audio(1, SIZE, "", "ok")).getFirst();
    downloads.enqueue(List.of(id));
    assertThat(downloads.await(List.of(id))).containsEntry(
        id, new DownloadState.Done("episodes/Show/2008-02-29 Episode 0.mp3", SIZE));
    assertThat(folder.resolve("episodes/Show/2008-02-29 Episode 0.mp3")).hasBinaryContent(FaultContent.audio(1, SIZE));
    assertThat(downloads.snapshot().get().queue()).isEmpty();
    assertThat(library.count(new EpisodeFilter(null, EpisodeFilter.Which.DOWNLOADED))).isEqualTo(1);
  }

  @Test
  void askedForTwiceItIsFetchedOnce() throws Exception {
    String url = server.audio(2, SIZE, "", "ok");
    EpisodeId id = subscribe(url).getFirst();
    downloads.enqueue(List.of(id, id));
    downloads.await(List.of(id));
    downloads.enqueue(List.of(id));
    downloads.first(id);
    downloads.await(List.of(id));
    assertThat(server.requests(url)).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereFailsWithASentenceAndCanBeRetried() throws Exception {
    EpisodeId id = subscribe(server.audio(3, SIZE, "", "status.404", "ok")).getFirst();
    downloads.enqueue(List.of(id));
    assertThat(downloads.await(List.of(id)).get(id)).isInstanceOfSatisfying(DownloadState.Failed.class,
        failed -> assertThat(failed.problem().key()).isEqualTo("download.problem.not-found"));
    assertThat(downloads.snapshot().get().queue()).containsExactly(id);
    downloads.resume(id);
    assertThat(downloads.await(List.of(id)).get(id)).isInstanceOf(DownloadState.Done.class);
  }

  @Test
  void threeAtOnceButTwoOfOneHost() {
    List<EpisodeId> ids = subscribe(
        server.audio(4, SIZE, "", "stall.1000"), server.audio(5, SIZE, "", "stall.1000"),
        server.audio(6, SIZE, "", "stall.1000"),
        server.audio(7, SIZE, "", "stall.1000").replace("127.0.0.1", "localhost"));
    downloads.enqueue(ids);
    awaitState(ids.get(3), DownloadState.Running.class);
    assertThat(ids).map(id -> state(id).word()).containsExactly("running", "running", "queued", "running");
    downloads.cancel(ids.get(0));
    awaitState(ids.get(2), DownloadState.Running.class);
  }

  @Test
  void pausedKeepsWhatArrivedAndGoesOnFromThere() throws Exception {
    String url = server.audio(8, SIZE, "", "drip.4000", "ok");
    EpisodeId id = subscribe(url).getFirst();
    downloads.enqueue(List.of(id));
    Await.until("a part of it arrived", LIMIT,
        () -> state(id) instanceof DownloadState.Running run && run.receivedBytes() >= 100_000);
    downloads.pause(id);
    awaitState(id, DownloadState.Paused.class);
    downloads.resume(id);
    assertThat(downloads.await(List.of(id)).get(id)).isInstanceOf(DownloadState.Done.class);
    assertThat(fileOf(id)).hasBinaryContent(FaultContent.audio(8, SIZE));
    assertThat(server.requests(url)).hasSize(2);
    assertThat(server.requests(url).getLast()).contains("bytes=");
  }

  @Test
  void canceledLeavesNothingBehind() throws IOException {
    EpisodeId id = subscribe(server.audio(9, SIZE, "", "drip.4000")).getFirst();
    downloads.enqueue(List.of(id));
    Await.until("something arrived", LIMIT,
        () -> state(id) instanceof DownloadState.Running run && run.receivedBytes() > 0);
    downloads.cancel(id);
    awaitState(id, DownloadState.None.class);
    Await.until("the part is gone", LIMIT, () -> {
      try (var files = Files.list(folder.resolve("episodes/Show"))) {
        return files.findAny().isEmpty();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  @Test
  void theQueueOutlivesTheProgramAndGoesOnWhereItWas() throws Exception {
    String first = server.audio(10, SIZE, "", "drip.4000", "ok");
    List<EpisodeId> ids = subscribe(
        first, server.audio(11, SIZE, "", "stall.10", "ok"), server.audio(12, SIZE, "", "ok"));
    downloads.enqueue(ids);
    Await.until("a part of it arrived", LIMIT,
        () -> state(ids.getFirst()) instanceof DownloadState.Running run && run.receivedBytes() >= 100_000);
    reopen();
    downloads.await(ids);
    assertThat(ids).allSatisfy(id -> assertThat(state(id)).isInstanceOf(DownloadState.Done.class));
    assertThat(fileOf(ids.getFirst())).hasBinaryContent(FaultContent.audio(10, SIZE));
    assertThat(server.requests(first).getLast()).contains("bytes=");
  }

  @Test
  void aFinishedFileThatNobodyNotedBeforeTheCrashIsFound() throws Exception {
    String url = server.audio(13, SIZE, "", "status.500");
    EpisodeId id = subscribe(url).getFirst();
    store.downloads().enqueue(List.of(id), DAY);
    store.downloads().choosePlace(id, "episodes/Show/there.mp3");
    Files.createDirectories(folder.resolve("episodes/Show"));
    Files.write(folder.resolve("episodes/Show/there.mp3"), FaultContent.audio(13, SIZE));
    reopen();
    assertThat(downloads.await(List.of(id))).containsEntry(id, new DownloadState.Done("episodes/Show/there.mp3", SIZE));
    assertThat(server.requests(url)).isEmpty();
  }

  @Test
  void whatIsAskedForFirstRunsFirst() {
    List<EpisodeId> ids = subscribe(
        server.audio(14, SIZE, "", "stall.10"), server.audio(15, SIZE, "", "stall.10"),
        server.audio(16, SIZE, "", "stall.10"), server.audio(17, SIZE, "", "stall.10"));
    downloads.enqueue(ids.subList(0, 3));
    downloads.first(ids.get(3));
    assertThat(downloads.snapshot().get().queue()).containsExactly(ids.get(3), ids.get(0), ids.get(1), ids.get(2));
    downloads.cancel(ids.get(0));
    awaitState(ids.get(3), DownloadState.Running.class);
  }

  @Test
  void deletedGoesToTheBinAndComesBack() throws Exception {
    EpisodeId id = subscribe(server.audio(18, SIZE, "", "ok")).getFirst();
    downloads.enqueue(List.of(id));
    downloads.await(List.of(id));
    Path file = fileOf(id);
    downloads.files().delete(id);
    assertThat(file).doesNotExist();
    assertThat(state(id)).isInstanceOf(DownloadState.None.class);
    assertThat(downloads.files().undoDelete(id)).isTrue();
    assertThat(file).hasBinaryContent(FaultContent.audio(18, SIZE));
    assertThat(state(id)).isInstanceOf(DownloadState.Done.class);
  }

  @Test
  void episodesOfOneNameHaveTwoFiles() throws Exception {
    List<EpisodeId> ids = subscribe(server.audio(19, SIZE, "", "ok"), server.audio(20, SIZE, "", "ok"));
    TestLibrary.add(store, "SHOW", List.of(TestLibrary.item(0, DAY).title("episode 0")
        .enclosure(new Enclosure(server.audio(21, SIZE, "", "ok"), null, null)).build()), DAY);
    EpisodeId namesake = library.window(EpisodeFilter.EVERYTHING, 0, 9).stream().map(EpisodeRow::id)
        .filter(id -> !ids.contains(id)).findFirst().orElseThrow();
    List<EpisodeId> all = List.of(ids.get(0), ids.get(1), namesake);
    downloads.enqueue(all);
    downloads.await(all);
    assertThat(all).map(id -> EpisodeFileName.key(fileOf(id).toString())).doesNotHaveDuplicates();
    assertThat(fileOf(namesake)).hasBinaryContent(FaultContent.audio(21, SIZE));
    assertThat(fileOf(ids.get(0))).hasBinaryContent(FaultContent.audio(19, SIZE));
  }

  @Test
  void theSnapshotTellsTheWayOfADownload() throws Exception {
    EpisodeId id = subscribe(server.audio(22, SIZE, "", "drip.60000")).getFirst();
    List<DownloadsSnapshot> seen = new ArrayList<>();
    try (var ignored = downloads.snapshot().subscribe(seen::add)) {
      downloads.enqueue(List.of(id));
      downloads.await(List.of(id));
    }
    assertThat(seen).extracting(snapshot -> snapshot.states().get(id)).extracting(
        state -> state == null ? "-" : state.word()).containsSubsequence("-", "running", "-");
    assertThat(seen).flatMap(snapshot -> snapshot.states().values())
        .filteredOn(DownloadState.Running.class::isInstance).map(DownloadState.Running.class::cast)
        .anySatisfy(run -> assertThat(run.totalBytes()).isEqualTo(SIZE))
        .extracting(DownloadState.Running::receivedBytes).isSorted();
  }
}
