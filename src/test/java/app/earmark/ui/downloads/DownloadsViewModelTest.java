package app.earmark.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.ui.downloads.DownloadsViewModel.Showing;
import app.earmark.ui.testing.UiBench;
import app.earmark.util.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsViewModelTest {

  @AutoClose private final UiBench bench;
  private DownloadsViewModel model;

  DownloadsViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    model = new DownloadsViewModel(bench.library, bench.downloads, bench.background, bench.live);
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private List<String> titles() {
    return model.rows().stream().map(EpisodeRow::title).toList();
  }

  private void publish(Map<String, DownloadState> states) {
    Map<EpisodeId, DownloadState> byId = new LinkedHashMap<>();
    states.forEach((title, state) -> byId.put(bench.row(title).id(), state));
    bench.downloads.snapshot().publish(new DownloadsSnapshot(List.copyOf(byId.keySet()), byId, 500_000, null));
    bench.settle();
  }

  @Test
  void nothingDownloadedIsEmpty() {
    bench.podcast("Career", 2);
    model.attach();
    assertThat(model.showingProperty().get()).isEqualTo(Showing.EMPTY);
  }

  @Test
  void sortsByWhatIsGoingOnThenWhatIsOnDisk() {
    bench.podcast("Career", 6);
    bench.onDisk("Career 6");
    model.attach();
    Map<String, DownloadState> states = new LinkedHashMap<>();
    states.put("Career 1", new DownloadState.Failed(Message.of("download.problem.not-found", "x.example")));
    states.put("Career 2", new DownloadState.Queued());
    states.put("Career 3", new DownloadState.Running(1, 10L, 5));
    states.put("Career 4", new DownloadState.Paused(1, 10L));
    states.put("Career 5", new DownloadState.Queued());
    publish(states);

    assertThat(titles()).containsExactly("Career 3", "Career 2", "Career 5", "Career 4", "Career 1", "Career 6");
    assertThat(model.summaryProperty().get())
        .isEqualTo(new DownloadsViewModel.Summary(1, 2, 1, 500_000, true, true));
  }

  @Test
  void bytesAloneDoNotReadTheRowsAgain() {
    bench.podcast("Career", 2);
    model.attach();
    publish(Map.of("Career 1", new DownloadState.Running(1, 10L, 5)));
    int[] changes = new int[1];
    model.rows().addListener((ListChangeListener<EpisodeRow>) change -> changes[0]++);
    publish(Map.of("Career 1", new DownloadState.Running(7, 10L, 5)));

    assertThat(changes[0]).isZero();
  }

  @Test
  void rowsMoveByKeysAndByDragging() {
    bench.podcast("Career", 4);
    model.attach();
    bench.actions.download(bench.rows());
    bench.settle();
    model.shift(List.of(bench.row("Career 2")), -1);
    bench.settle();
    List<String> titles = titles();
    int moved = titles.indexOf("Career 2");
    model.shift(List.of(bench.row("Career 2")), 1);
    bench.settle();
    assertThat(titles().indexOf("Career 2")).isEqualTo(moved + 1);
    model.drop(List.of(bench.row("Career 1").id()), titles().size());
    bench.settle();
    assertThat(titles()).endsWith("Career 1");
  }

  @Test
  void pausesAndGoesOnWithAll() {
    bench.podcast("Career", 2);
    model.attach();
    bench.actions.download(bench.rows());
    bench.settle();
    assertThat(model.summaryProperty().get().canPause()).isTrue();
    model.pauseAll();
    bench.settle();

    assertThat(model.rows()).hasSize(2);
  }
}
