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

  /** Downloads start from this time on, in the listener's time zone; the same as {@link #UNTIL}: at any time. */
  public static final Preference.Time FROM = new Preference.Time("download.from", LocalTime.MIDNIGHT);

  /** Downloads stop at this time. */
  public static final Preference.Time UNTIL = new Preference.Time("download.until", LocalTime.MIDNIGHT);

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
    LocalTime from = preferences.get(FROM);
    LocalTime until = preferences.get(UNTIL);
    boolean always = from.equals(until);
    ZonedDateTime now = ZonedDateTime.now(clock);
    boolean begun = !now.toLocalTime().isBefore(from);
    boolean over = !now.toLocalTime().isBefore(until);
    boolean open = always || (from.isBefore(until) ? begun && !over : begun || !over);
    return new DownloadLimits(
        preferences.get(AT_ONCE), preferences.get(PER_HOST),
        open ? null : next(now, from), always || !open ? null : next(now, until));
  }

  /** A day with a change of the clock is as long as it is: the time is that of the wall. */
  private static Instant next(ZonedDateTime now, LocalTime time) {
    ZonedDateTime today = now.with(time);
    return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
  }
}
