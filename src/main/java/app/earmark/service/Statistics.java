package app.earmark.service;

import app.earmark.model.ListeningTime;
import app.earmark.model.PodcastListening;
import app.earmark.store.LibraryStore;
import app.earmark.store.ListeningStore;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How much was listened to: per podcast and per week, and the time that speed and leaving out silences have saved. What
 * is being heard counts after a minute, and at a pause. Blocks for the database; any thread.
 */
public final class Statistics {

  private final ListeningStore store;
  private final Clock clock;
  private final DayOfWeek weekBegins;

  /**
   * @param clock with the listener's time zone
   * @param weekBegins the listener's first day of the week
   */
  public Statistics(LibraryStore store, Clock clock, DayOfWeek weekBegins) {
    this.store = store.listening();
    this.clock = clock;
    this.weekBegins = weekBegins;
  }

  /** How far to look back, in whole weeks that end with the present one. */
  public enum Range {
    WEEK(1),
    FOUR_WEEKS(4),
    YEAR(52),
    /** From the first week in which something was heard. */
    EVERYTHING(0);

    private final int weeks;

    Range(int weeks) {
      this.weeks = weeks;
    }
  }

  /**
   * The answer.
   *
   * @param total of all podcasts
   * @param podcasts the most heard first; those of which nothing was heard are left out
   * @param weeks the earliest first and the present one last, without a hole; empty where nothing was ever heard
   */
  public record Summary(ListeningTime total, List<PodcastListening> podcasts, List<Week> weeks) {}

  /**
   * What was heard in one week.
   *
   * @param begins its first day
   */
  public record Week(LocalDate begins, ListeningTime time) {}

  public Summary of(Range range) {
    LocalDate present = weekOf(LocalDate.now(clock));
    LocalDate from = range == Range.EVERYTHING ? LocalDate.EPOCH : present.minusWeeks(range.weeks - 1L);
    SortedMap<LocalDate, ListeningTime> days = store.days(from);
    ListeningTime total = days.values().stream().reduce(ListeningTime.NONE, ListeningTime::plus);
    return new Summary(total, store.podcasts(from), weeks(range == Range.EVERYTHING && !days.isEmpty()
        ? weekOf(days.firstKey()) : from, present, days));
  }

  private List<Week> weeks(LocalDate first, LocalDate present, SortedMap<LocalDate, ListeningTime> days) {
    if (days.isEmpty()) {
      return List.of();
    }
    List<Week> weeks = new ArrayList<>();
    for (LocalDate begins = first; !begins.isAfter(present); begins = begins.plusWeeks(1)) {
      weeks.add(new Week(begins, days.subMap(begins, begins.plusWeeks(1)).values().stream()
          .reduce(ListeningTime.NONE, ListeningTime::plus)));
    }
    return weeks;
  }

  private LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(weekBegins));
  }
}
