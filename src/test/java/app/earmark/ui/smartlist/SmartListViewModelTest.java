package app.earmark.ui.smartlist;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.search.SearchSort;
import app.earmark.model.search.SmartList;
import app.earmark.ui.common.Place;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartListViewModelTest {

  @AutoClose private final UiBench bench;
  private SmartListViewModel model;
  private long id;

  SmartListViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    bench.podcast("Harbour", 3);
    bench.podcast("Lighthouse", 2);
    bench.finding.indexing().catchUp();
    id = bench.finding.smartLists().keep("podcast:harbour is:new");
    model = new SmartListViewModel(id, bench.finding.smartLists(), bench.library, bench.background,
        bench.opened::add, bench.toaster);
    model.attach();
    bench.settle();
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private SmartList list() {
    bench.settle();
    return model.listProperty().get().orElseThrow();
  }

  @Test
  void itFillsItself() {
    assertThat(list().name()).isEqualTo("podcast:harbour is:new");
    assertThat(model.rows()).hasSize(3);
    bench.library.markPlayed(List.of(bench.row("Harbour 2").id()));
    bench.settle();
    assertThat(model.rows()).hasSize(2);
  }

  @Test
  void nameSearchAndOrderAreChanged() {
    model.rename(" My list ");
    model.sort(SearchSort.OLDEST);
    model.seek("harbour OR");
    model.rename("  ");
    assertThat(list()).isEqualTo(new SmartList(id, " My list ".strip(), "harbour OR", SearchSort.OLDEST));
    model.seek("podcast:harbour");
    bench.settle();
    assertThat(model.rows().get(0)).isNotNull().satisfies(row -> assertThat(row.title()).isEqualTo("Harbour 1"));
  }

  @Test
  void deletingIsUndone() {
    SmartList before = list();
    model.delete();
    bench.settle();
    assertThat(bench.finding.smartLists().all()).isEmpty();
    assertThat(bench.opened).containsExactly(new Place.NewEpisodes());
    bench.toaster.undo.run();
    assertThat(bench.finding.smartLists().all()).containsExactly(before);
  }
}
