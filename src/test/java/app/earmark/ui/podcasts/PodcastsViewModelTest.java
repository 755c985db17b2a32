package app.earmark.ui.podcasts;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Podcast;
import app.earmark.testing.TestLibrary;
import app.earmark.ui.podcasts.PodcastsViewModel.Layout;
import app.earmark.ui.podcasts.PodcastsViewModel.Order;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodcastsViewModelTest {

  @AutoClose private final UiBench bench;
  private PodcastsViewModel model;

  PodcastsViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    model = new PodcastsViewModel(bench.library, bench.preferences, bench.background, null);
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private List<String> titles() {
    return model.showingProperty().get().orElseThrow().podcasts().stream().map(Podcast::title).toList();
  }

  @Test
  void isSortedByTitleOrByWhatIsNew() {
    bench.podcast("Beta", 5);
    bench.podcast("Alpha", 1);
    bench.podcast("Gamma", 3);
    model.attach();
    assertThat(titles()).containsExactly("Alpha", "Beta", "Gamma");
    model.orderProperty().set(Order.UNPLAYED);
    bench.settle();
    assertThat(titles()).containsExactly("Beta", "Gamma", "Alpha");
  }

  @Test
  void isSortedByWhatIsNewestOrWasHeardLast() {
    bench.podcast("Alpha", 1);
    bench.podcast("Beta", 1);
    TestLibrary.add(bench.store, "Gamma", List.of(TestLibrary.item(1, UiBench.NOW.minusSeconds(60)).guid("g")
        .title("Gamma 1").build()), UiBench.NOW);
    bench.changed();
    model.attach();
    model.orderProperty().set(Order.NEWEST);
    bench.settle();
    assertThat(titles()).first().isEqualTo("Gamma");

    bench.library.savePosition(bench.row("Beta 1").id(), 60_000);
    model.orderProperty().set(Order.LISTENED);
    bench.settle();
    assertThat(titles()).containsExactly("Beta", "Alpha", "Gamma");
  }

  @Test
  void remembersOrderAndLayout() {
    bench.podcast("Alpha", 1);
    model.attach();
    model.orderProperty().set(Order.NEWEST);
    model.layoutProperty().set(Layout.LIST);
    bench.settle();

    var next = new PodcastsViewModel(bench.library, bench.preferences, bench.background, null);
    next.attach();
    assertThat(next.orderProperty().get()).isEqualTo(Order.NEWEST);
    assertThat(next.showingProperty().get().orElseThrow().layout()).isEqualTo(Layout.LIST);
    next.detach();
  }

  @Test
  void followsTheLibrary() {
    model.attach();
    assertThat(titles()).isEmpty();
    bench.podcast("Alpha", 1);
    assertThat(titles()).containsExactly("Alpha");
  }

  @Test
  void aFolderShowsWhatIsInItAndWithin() {
    var work = bench.podcast("Alpha", 1);
    var talks = bench.podcast("Beta", 1);
    bench.podcast("Gamma", 1);
    bench.library.folders().add(List.of(work), "Work");
    bench.library.folders().add(List.of(talks), "Work/Talks");
    model = new PodcastsViewModel(bench.library, bench.preferences, bench.background, "Work");
    model.attach();

    assertThat(titles()).containsExactly("Alpha", "Beta");
    assertThat(model.showingProperty().get().orElseThrow().folders()).containsExactly("Work", "Work/Talks");
    bench.library.folders().dissolve("Work");
    bench.settle();
    assertThat(titles()).isEmpty();
  }
}
