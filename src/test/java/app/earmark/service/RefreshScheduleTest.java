package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedItem;
import app.earmark.model.RefreshHints;
import app.earmark.store.FeedRhythm;
import app.earmark.testing.TestLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefreshScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final RefreshSchedule schedule = new RefreshSchedule(new Random(5));

  private static FeedRhythm every(Duration gap, Duration sinceLatest) {
    return new FeedRhythm(gap, NOW.minus(sinceLatest), RefreshHints.NONE);
  }

  private Duration wait(FeedRhythm rhythm) {
    return Duration.between(NOW, schedule.afterSuccess(rhythm, NOW));
  }

  /** How often a feed is asked in a week if nothing new comes before its time. */
  private int requestsAWeek(Duration gap) {
    Instant time = NOW;
    int requests = 0;
    while (time.isBefore(NOW.plus(Duration.ofDays(7)))) {
      long passed = Duration.between(NOW, time).toMillis() / gap.toMillis();
      Instant latest = NOW.plus(gap.multipliedBy(passed));
      time = schedule.afterSuccess(new FeedRhythm(gap, latest, RefreshHints.NONE), time);
      requests++;
    }
    return requests;
  }

  @Test
  void aWeeklyShowIsNotAskedEveryHour() {
    assertThat(requestsAWeek(Duration.ofDays(7))).isBetween(10, 25);
  }

  @Test
  void anHourlyShowIsAskedEveryHour() {
    assertThat(requestsAWeek(Duration.ofHours(1))).isBetween(150, 190);
  }

  @Test
  void nearItsUsualTimeAShowIsAskedMoreOften() {
    assertThat(wait(every(Duration.ofDays(7), Duration.ofHours(7 * 24 - 5))))
        .isLessThan(Duration.ofHours(5));
    assertThat(wait(every(Duration.ofDays(7), Duration.ofDays(2)))).isGreaterThan(Duration.ofHours(10));
  }

  @Test
  void whatHasPausedIsAskedOnceADay() {
    assertThat(wait(every(Duration.ofDays(1), Duration.ofDays(300))))
        .isBetween(Duration.ofHours(21), Duration.ofHours(27));
    assertThat(wait(new FeedRhythm(null, null, RefreshHints.NONE)))
        .isBetween(Duration.ofHours(21), Duration.ofHours(27));
  }

  @Test
  void whatHasEndedIsAskedOnceAWeek() {
    assertThat(wait(new FeedRhythm(Duration.ofDays(1), NOW, new RefreshHints(null, true))))
        .isBetween(Duration.ofDays(6), Duration.ofDays(8));
  }

  @Test
  void theFeedsOwnWishCountsWithinReason() {
    assertThat(wait(new FeedRhythm(Duration.ofHours(2), NOW, new RefreshHints(Duration.ofHours(12), false))))
        .isBetween(Duration.ofHours(10), Duration.ofHours(14));
    assertThat(wait(new FeedRhythm(Duration.ofHours(2), NOW, new RefreshHints(Duration.ofDays(365), false))))
        .isLessThan(Duration.ofHours(27));
  }

  @Test
  void failuresDoubleTheWaitUpToADay() {
    FeedProblem problem = new FeedProblem.HttpError("host", 500);
    List<Duration> waits = IntStream.rangeClosed(1, 12)
        .mapToObj(failures -> Duration.between(NOW, schedule.afterFailure(problem, failures, NOW)))
        .toList();
    assertThat(waits.getFirst()).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
    assertThat(waits.get(3)).isBetween(Duration.ofHours(7), Duration.ofHours(9));
    assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofHours(27)) <= 0);
    assertThat(waits.getLast()).isGreaterThan(Duration.ofHours(21));
  }

  @Test
  void waitsDifferFromFeedToFeed() {
    FeedRhythm rhythm = every(Duration.ofDays(7), Duration.ofDays(2));
    assertThat(IntStream.range(0, 50).mapToObj(i -> wait(rhythm)).distinct().count()).isGreaterThan(40);
  }

  @Test
  void beingOfflineIsNotTheFeedsFault() {
    assertThat(schedule.afterFailure(new FeedProblem.HostNotFound("host"), 30, NOW))
        .isBefore(NOW.plus(Duration.ofMinutes(70)));
  }

  @Test
  void retryAfterIsHonouredUpToAWeek() {
    assertThat(schedule.afterFailure(busy(Duration.ofHours(30)), 1, NOW)).isEqualTo(NOW.plus(Duration.ofHours(30)));
    assertThat(schedule.afterFailure(busy(Duration.ofDays(300)), 1, NOW)).isEqualTo(NOW.plus(Duration.ofDays(7)));
    assertThat(RefreshSchedule.notBefore(busy(null), NOW)).isNull();
  }

  private static FeedProblem busy(@Nullable Duration retryAfter) {
    return new FeedProblem.TooBusy("host", retryAfter);
  }

  @Test
  void goneAtOnceMissingAfterTwoWeeks() {
    FeedProblem missing = new FeedProblem.NotFound("host");
    assertThat(RefreshSchedule.fallsAsleep(new FeedProblem.Gone("host"), 1, NOW, NOW)).isTrue();
    assertThat(RefreshSchedule.fallsAsleep(missing, 50, NOW.minus(Duration.ofDays(13)), NOW)).isFalse();
    assertThat(RefreshSchedule.fallsAsleep(missing, 4, NOW.minus(Duration.ofDays(30)), NOW)).isFalse();
    assertThat(RefreshSchedule.fallsAsleep(missing, 5, NOW.minus(Duration.ofDays(14)), NOW)).isTrue();
    assertThat(RefreshSchedule.fallsAsleep(
        new FeedProblem.HttpError("host", 500), 99, NOW.minus(Duration.ofDays(99)), NOW)).isFalse();
  }

  @Test
  void theRhythmIsTheMiddleOfTheLatestGapsWithoutTheFuture() {
    List<ParsedItem> items = IntStream.range(0, 40)
        .mapToObj(i -> TestLibrary.item(i, NOW.minus(Duration.ofDays(7L * i))).build())
        .toList();
    assertThat(RefreshSchedule.rhythm(items, RefreshHints.NONE, NOW))
        .isEqualTo(new FeedRhythm(Duration.ofDays(7), NOW, RefreshHints.NONE));
    List<ParsedItem> future = List.of(TestLibrary.item(1, NOW.plusSeconds(99)).build());
    assertThat(RefreshSchedule.rhythm(future, RefreshHints.NONE, NOW)).isEqualTo(FeedRhythm.UNKNOWN);
  }
}
