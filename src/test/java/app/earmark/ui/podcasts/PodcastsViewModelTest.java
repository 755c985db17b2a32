package app.earmark.ui.podcasts;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.Podcast;
import app.earmark.ui.podcasts.PodcastsViewModel.Order;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodcastsViewModelTest {

  @TempDir Path folder;
  private UiBench bench;
  private PodcastsViewModel model;

  @BeforeEach
  void open() throws IOException {
    bench = new UiBench(folder);
    model = new PodcastsViewModel(bench.library, bench.background);
  }

  @AfterEach
  void close() {
    model.detach();
    bench.close();
  }

  private List<String> titles() {
    return model.podcastsProperty().get().orElseThrow().stream().map(Podcast::title).toList();
  }

  @Test
  void isSortedByTitleOrByWhatIsNew() {
    bench.podcast("Beta", 5);
    bench.podcast("Alpha", 1);
    bench.podcast("Gamma", 3);
    model.attach();
    assertThat(titles()).containsExactly("Alpha", "Beta", "Gamma");
    model.orderProperty().set(Order.UNPLAYED);
    assertThat(titles()).containsExactly("Beta", "Gamma", "Alpha");
  }

  @Test
  void followsTheLibrary() {
    model.attach();
    assertThat(titles()).isEmpty();
    bench.podcast("Alpha", 1);
    assertThat(titles()).containsExactly("Alpha");
  }
}
