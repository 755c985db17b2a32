package app.earmark.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeRow;
import app.earmark.ui.history.HistoryViewModel.Showing;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryViewModelTest {

  @AutoClose private final UiBench bench;
  private HistoryViewModel model;

  HistoryViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 3);
    model = new HistoryViewModel(bench.history, bench.background, bench.toaster);
    model.attach();
    model.rows().refresh();
    bench.settle();
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private void hear(String title, long upTo) {
    bench.onDisk(title);
    bench.playback.play(bench.row(title).id());
    bench.playback.seek(upTo);
    bench.playback.pause();
    bench.settle();
  }

  private List<String> shown() {
    List<String> titles = new ArrayList<>();
    for (EpisodeRow row : model.rows()) {
      titles.add(row.title());
    }
    return titles;
  }

  @Test
  void isEmptyThenShowsTheLatestFirst() {
    assertThat(model.showingProperty().get()).isEqualTo(Showing.EMPTY);
    hear("Career 1", 60_000);
    hear("Career 3", 120_000);
    assertThat(model.showingProperty().get()).isEqualTo(Showing.ROWS);
    assertThat(shown()).containsExactly("Career 3", "Career 1");
    assertThat(model.heard(bench.row("Career 1"))).get()
        .satisfies(heard -> assertThat(heard.positionMs()).isEqualTo(60_000));
    hear("Career 1", 90_000);
    assertThat(shown()).containsExactly("Career 1", "Career 3");
  }

  @Test
  void forgettingAndClearingAreUndone() {
    hear("Career 1", 60_000);
    hear("Career 2", 60_000);
    model.forget(List.of(bench.row("Career 2")));
    bench.settle();
    assertThat(shown()).containsExactly("Career 1");
    bench.toaster.undo.run();
    bench.settle();
    assertThat(shown()).containsExactly("Career 2", "Career 1");

    model.clear();
    bench.settle();
    assertThat(model.showingProperty().get()).isEqualTo(Showing.EMPTY);
    bench.toaster.undo.run();
    bench.settle();
    assertThat(shown()).containsExactly("Career 2", "Career 1");
  }
}
