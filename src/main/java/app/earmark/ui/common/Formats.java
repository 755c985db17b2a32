package app.earmark.ui.common;

import app.earmark.util.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Durations, days and sizes in the listener's words. Immutable, for any thread. */
public final class Formats {

  private static final long MINUTE_MS = 60_000;

  private final Texts texts;
  private final Clock clock;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter thisYear;
  private final DateTimeFormatter otherYear;
  private final DateTimeFormatter full;
  private final DateTimeFormatter timeOfDay;

  public Formats(Texts texts, Clock clock) {
    this.texts = texts;
    this.clock = clock;
    Locale locale = texts.locale();
    this.weekday = DateTimeFormatter.ofPattern("EEEE", locale);
    this.thisYear = DateTimeFormatter.ofPattern(texts.get("window.format.day-of-year"), locale);
    this.otherYear = DateTimeFormatter.ofPattern(texts.get("window.format.day-of-any-year"), locale);
    this.timeOfDay = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
    this.full = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
  }

  /** “42 min”, “1 h 12 min”, “2 h”, or “50 s” below a minute. */
  public String duration(long ms) {
    if (ms < MINUTE_MS) {
      return texts.get("window.format.seconds", Math.max(0, ms / 1000));
    }
    long minutes = Math.round((double) ms / MINUTE_MS);
    if (minutes < 60) {
      return texts.get("window.format.minutes", minutes);
    }
    return minutes % 60 == 0
        ? texts.get("window.format.hours", minutes / 60)
        : texts.get("window.format.hours-minutes", minutes / 60, minutes % 60);
  }

  /** The time on a player: “12:04” or “1:02:33”. */
  public String clock(long ms) {
    long seconds = Math.max(0, ms) / 1000;
    long hours = seconds / 3600;
    return hours == 0
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
  }

  /** “Today”, “Yesterday”, “Friday” within the last week, then “12 Mar”, with the year where it is another one. */
  public String day(Instant when) {
    LocalDate day = LocalDate.ofInstant(when, clock.getZone());
    LocalDate today = LocalDate.now(clock);
    long ago = ChronoUnit.DAYS.between(day, today);
    if (ago == 0) {
      return texts.get("window.format.today");
    }
    if (ago == 1) {
      return texts.get("window.format.yesterday");
    }
    if (ago > 1 && ago < 7) {
      return weekday.format(day);
    }
    return shortDay(day);
  }

  /** “12 Mar”, with the year where it is another one. */
  public String shortDay(LocalDate day) {
    return (day.getYear() == LocalDate.now(clock).getYear() ? thisYear : otherYear).format(day);
  }

  /** “Friday, 29 February 2008”. */
  public String fullDay(Instant when) {
    return full.format(LocalDate.ofInstant(when, clock.getZone()));
  }

  /** “14:05”, as the listener's country writes it. */
  public String timeOfDay(Instant when) {
    return timeOfDay.format(when.atZone(clock.getZone()));
  }

  /** “48 MB”, “1.2 GB”, “640 kB”: thousands, as file managers count. */
  public String size(long bytes) {
    if (bytes < 1_000_000) {
      return texts.get("window.format.kilobytes", Math.max(bytes > 0 ? 1 : 0, bytes / 1000));
    }
    if (bytes < 1_000_000_000) {
      double megabytes = bytes / 1e6;
      return texts.get("window.format.megabytes", megabytes < 10 ? Math.round(megabytes * 10) / 10.0
          : (double) Math.round(megabytes));
    }
    return texts.get("window.format.gigabytes", Math.round(bytes / 1e8) / 10.0);
  }

  /** “1.4×”. */
  public String speed(double speed) {
    return texts.get("window.format.speed", Math.round(speed * 100) / 100.0);
  }
}
