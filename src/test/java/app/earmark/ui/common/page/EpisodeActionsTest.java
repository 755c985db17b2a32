package app.earmark.ui.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlayState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeActionsTest {

  @AutoClose private final UiBench bench;

  EpisodeActionsTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 3);
  }

  private EpisodeRow row(int number) {
    return bench.row("Career " + number);
  }

  @Test
  void playsPausesAndGoesOn() {
    bench.onDisk("Career 1");
    bench.actions.play(row(1));
    bench.settle();
    assertThat(bench.live.isPlaying(row(1))).isTrue();
    bench.actions.play(row(1));
    bench.settle();
    assertThat(bench.live.playbackProperty().get().phase()).isEqualTo(Phase.PAUSED);
  }

  @Test
  void whatIsNotOnDiskPlaysWhileItIsDownloaded() {
    bench.actions.play(row(2));
    bench.settle();
    assertThat(bench.live.download(row(2))).isNotInstanceOf(DownloadState.None.class);
    assertThat(bench.live.isPlaying(row(2))).isTrue();
  }

  @Test
  void whatCannotBeHeardWhileItIsDownloadedPlaysWhenItIsHere() {
    bench.output.refuseGrowing();
    bench.actions.play(row(2));
    bench.settle();
    assertThat(bench.live.download(row(2))).isNotInstanceOf(DownloadState.None.class);
    assertThat(bench.live.playbackProperty().get().phase()).isEqualTo(Phase.FAILED);

    TestLibrary.onDisk(bench.store, row(2).id(), 10, UiBench.NOW);
    bench.downloads.snapshot().publish(DownloadsSnapshot.EMPTY);
    bench.settle();
    assertThat(bench.live.isPlaying(row(2))).isTrue();
  }

  @Test
  void markingAsPlayedIsUndoneWithThePosition() {
    bench.library.savePosition(row(1).id(), 90_000);
    List<EpisodeRow> before = bench.rows();
    bench.actions.togglePlayed(before);
    bench.settle();
    assertThat(bench.rows()).allMatch(row -> row.playState() == PlayState.PLAYED);
    assertThat(bench.texts.get(bench.toaster.messages.getLast())).isEqualTo("Marked 3 episodes as played");

    bench.toaster.undo.run();
    assertThat(bench.rows()).isEqualTo(before);
  }

  @Test
  void togglingPlayedOnesMarksThemUnplayed() {
    bench.actions.togglePlayed(List.of(row(1)));
    bench.actions.togglePlayed(List.of(row(1)));

    assertThat(row(1).playState()).isEqualTo(PlayState.UNPLAYED);
  }

  @Test
  void deletingADownloadIsUndone() throws IOException {
    bench.onDisk("Career 1");
    Path file = bench.library.fileOf((DownloadState.Done) row(1).download());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "sound");
    bench.actions.deleteDownload(bench.rows());
    bench.settle();
    assertThat(file).doesNotExist();
    assertThat(row(1).download()).isInstanceOf(DownloadState.None.class);

    bench.toaster.undo.run();
    assertThat(file).hasContent("sound");
    assertThat(row(1).download()).isInstanceOf(DownloadState.Done.class);
  }

  @Test
  void nothingToDoSaysNothing() {
    bench.actions.deleteDownload(bench.rows());
    bench.actions.markUnplayed(bench.rows());
    bench.actions.togglePlayed(List.of());

    assertThat(bench.toaster.messages).isEmpty();
    assertThat(bench.errors).isEmpty();
  }
}
