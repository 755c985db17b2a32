package app.earmark.ui.upnext;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.service.UpNext.Then;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpNextViewModelTest {

  @AutoClose private final UiBench bench;
  private UpNextViewModel model;

  UpNextViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Career", 4);
    model = new UpNextViewModel(
        bench.library, bench.upNext, bench.preferences, bench.background, bench.live, bench.toaster);
    model.attach();
    bench.settle();
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private EpisodeRow row(int number) {
    return bench.row("Career " + number);
  }

  private List<String> shown() {
    List<String> titles = new ArrayList<>();
    for (EpisodeRow row : model.rows()) {
      titles.add(row.title());
    }
    return titles;
  }

  @Test
  void showsWhatIsQueuedFromAnywhereAndHowLongItTakes() {
    assertThat(model.queueProperty().get().known()).isTrue();
    assertThat(model.queueProperty().get().count()).isZero();
    bench.library.savePosition(row(2).id(), 600_000);
    bench.actions.queueOrNot(List.of(row(1), row(2)));
    bench.settle();
    assertThat(shown()).containsExactly("Career 1", "Career 2");
    assertThat(bench.texts.get(bench.toaster.messages.getLast())).isEqualTo("Added 2 episodes to Up Next");
    assertThat(bench.live.isQueued(row(1))).isTrue();
    assertThat(model.queueProperty().get().leftMs()).isEqualTo(2 * UiBench.DURATION_MS - 600_000);

    bench.playback.setSpeed(1.5);
    bench.settle();
    assertThat(model.queueProperty().get().takesMs()).isEqualTo((2 * UiBench.DURATION_MS - 600_000) * 2 / 3);
  }

  @Test
  void theSameKeyTakesOutAgainWithAnUndo() {
    bench.actions.queueOrNot(List.of(row(1), row(2), row(3)));
    bench.settle();
    bench.actions.queueOrNot(List.of(row(2)));
    bench.settle();
    assertThat(shown()).containsExactly("Career 1", "Career 3");
    bench.toaster.undo.run();
    bench.settle();
    assertThat(shown()).containsExactly("Career 1", "Career 2", "Career 3");
  }

  @Test
  void isMovedByDraggingAndByKeys() {
    bench.actions.playLast(List.of(row(1), row(2), row(3)));
    bench.settle();
    model.drop(List.of(row(3).id(), row(4).id()), 0);
    bench.settle();
    assertThat(shown()).containsExactly("Career 3", "Career 4", "Career 1", "Career 2");
    model.shift(List.of(row(1)), -1);
    bench.settle();
    assertThat(shown()).containsExactly("Career 3", "Career 1", "Career 4", "Career 2");
  }

  @Test
  void clearingIsUndone() {
    bench.actions.playLast(List.of(row(1), row(2)));
    bench.actions.playNext(List.of(row(3)));
    bench.settle();
    List<EpisodeId> before = bench.upNext.snapshot().get().episodes();
    model.clear();
    bench.settle();
    assertThat(shown()).isEmpty();
    assertThat(bench.toaster.last()).isEqualTo("window.toast.queue-cleared");
    bench.toaster.undo.run();
    bench.settle();
    assertThat(bench.upNext.snapshot().get().episodes()).isEqualTo(before);
  }

  @Test
  void whatFollowsIsChosenHere() {
    model.goOn(false);
    model.then(Then.NEWEST);
    bench.settle();
    assertThat(model.queueProperty().get().goesOn()).isFalse();
    assertThat(model.queueProperty().get().then()).isEqualTo(Then.NEWEST);
  }
}
