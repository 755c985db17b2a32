package app.earmark.feed.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates that are written as one number: 20040105, 20040105101455, or seconds or milliseconds since 1970. */
final class DigitDates {

  private DigitDates() {}

  /**
   * The moment that is meant, told by how many digits there are; {@code null} where nobody could tell.
   *
   * @param text digits only
   * @throws java.time.DateTimeException where there is no such day
   */
  static @Nullable Instant parse(String text) {
    long value = text.length() > 17 ? -1 : Long.parseLong(text);
    return switch (text.length()) {
      case 4 -> value < 1900 ? null : LocalDate.of((int) value, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
      case 6 -> LocalDate.of((int) (value / 100), (int) (value % 100), 1).atStartOfDay().toInstant(ZoneOffset.UTC);
      case 8 -> LocalDate.of((int) (value / 10000), (int) (value / 100 % 100), (int) (value % 100)).atStartOfDay()
          .toInstant(ZoneOffset.UTC);
      case 9, 10 -> Instant.ofEpochSecond(value);
      case 12, 13 -> Instant.ofEpochMilli(value);
      case 14 -> LocalDateTime.of((int) (value / 10_000_000_000L), (int) (value / 100_000_000 % 100),
          (int) (value / 1_000_000 % 100), (int) (value / 10_000 % 100), (int) (value / 100 % 100), (int) (value % 100))
          .toInstant(ZoneOffset.UTC);
      default -> null;
    };
  }
}
