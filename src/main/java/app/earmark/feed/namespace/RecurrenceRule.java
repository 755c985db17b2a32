package app.earmark.feed.namespace;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** As much of iCalendar's recurrence rules (RFC 5545, section 3.3.10) as tells how often something happens. */
final class RecurrenceRule {

  private RecurrenceRule() {}

  /** The mean time between two times; {@code null} where the rule does not say. */
  static @Nullable Duration interval(@Nullable String rule) {
    if (rule == null) {
      return null;
    }
    Duration period = null;
    int every = 1;
    int times = 1;
    for (String part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = part.indexOf('=');
      String value = part.substring(equals + 1);
      switch (equals < 0 ? "" : part.substring(0, equals).strip()) {
        case "FREQ" -> period = period(value);
        case "INTERVAL" -> every = value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : 1;
        case "BYDAY", "BYMONTHDAY" -> times = value.split(",", -1).length;
        default -> { /* does not change how often */ }
      }
    }
    return period == null ? null : period.multipliedBy(every).dividedBy(times);
  }

  private static @Nullable Duration period(String frequency) {
    return switch (frequency) {
      case "HOURLY" -> Duration.ofHours(1);
      case "DAILY" -> Duration.ofDays(1);
      case "WEEKLY" -> Duration.ofDays(7);
      case "MONTHLY" -> Duration.ofDays(30);
      case "YEARLY" -> Duration.ofDays(365);
      default -> null;
    };
  }
}
