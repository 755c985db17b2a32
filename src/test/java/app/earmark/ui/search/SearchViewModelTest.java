package app.earmark.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.ui.common.Place;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchViewModelTest {

  @AutoClose private final UiBench bench;
  private SearchViewModel model;

  SearchViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Lighthouse", 20);
    bench.podcast("Harbour", 2);
    bench.finding.indexing().catchUp();
    model = new SearchViewModel(bench.finding.search(), bench.library, bench.background, bench.opened::add,
        bench.actions, new SimpleStringProperty(""));
    model.attach();
  }

  @AfterEach
  void close() {
    model.detach();
  }

  @Test
  void whatIsTypedIsFoundInGroups() {
    assertThat(model.lines()).isEmpty();
    model.wordsProperty().set("harb");

    assertThat(model.lines()).hasSize(5);
    assertThat(model.lines().get(0)).isEqualTo(new SearchLine.Heading("page.search.podcasts"));
    assertThat(model.lines().get(1)).isInstanceOf(SearchLine.OfPodcast.class);
    assertThat(model.lines().get(2)).isEqualTo(new SearchLine.Heading("page.search.episodes"));
    model.open(model.lines().get(1));
    model.open(model.lines().get(3));
    assertThat(bench.opened.get(0)).isInstanceOf(Place.OnePodcast.class);
    assertThat(bench.opened.get(1)).isInstanceOf(Place.OneEpisode.class);

    model.wordsProperty().set("harbx");
    assertThat(model.lines()).isEmpty();
  }

  @Test
  void thereIsMoreWhereThereIsMore() {
    model.wordsProperty().set("lighthouse");
    assertThat(model.lines().getLast()).isEqualTo(new SearchLine.More());
    assertThat(model.lines()).filteredOn(SearchLine.OfEpisode.class::isInstance).hasSize(SearchViewModel.FEW);

    model.open(model.lines().getLast());
    assertThat(model.lines()).filteredOn(SearchLine.OfEpisode.class::isInstance).hasSize(20);
  }

  @Test
  void anEarmarkIsPlayedFromWhereItIs() {
    bench.onDisk("Harbour 1");
    bench.finding.earmarks().setNote(bench.finding.earmarks().mark(bench.row("Harbour 1").id(), 90_000), "cranes");
    bench.settle();
    model.wordsProperty().set("cranes");

    assertThat(model.lines().getLast()).isInstanceOf(SearchLine.OfEarmark.class);
    model.open(model.lines().getLast());
    bench.settle();
    assertThat(bench.playback.state().get().episode()).isNotNull();
    assertThat(bench.playback.state().get().positionMs()).isBetween(89_000L, 92_000L);
  }
}
