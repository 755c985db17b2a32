package app.earmark.ui.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.ListeningTime;
import app.earmark.service.Statistics;
import app.earmark.service.Statistics.Range;
import app.earmark.store.ListeningStore.Part;
import app.earmark.ui.testing.UiBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsViewModelTest {

  private static final long HOUR = 3_600_000;

  @AutoClose private final UiBench bench;
  private StatisticsViewModel model;

  StatisticsViewModelTest(@TempDir Path folder) throws IOException {
    bench = new UiBench(folder);
    model = new StatisticsViewModel(
        new Statistics(bench.store, UiBench.CLOCK, DayOfWeek.MONDAY), bench.library, bench.background);
  }

  @AfterEach
  void close() {
    model.detach();
  }

  private void heard(String title, LocalDate day, long hours) {
    bench.store.listening().add(Map.of(
        new Part(day, bench.row(title).id()), new ListeningTime(hours * HOUR, HOUR / 2, HOUR / 4)));
  }

  @Test
  void nothingHeardHasNoWeeks() {
    model.attach();
    assertThat(model.summaryProperty().get().orElseThrow().weeks()).isEmpty();
  }

  @Test
  void followsTheRangeAndWhatIsHeard() {
    bench.podcast("Career", 2);
    bench.podcast("Trains", 1);
    heard("Career 1", LocalDate.of(2026, 11, 20), 2);
    heard("Trains 1", LocalDate.of(2026, 6, 1), 5);
    model.attach();
    assertThat(model.summaryProperty().get().orElseThrow().podcasts()).extracting("title").containsExactly("Career");
    assertThat(StatisticsViewModel.bars(model.summaryProperty().get().orElseThrow())).hasSize(4);

    model.rangeProperty().set(Range.YEAR);
    bench.settle();
    assertThat(model.summaryProperty().get().orElseThrow().podcasts()).extracting("title")
        .containsExactly("Trains", "Career");
    heard("Career 2", LocalDate.of(2026, 11, 21), 9);
    bench.changed();
    assertThat(model.summaryProperty().get().orElseThrow().podcasts()).extracting("title")
        .containsExactly("Career", "Trains");
  }

  @Test
  void manyYearsFitIntoTheChartAndLoseNothing() {
    bench.podcast("Career", 2);
    heard("Career 1", LocalDate.of(2016, 1, 4), 1);
    heard("Career 2", LocalDate.of(2026, 11, 20), 3);
    model.rangeProperty().set(Range.EVERYTHING);
    model.attach();
    var bars = StatisticsViewModel.bars(model.summaryProperty().get().orElseThrow());
    assertThat(bars).hasSizeBetween(20, StatisticsViewModel.MOST_BARS);
    assertThat(bars.getFirst().begins()).isEqualTo(LocalDate.of(2016, 1, 4));
    assertThat(bars.stream().mapToLong(bar -> bar.time().heardMs()).sum()).isEqualTo(4 * HOUR);
  }
}
