package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.NativeAudio;
import app.earmark.audio.Natives;
import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Podcast;
import app.earmark.service.OwnFiles.Taken;
import app.earmark.testing.SoundFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {

  @TempDir Path folder;
  @TempDir Path desk;
  private DownloadBench bench;
  private UpNext upNext;
  private OwnFiles own;

  @BeforeEach
  void open() {
    NativeAudio ffmpeg = Natives.library();
    bench = new DownloadBench(folder, AudioCheck.NONE);
    upNext = new UpNext(bench.store, bench.library, bench.downloads, bench.preferences, bench.source);
    own = new OwnFiles(bench.store, bench.library, bench.downloads, upNext,
        () -> new NativeAudio.Loading.Loaded(ffmpeg), bench.source);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Path sound(String name, double hertz) throws IOException {
    Path file = desk.resolve(name);
    Files.createDirectories(file.getParent());
    return SoundFiles.wav(file, 2, SoundFiles.tone(hertz));
  }

  private Taken take(Path... files) {
    return own.takeIn(List.of(files), "From this computer", "Your files", () -> false);
  }

  private List<EpisodeRow> rows() {
    return bench.library.window(EpisodeFilter.EVERYTHING, 0, 100);
  }

  @Test
  void aFileBecomesAnEpisodeOnDiskAndStaysWhereItIs() throws IOException {
    Path file = sound("My_talk.wav", 440);
    Taken taken = take(file);

    EpisodeRow row = rows().getFirst();
    assertThat(taken.added()).containsExactly(row.id());
    assertThat(row.title()).isEqualTo("My talk");
    assertThat(row.podcastTitle()).isEqualTo("From this computer");
    assertThat(row.durationMs()).isEqualTo(2_000L);
    assertThat(file).exists();
    assertThat(row.download()).isInstanceOfSatisfying(DownloadState.Done.class,
        done -> assertThat(bench.library.fileOf(done)).hasSameBinaryContentAs(file).startsWith(folder));
  }

  @Test
  void aFolderIsTakenInInItsOrderTheFirstOnTop() throws IOException {
    sound("book/part 10.wav", 300);
    sound("book/part 2.wav", 400);
    sound("book/more/part 11.wav", 500);
    Files.writeString(desk.resolve("book/cover.txt"), "no sound");
    Taken taken = take(desk.resolve("book"));

    assertThat(taken.added()).hasSize(3);
    assertThat(taken.refused()).isEmpty();
    assertThat(rows()).extracting(EpisodeRow::title).containsExactly("part 11", "part 2", "part 10");
  }

  @Test
  void theSameFileAgainIsKnownWhateverItsName() throws IOException {
    take(sound("a.wav", 440));
    Taken again = take(sound("b.wav", 440), sound("c.wav", 550));

    assertThat(again.known()).isEqualTo(1);
    assertThat(rows()).extracting(EpisodeRow::title).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void whatWasDeletedComesBackWithItsPlace() throws IOException {
    Path file = sound("a.wav", 440);
    EpisodeRow row = bench.library.rows(take(file).added()).getFirst();
    bench.library.savePosition(row.id(), 1_500);
    bench.downloads.files().delete(row.id());
    Taken again = take(file);

    assertThat(again.added()).containsExactly(row.id());
    assertThat(rows()).hasSize(1);
    assertThat(rows().getFirst().positionMs()).isEqualTo(1_500);
    assertThat(rows().getFirst().download()).isInstanceOf(DownloadState.Done.class);
  }

  @Test
  void whatCannotBeHeardIsLeftOutAndSaid() throws IOException {
    Path broken = Files.writeString(desk.resolve("broken.mp3"), "<html>no sound</html>");
    Taken taken = take(broken);

    assertThat(taken.refused()).containsExactly("broken.mp3");
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(take(desk.resolve("missing.mp3")).added()).isEmpty();
  }

  @Test
  void undoLeavesNothingBehindButTheFilesThemselves() throws IOException {
    Path file = sound("a.wav", 440);
    Taken taken = take(file);
    Path copy = bench.library.fileOf((DownloadState.Done) rows().getFirst().download());
    upNext.playLast(taken.added());
    own.undo(taken);

    assertThat(rows()).isEmpty();
    assertThat(bench.library.podcasts()).isEmpty();
    assertThat(upNext.snapshot().get().episodes()).isEmpty();
    assertThat(copy).doesNotExist();
    assertThat(file).exists();
    assertThat(take(file).added()).hasSize(1);
    assertThat(bench.library.podcasts()).extracting(Podcast::title).containsExactly("From this computer");
  }

  @Test
  void stoppedItKeepsNothingHalf() throws IOException {
    Taken taken = own.takeIn(List.of(sound("a.wav", 440), sound("b.wav", 550)), "Mine", "", () -> true);

    assertThat(taken.left()).isEqualTo(2);
    assertThat(rows()).isEmpty();
  }

  @Test
  void nobodyIsAskedForItAndNoListHasIt() throws IOException {
    take(sound("a.wav", 440));

    assertThat(bench.store.feeds().all()).isEmpty();
    assertThat(bench.library.podcasts().getFirst().isOwnFiles()).isTrue();
    assertThat(new String(new OpmlTransfer(bench.store, null, RefreshLimits.usual(), bench.work)
        .write("Mine", true), StandardCharsets.UTF_8)).doesNotContain("own-files");
  }

  @Test
  void aCopyThatIsGoneIsNotAskedOfAnybody() throws IOException, InterruptedException {
    EpisodeRow row = bench.library.rows(take(sound("a.wav", 440)).added()).getFirst();
    bench.downloads.files().delete(row.id());

    assertThat(bench.download(row.id())).isInstanceOfSatisfying(DownloadState.Failed.class,
        failed -> assertThat(failed.problem().key()).isEqualTo("download.own-file"));
  }
}
