package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.FileCheck;
import app.earmark.audio.Natives;
import app.earmark.model.AlternateEnclosure;
import app.earmark.model.DownloadBatch;
import app.earmark.model.DownloadState;
import app.earmark.model.Enclosure;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.EpisodeId;
import app.earmark.model.ParsedItem;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import app.earmark.testing.FileServer;
import app.earmark.testing.SoundFiles;
import app.earmark.testing.TestLibrary;
import app.earmark.util.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file must be before it counts as an episode, and what is learned from it. */
class DownloadChecksTest {

  private static final int SIZE = 100_000;

  private static FaultServer server;

  @TempDir Path folder;
  @TempDir Path site;
  private DownloadBench bench;

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
    FileCheck check = new FileCheck(Natives.library());
    bench = new DownloadBench(folder, (file, announcedMs) -> switch (check.check(file, announcedMs)) {
      case FileCheck.Checked.Whole whole -> new AudioCheck.Verdict.Playable(whole.durationMs());
      case FileCheck.Checked.CutShort cut -> new AudioCheck.Verdict.CutShort(cut.statedMs());
      case FileCheck.Checked.NotPlayable no -> new AudioCheck.Verdict.NotPlayable(no.detail());
      case FileCheck.Checked.CannotRead no -> throw new AssertionError(no);
    });
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private EpisodeId episode(ParsedItem.Builder item) {
    bench.subscribe("https://feed.example/" + bench.ids().size(), null, null, List.of(item.build()));
    return bench.ids().getLast();
  }

  private static ParsedItem.Builder item(String url, String type, Long bytes) {
    return TestLibrary.item(1, DownloadBench.DAY).enclosure(new Enclosure(url, type, bytes));
  }

  private String problem(EpisodeId id) throws InterruptedException {
    DownloadState state = bench.download(id);
    assertThat(state).isInstanceOf(DownloadState.Failed.class);
    return ((DownloadState.Failed) state).problem().key();
  }

  private static EpisodeExtras hash(String url, String integrity) {
    return new EpisodeExtras(null, null, null, null, List.of(new AlternateEnclosure(
        List.of(url), "audio/mpeg", null, null, null, null, null, null, false, integrity)),
        null, null, null, null, null, null, null, null, null, null);
  }

  private static String sha256(byte[] bytes) {
    return "sha256-" + Base64.getEncoder().encodeToString(
        HexFormat.of().parseHex(FaultContent.sha256(bytes)));
  }

  @Test
  void theHashOfTheFeedMustFit() throws Exception {
    String good = server.audio(1, SIZE, "", "ok");
    String bad = server.audio(2, SIZE, "", "ok");
    String hash = sha256(FaultContent.audio(1, SIZE));
    assertThat(bench.download(episode(item(good, "audio/mpeg", null).extras(hash(good, hash)))))
        .isInstanceOf(DownloadState.Done.class);
    assertThat(problem(episode(item(bad, "audio/mpeg", null).extras(hash(bad, hash)))))
        .isEqualTo("download.problem.wrong-hash");
  }

  @Test
  void theHashOfAnotherFormIsNotAskedFor() throws Exception {
    String url = server.audio(3, SIZE, "", "ok");
    String hash = sha256(new byte[] {1});
    assertThat(bench.download(episode(item(url, "audio/mpeg", null).extras(hash("https://other.example/x", hash)))))
        .isInstanceOf(DownloadState.Done.class);
  }

  @Test
  void nameAndPasswordOfTheFeedGoToItsOwnOriginAlone() throws Exception {
    String url = server.audio(4, SIZE, "", "auth");
    String elsewhere = server.audio(5, SIZE, "", "auth").replace("127.0.0.1", "localhost");
    bench.subscribe("http://" + server.host() + "/feed", "user", "secret",
        List.of(item(url, "audio/mpeg", null).build(), item(elsewhere, "audio/mpeg", null).guid("2").build()));
    List<EpisodeId> ids = bench.ids();
    assertThat(bench.download(ids.get(0))).isInstanceOf(DownloadState.Done.class);
    assertThat(problem(ids.get(1))).isEqualTo("download.problem.not-allowed");
    assertThat(server.requests(elsewhere)).noneMatch(line -> line.contains("Basic"));
  }

  @Test
  void wrongEndingTypeLengthAndDurationAreCorrectedFromTheFile() throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 20, SoundFiles.tone(440));
    SoundFiles.sox(wav, site.resolve("tone.flac"));
    Files.move(site.resolve("tone.flac"), site.resolve("tone.mp3"));
    try (FileServer files = FileServer.start(site)) {
      EpisodeId id = episode(item(files.url("tone.mp3"), "audio/mpeg", 17L));
      DownloadState.Done done = (DownloadState.Done) bench.download(id);
      assertThat(done.file()).isEqualTo("episodes/Show/2026-11-22 Episode 1.flac");
      assertThat(bench.library.fileOf(done)).hasSameBinaryContentAs(site.resolve("tone.mp3"));
      Episode episode = bench.library.episode(id).orElseThrow();
      assertThat(episode.enclosure().type()).isEqualTo("audio/flac");
      assertThat(episode.enclosure().bytes()).isEqualTo(Files.size(site.resolve("tone.mp3")));
      assertThat(episode.row().durationMs()).isEqualTo(20_000);
    }
  }

  @Test
  void aFileThatStopsInTheMiddleIsRefusedAndTriedAgain() throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 60, SoundFiles.tone(440));
    byte[] whole = Files.readAllBytes(SoundFiles.mp3(wav, folder.resolve("tone.mp3"), 64));
    Files.write(site.resolve("tone.mp3"), Arrays.copyOf(whole, whole.length / 2));
    try (FileServer files = FileServer.start(site)) {
      EpisodeId id = episode(item(files.url("tone.mp3"), "audio/mpeg", null));
      assertThat(problem(id)).isEqualTo("download.problem.cut-short");
      Path show = folder.resolve("episodes/Show");
      assertThat(show).isEmptyDirectory();
      Files.write(site.resolve("tone.mp3"), whole);
      bench.now.updateAndGet(now -> now.plusSeconds(61));
      bench.preferences.set(DownloadPreferences.AT_ONCE, 2);
      bench.awaitState(id, DownloadState.Done.class);
    }
  }

  @Test
  void aCutThatTheFileItselfDoesNotTellIsToldByTheFeed() throws Exception {
    Path wav = SoundFiles.wav(folder.resolve("tone.wav"), 60, SoundFiles.tone(440));
    byte[] whole = Files.readAllBytes(SoundFiles.sox(wav, folder.resolve("tone.ogg")));
    Files.write(site.resolve("cut.ogg"), Arrays.copyOf(whole, whole.length / 2));
    try (FileServer files = FileServer.start(site)) {
      assertThat(problem(episode(item(files.url("cut.ogg"), "audio/ogg", null).duration(Duration.ofSeconds(60)))))
          .isEqualTo("download.problem.cut-short");
      assertThat(bench.download(episode(item(files.url("cut.ogg"), "audio/ogg", null).guid("2").duration(Duration.ofSeconds(25)))))
          .as("the feed says that it is all").isInstanceOf(DownloadState.Done.class);
    }
  }

  @Test
  void noiseAPageAndAlmostNothingAreRefused() throws Exception {
    byte[] noise = new byte[SIZE];
    new SplittableRandom(5).nextBytes(noise);
    System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xfb, (byte) 0x90, 0x44}, 0, noise, 0, 4);
    Files.write(site.resolve("noise.mp3"), noise);
    Files.write(site.resolve("tiny.mp3"), FaultContent.audio(6, 94));
    try (FileServer files = FileServer.start(site)) {
      assertThat(problem(episode(item(files.url("noise.mp3"), "audio/mpeg", null))))
          .isEqualTo("download.problem.not-playable");
      assertThat(problem(episode(item(files.url("tiny.mp3"), "audio/mpeg", null))))
          .isEqualTo("download.problem.not-audio");
      assertThat(problem(episode(item(server.audio(7, SIZE, "", "html"), "audio/mpeg", null))))
          .isEqualTo("download.problem.not-audio");
    }
  }

  @Test
  void aFileThatHadArrivedWhenTheProgramEndedIsLookedAtAndNotFetchedAgain() throws Exception {
    String url = server.audio(8, SIZE, "", "status.500");
    EpisodeId id = episode(item(url, "audio/mpeg", null));
    bench.store.downloads().enqueue(List.of(id), DownloadBench.DAY);
    bench.store.downloads().choosePlace(id, "episodes/Show/there.mp3");
    Files.createDirectories(folder.resolve("episodes/Show"));
    Files.write(folder.resolve("episodes/Show/" + id + ".arrived"), FaultContent.audio(8, SIZE));
    assertThat(bench.download(id)).isEqualTo(new DownloadState.Done("episodes/Show/there.mp3", SIZE));
    assertThat(server.requests(url)).isEmpty();
    assertThat(folder.resolve("episodes/Show")).isDirectoryNotContaining("glob:**.arrived");
  }

  @Test
  void aFileDeletedByHandIsNoticedWhenItIsLookedForButNotWhileTheDriveIsAway() throws Exception {
    EpisodeId id = episode(item(server.audio(40, SIZE, "", "ok"), "audio/mpeg", null));
    DownloadState.Done done = (DownloadState.Done) bench.download(id);
    LibraryShelf shelf = new LibraryShelf(bench.library, bench.store.settings(), bench.preferences);
    assertThat(shelf.find(id).orElseThrow().file()).isEqualTo(bench.library.fileOf(done));
    Files.delete(bench.library.fileOf(done));
    Files.move(folder.resolve("library.db"), folder.resolve("away.db"));
    assertThat(shelf.find(id).orElseThrow().row().download()).isEqualTo(done);
    Files.move(folder.resolve("away.db"), folder.resolve("library.db"));
    assertThat(shelf.find(id).orElseThrow().file()).isNull();
    assertThat(bench.state(id)).isInstanceOf(DownloadState.None.class);
    assertThat(bench.download(id)).isEqualTo(done);
    Files.delete(bench.library.fileOf(done));
    assertThat(bench.download(id)).as("asked for again without a look before").isEqualTo(done);
    assertThat(bench.library.fileOf(done)).exists();
  }

  @Test
  void nothingIsFetchedWhileTheDriveIsAway() throws Exception {
    String url = server.audio(41, SIZE, "", "ok");
    EpisodeId id = episode(item(url, "audio/mpeg", null));
    Files.move(folder.resolve("library.db"), folder.resolve("away.db"));
    assertThat(bench.download(id)).isInstanceOf(DownloadState.Queued.class);
    assertThat(bench.downloads.snapshot().get().halted()).extracting(Message::key)
        .isEqualTo("download.halted.no-library");
    assertThat(server.requests(url)).isEmpty();
    Files.move(folder.resolve("away.db"), folder.resolve("library.db"));
    bench.downloads.resumeAll();
    bench.awaitState(id, DownloadState.Done.class);
  }

  @Test
  void theEndOfABatchIsToldOnce() throws Exception {
    List<DownloadBatch> told = new CopyOnWriteArrayList<>();
    bench.subscribe("https://feed.example/batch", null, null, List.of(
        item(server.audio(30, SIZE, "", "ok"), "audio/mpeg", null).guid("1").build(),
        item(server.audio(31, SIZE, "", "ok"), "audio/mpeg", null).guid("2").build(),
        item(server.audio(32, SIZE, "", "status.404"), "audio/mpeg", null).guid("3").build()));
    bench.downloads.batches().subscribe(told::add);
    bench.downloads.enqueue(bench.ids());
    bench.downloads.await(bench.ids());
    assertThat(told).containsExactly(
        DownloadBatch.NONE, new DownloadBatch(2, 1));
  }

  @Test
  void limitsAreInForceAtOnce() {
    List<ParsedItem> items = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      items.add(item(server.audio(20 + i, SIZE, "", "stall.10"), "audio/mpeg", null).guid("g" + i).build());
    }
    bench.subscribe("https://feed.example/limits", null, null, items);
    List<EpisodeId> ids = bench.ids();
    bench.downloads.enqueue(ids);
    bench.awaitState(ids.get(1), DownloadState.Running.class);
    assertThat(bench.state(ids.get(2))).isInstanceOf(DownloadState.Queued.class);
    bench.preferences.set(DownloadPreferences.PER_HOST, 4);
    bench.awaitState(ids.get(2), DownloadState.Running.class);
    bench.preferences.set(DownloadPreferences.AT_ONCE, 1);
    bench.awaitState(ids.get(2), DownloadState.Queued.class);
    bench.awaitState(ids.get(1), DownloadState.Queued.class);
    // It is noon.
    bench.preferences.set(DownloadPreferences.FROM, LocalTime.of(1, 0));
    bench.preferences.set(DownloadPreferences.UNTIL, LocalTime.of(6, 0));
    bench.awaitState(ids.get(0), DownloadState.Queued.class);
    bench.downloads.first(ids.get(3));
    bench.awaitState(ids.get(3), DownloadState.Running.class);
    bench.preferences.reset(DownloadPreferences.FROM);
    bench.preferences.reset(DownloadPreferences.UNTIL);
    bench.preferences.set(DownloadPreferences.AT_ONCE, 3);
    bench.awaitState(ids.get(0), DownloadState.Running.class);
  }
}
