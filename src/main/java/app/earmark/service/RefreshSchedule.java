package app.earmark.service;

import app.earmark.model.FeedProblem;
import app.earmark.model.ParsedItem;
import app.earmark.model.RefreshHints;
import app.earmark.store.FeedRhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is asked again. A podcast is asked some twelve times between two episodes, more often around the time
 * when the next one is due, never more than once an hour and at least once a day; a feed that says how often it
 * changes is not asked more often than that, and one that has ended once a week. Failures double the wait up to a day.
 * Every wait is stretched or shortened by chance, so that the hosts of a large library are not all asked in one minute.
 *
 * <p>Pure but for the random generator given.
 */
final class RefreshSchedule {

  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration ENDED = Duration.ofDays(7);
  private static final Duration RETRY_AFTER_AT_MOST = Duration.ofDays(7);
  private static final int DATES_LOOKED_AT = 12;
  private static final double JITTER = 0.1;

  /** So long a feed may be missing (404) before it sleeps: hosts lose feeds for days and find them again. */
  private static final Duration MISSING = Duration.ofDays(14);
  private static final int MISSING_AT_LEAST = 5;

  private final RandomGenerator random;

  RefreshSchedule(RandomGenerator random) {
    this.random = random;
  }

  /** How often the podcast has had something new lately; dates in the future say nothing. */
  static FeedRhythm rhythm(List<ParsedItem> items, RefreshHints hints, Instant now) {
    List<Instant> latest = items.stream()
        .filter(ParsedItem::isEpisode)
        .map(ParsedItem::published)
        .filter(Objects::nonNull)
        .filter(date -> !date.isAfter(now))
        .sorted(Comparator.reverseOrder())
        .limit(DATES_LOOKED_AT)
        .toList();
    if (latest.size() < 2) {
      return new FeedRhythm(null, latest.isEmpty() ? null : latest.getFirst(), hints);
    }
    List<Duration> gaps = IntStream.range(1, latest.size())
        .mapToObj(i -> Duration.between(latest.get(i), latest.get(i - 1)))
        .sorted()
        .toList();
    return new FeedRhythm(gaps.get(gaps.size() / 2), latest.getFirst(), hints);
  }

  /** After an answer, whether or not it had anything new. */
  Instant afterSuccess(FeedRhythm rhythm, Instant now) {
    if (rhythm.hints().complete()) {
      return now.plus(jittered(ENDED));
    }
    Duration wait = wait(rhythm, now);
    Duration hint = rhythm.hints().interval();
    if (hint != null && hint.compareTo(wait) > 0) {
      // A time to live of a year is a slip of the pen.
      wait = hint.compareTo(LONGEST) > 0 ? LONGEST : hint;
    }
    return now.plus(jittered(wait));
  }

  private static Duration wait(FeedRhythm rhythm, Instant now) {
    Duration gap = rhythm.gap();
    Instant latest = rhythm.latest();
    if (gap == null || latest == null) {
      return LONGEST;
    }
    Duration since = Duration.between(latest, now);
    if (since.compareTo(gap.multipliedBy(3)) > 0) {
      // It has paused, or has ended without saying so.
      return within(since.dividedBy(24));
    }
    Duration untilNext = gap.minus(since).abs();
    boolean nextIsDue = untilNext.compareTo(gap.dividedBy(7)) <= 0;
    return within(nextIsDue ? gap.dividedBy(48) : gap.dividedBy(12));
  }

  private static Duration within(Duration wait) {
    return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** After the {@code failures}-th failure in a row. */
  Instant afterFailure(FeedProblem problem, int failures, Instant now) {
    Duration wait = SHORTEST.multipliedBy(1L << Math.clamp(failures - 1, 0, 5));
    if (problem instanceof FeedProblem.HostNotFound) {
      // Most often this machine is offline: nothing is wrong with the feed.
      wait = SHORTEST;
    }
    Instant due = now.plus(jittered(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    Instant notBefore = notBefore(problem, now);
    return notBefore != null && notBefore.isAfter(due) ? notBefore : due;
  }

  /** Until when the host asked to be left alone (RFC 9110, section 10.2.3); null: it did not. */
  static @Nullable Instant notBefore(FeedProblem problem, Instant now) {
    if (!(problem instanceof FeedProblem.TooBusy busy) || busy.retryAfter() == null) {
      return null;
    }
    Duration asked = busy.retryAfter();
    return now.plus(asked.compareTo(RETRY_AFTER_AT_MOST) > 0 ? RETRY_AFTER_AT_MOST : asked);
  }

  /** Whether a feed is given up: gone for good (410), or missing (404) for two weeks and five times. */
  static boolean fallsAsleep(FeedProblem problem, int failures, @Nullable Instant failingSince, Instant now) {
    return switch (problem) {
      case FeedProblem.Gone _ -> true;
      case FeedProblem.NotFound _ -> failures >= MISSING_AT_LEAST && failingSince != null
          && Duration.between(failingSince, now).compareTo(MISSING) >= 0;
      default -> false;
    };
  }

  private Duration jittered(Duration wait) {
    return Duration.ofMillis((long) (wait.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
  }
}
