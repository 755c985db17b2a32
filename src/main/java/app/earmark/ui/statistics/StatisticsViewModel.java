package app.earmark.ui.statistics;

import app.earmark.model.ListeningTime;
import app.earmark.service.Library;
import app.earmark.service.Statistics;
import app.earmark.service.Statistics.Range;
import app.earmark.service.Statistics.Summary;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the Statistics page shows. JavaFX thread only. */
public final class StatisticsViewModel extends Attachable {

  /** More bars than these cannot be told apart. */
  static final int MOST_BARS = 53;

  /**
   * Some weeks side by side as one bar.
   *
   * @param begins the first day of the first week
   * @param weeks how many; one as long as there is room
   */
  public record Bar(LocalDate begins, int weeks, ListeningTime time) {}

  private final Background background;
  private final Library library;
  private final Reload<Summary> reload;
  private final ObjectProperty<Range> range = new SimpleObjectProperty<>(this, "range", Range.FOUR_WEEKS);
  private final ReadOnlyObjectWrapper<Optional<Summary>> summary =
      new ReadOnlyObjectWrapper<>(this, "summary", Optional.empty());

  public StatisticsViewModel(Statistics statistics, Library library, Background background) {
    this.background = background;
    this.library = library;
    this.reload = new Reload<>(background, () -> statistics.of(range.get()), now -> summary.set(Optional.of(now)));
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(range.subscribe((before, now) -> reload.now())::unsubscribe);
    hold(reload::stop);
  }

  public ObjectProperty<Range> rangeProperty() {
    return range;
  }

  /** Empty until it was read. */
  public ReadOnlyObjectProperty<Optional<Summary>> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** The weeks as bars; of many years several weeks go into one. */
  static List<Bar> bars(Summary summary) {
    int weeks = summary.weeks().size();
    int each = (weeks + MOST_BARS - 1) / MOST_BARS;
    List<Bar> bars = new ArrayList<>();
    for (int from = 0; from < weeks; from += each) {
      var part = summary.weeks().subList(from, Math.min(weeks, from + each));
      bars.add(new Bar(part.getFirst().begins(), part.size(),
          part.stream().map(Statistics.Week::time).reduce(ListeningTime.NONE, ListeningTime::plus)));
    }
    return bars;
  }
}
