package app.earmark.feed.text;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands the durations of feeds: seconds, MM:SS, HH:MM:SS, each with fractions, ISO 8601 ({@code PT1H2M}), and
 * words ({@code 1 hour 2 min}). Also the start times of Podlove chapters, which are written the same way (Normal Play
 * Time).
 */
public final class Durations {

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Pattern CLOCK = Pattern.compile(
      "(?:(?:(\\d{1,4}):)?(\\d{1,5}):)?(\\d{1,9})(?:[.,](\\d{1,9})\\d*)?");
  private static final Pattern WORD = Pattern.compile("(\\d{1,9})(?:[.,](\\d{1,3}))?\\s*(\\p{L}+|″|\"|′|')");

  private Durations() {}

  /** {@code null} where it cannot be understood, is negative, or longer than 30 days. */
  public static @Nullable Duration parse(@Nullable String written) {
    if (written == null || written.length() > 60) {
      return null;
    }
    String text = written.strip();
    Matcher clock = CLOCK.matcher(text);
    Duration duration = clock.matches() ? clock(clock) : words(text.toLowerCase(Locale.ROOT));
    return duration == null || duration.compareTo(LONGEST) > 0 ? null : duration;
  }

  private static Duration clock(Matcher parts) {
    Duration whole = Duration.ofHours(number(parts.group(1))).plusMinutes(number(parts.group(2)))
        .plusSeconds(number(parts.group(3)));
    String fraction = parts.group(4);
    return fraction == null ? whole : whole.plusNanos(Long.parseLong((fraction + "00000000").substring(0, 9)));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static @Nullable Duration words(String text) {
    Matcher word = WORD.matcher(text);
    Duration sum = Duration.ZERO;
    boolean found = false;
    while (word.find()) {
      double amount = Double.parseDouble(word.group(1) + "." + (word.group(2) == null ? "0" : word.group(2)));
      int unit = unitSeconds(word.group(3));
      if (unit == 0) {
        return null;
      }
      sum = sum.plusMillis(Math.round(amount * unit * 1000));
      found = true;
    }
    return found ? sum : null;
  }

  private static int unitSeconds(String unit) {
    return switch (unit.charAt(0)) {
      case 's' -> unit.startsWith("st") ? 3600 : 1;
      case '″', '"', 'с', '秒' -> 1;
      case 'm', '′', '\'', 'м', '分' -> 60;
      case 'h', 'u', 'ч', '時' -> 3600;
      case 'd' -> 86_400;
      default -> 0;
    };
  }
}
