package app.earmark.service;

import app.earmark.model.Preference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How much the listener lets downloads do at once, how fast and when: all in force at once. Any thread; the first
 * question asks the database.
 */
public final class DownloadPreferences {

  /** Files at once. */
  public static final Preference.Whole AT_ONCE = new Preference.Whole("download.atOnce", 3, 1, 8);

  /** Files at once from one host. */
  public static final Preference.Whole PER_HOST = new Preference.Whole("download.perHost", 2, 1, 8);

  /** All downloads together, in kB a second; 0: as fast as can be. */
  public static final Preference.Whole SPEED = new Preference.Whole("download.speed", 0, 0, 1_000_000);

  /** Downloads start from this hour on, in the listener's time zone; the same as {@link #UNTIL}: at any time. */
  public static final Preference.Whole FROM = new Preference.Whole("download.from", 0, 0, 23);

  /** Downloads stop at this hour. */
  public static final Preference.Whole UNTIL = new Preference.Whole("download.until", 0, 0, 23);

  /** In the order in which they are shown. */
  public static final List<Preference<?>> PREFERENCES = List.of(AT_ONCE, PER_HOST, SPEED, FROM, UNTIL);

  private final Preferences preferences;
  private final Clock clock;

  /** @param clock in the listener's time zone */
  public DownloadPreferences(Preferences preferences, Clock clock) {
    this.preferences = preferences;
    this.clock = clock;
  }

  Preferences preferences() {
    return preferences;
  }

  /** 0: no limit. */
  public long bytesPerSecond() {
    return preferences.get(SPEED) * 1_000L;
  }

  DownloadLimits limits() {
    int from = preferences.get(FROM);
    int until = preferences.get(UNTIL);
    boolean always = from == until;
    ZonedDateTime now = ZonedDateTime.now(clock);
    int hour = now.getHour();
    boolean open = always || (from < until ? hour >= from && hour < until : hour >= from || hour < until);
    return new DownloadLimits(
        preferences.get(AT_ONCE), preferences.get(PER_HOST),
        open ? null : next(now, from), always || !open ? null : next(now, until));
  }

  /** A day with a change of the clock is as long as it is: the hour is that of the wall. */
  private static Instant next(ZonedDateTime now, int hour) {
    ZonedDateTime today = now.with(LocalTime.of(hour, 0));
    return (today.isAfter(now) ? today : now.plusDays(1).with(LocalTime.of(hour, 0))).toInstant();
  }
}
