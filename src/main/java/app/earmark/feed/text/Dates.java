package app.earmark.feed.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Understands the dates of feeds: RFC 822, RFC 3339, W3C-DTF, and what hosts write instead. Takes the text apart into
 * numbers, words and offsets and asks what each can only mean, so neither order nor separators nor the name of the day
 * matter. What has no zone is UTC.
 */
public final class Dates {

  private static final int LONGEST = 100;
  private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

  private int year = -1;
  private int month = -1;
  private int day = -1;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private int offsetSeconds;
  private boolean hasTime;
  private boolean afternoon;
  private boolean forenoon;
  private boolean dotted;
  private boolean monthIsFirst;

  private Dates() {}

  /** The moment that is meant; {@code null} where nobody could tell. */
  public static @Nullable Instant parse(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String text = written.strip();
    if (text.length() < 4 || text.length() > LONGEST) {
      return null;
    }
    try {
      Instant instant = new Dates().read(text);
      return instant == null || instant.getEpochSecond() < EARLIEST || instant.getEpochSecond() >= LATEST ? null
          : instant;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Instant read(String text) {
    if (isDigits(text, 0, text.length())) {
      return DigitDates.parse(text);
    }
    String rest = time(text);
    dotted = rest.indexOf('.') > 0 && isDigit(rest, rest.indexOf('.') - 1);
    List<String> numbers = new ArrayList<>(4);
    words(rest, numbers);
    if (!date(numbers)) {
      return null;
    }
    if (afternoon && hour < 12) {
      hour += 12;
    } else if (forenoon && hour == 12) {
      hour = 0;
    }
    boolean nextDay = hour == 24;
    if (hour > 24 || minute > 59 || second > 61) {
      return null;
    }
    // 30 February and 31 June are meant as the month's last day.
    int length = LocalDate.of(year, month, 1).lengthOfMonth();
    if (day > 31 || day < 1) {
      return null;
    }
    LocalDateTime local = LocalDateTime.of(year, month, Math.min(day, length), nextDay ? 0 : hour, minute,
        Math.min(second, 59), nanos);
    return local.plusDays(nextDay ? 1 : 0).toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds);
  }

  /** Takes hours, minutes and seconds, and the offset behind them, out of the text; returns the rest. */
  private String time(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !isDigit(text, colon - 1) || !isDigit(text, colon + 1)) {
      return compactTime(text);
    }
    int start = colon - 1;
    while (start > 0 && isDigit(text, start - 1) && colon - start < 2) {
      start--;
    }
    hasTime = true;
    hour = Integer.parseInt(text.substring(start, colon));
    int i = digits(text, colon + 1, 2);
    minute = Integer.parseInt(text.substring(colon + 1, i));
    if (i < text.length() && (text.charAt(i) == ':' || text.charAt(i) == '.') && isDigit(text, i + 1)) {
      int end = digits(text, i + 1, 2);
      second = Integer.parseInt(text.substring(i + 1, end));
      i = end;
    }
    if (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ',' || text.charAt(i) == ':')
        && isDigit(text, i + 1)) {
      int end = digits(text, i + 1, 20);
      nanos = Integer.parseInt((text.substring(i + 1, end) + "000000000").substring(0, 9));
      i = end;
    }
    i = offset(text, i);
    return text.substring(0, start) + ' ' + text.substring(i);
  }

  /** ISO 8601's basic form, 20040105T101455Z. */
  private String compactTime(String text) {
    int t = text.indexOf('T');
    if (t < 4 || !isDigit(text, t - 1)) {
      return text;
    }
    int end = digits(text, t + 1, 6);
    if (end - t - 1 < 2) {
      return text;
    }
    String clock = (text.substring(t + 1, end) + "0000").substring(0, 6);
    hasTime = true;
    hour = Integer.parseInt(clock.substring(0, 2));
    minute = Integer.parseInt(clock.substring(2, 4));
    second = Integer.parseInt(clock.substring(4, 6));
    return text.substring(0, t) + ' ' + text.substring(offset(text, end));
  }

  /** Reads {@code +0100}, {@code +01:00}, {@code -5}, also behind {@code GMT} or a blank; returns where it ends. */
  private int offset(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    if (text.regionMatches(true, i, "GMT", 0, 3) || text.regionMatches(true, i, "UTC", 0, 3)) {
      int after = i + 3;
      while (after < text.length() && text.charAt(after) == ' ') {
        after++;
      }
      i = after < text.length() && "+-".indexOf(text.charAt(after)) >= 0 ? after : i;
    }
    if (i >= text.length() || "+-\u2212".indexOf(text.charAt(i)) < 0 || !isDigit(text, i + 1)) {
      return from;
    }
    int sign = text.charAt(i) == '+' ? 1 : -1;
    int end = digits(text, i + 1, 4);
    String digits = text.substring(i + 1, end);
    int hours = Integer.parseInt(digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2));
    int minutes = digits.length() <= 2 ? 0 : Integer.parseInt(digits.substring(digits.length() - 2));
    if (digits.length() <= 2 && end < text.length() && text.charAt(end) == ':' && isDigit(text, end + 1)) {
      int last = digits(text, end + 1, 2);
      minutes = Integer.parseInt(text.substring(end + 1, last));
      end = last;
    }
    if (hours <= 15) {
      offsetSeconds = sign * (hours * 3600 + minutes * 60);
    }
    return end;
  }

  /** Sorts the words into months, zones and noons; numbers go into the list in their order. */
  private void words(String text, List<String> numbers) {
    int i = 0;
    while (i < text.length()) {
      int start = i;
      if (isDigit(text, i)) {
        i = digits(text, i, 20);
        numbers.add(text.substring(start, i));
        if (numbers.size() == 1 && i - start == 8) {
          numbers.clear();
          numbers.add(text.substring(start, start + 4));
          numbers.add(text.substring(start + 4, start + 6));
          numbers.add(text.substring(start + 6, start + 8));
        }
      } else if (Character.isLetter(text.charAt(i))) {
        while (i < text.length() && (Character.isLetter(text.charAt(i)) || Character.getType(text.charAt(i))
            == Character.NON_SPACING_MARK)) {
          i++;
        }
        word(text.substring(start, i), numbers);
      } else {
        i++;
      }
    }
  }

  private void word(String written, List<String> numbers) {
    String word = written.toLowerCase(Locale.ROOT);
    if (numbers.size() == 1 && (word.equals("st") || word.equals("nd") || word.equals("rd") || word.equals("th"))) {
      return;
    }
    // "mar. 3 févr.": what looks like a month before the first number may be a day.
    int named = month < 0 || monthIsFirst ? DateWords.month(word) : -1;
    if (named > 0) {
      month = named;
      monthIsFirst = numbers.isEmpty();
    } else if (hasTime) {
      Integer zone = DateWords.zoneSeconds(word);
      if (zone != null && offsetSeconds == 0) {
        offsetSeconds = zone;
      } else if (DateWords.isAfternoon(word)) {
        afternoon = true;
      } else if (DateWords.isForenoon(word)) {
        forenoon = true;
      }
    }
  }

  private boolean date(List<String> numbers) {
    if (numbers.isEmpty()) {
      return false;
    }
    int[] values = numbers.stream().limit(3).mapToInt(n -> n.length() > 6 ? -1 : Integer.parseInt(n)).toArray();
    if (month > 0) {
      if (values.length < 2) {
        // "March 2009"
        day = 1;
        year = year(values[0], numbers.getFirst().length());
        return numbers.getFirst().length() == 4;
      }
      boolean yearFirst = numbers.getFirst().length() == 4 || values[0] > 31;
      day = yearFirst ? values[1] : values[0];
      year = yearFirst ? values[0] : year(values[1], numbers.get(1).length());
      return year > 0;
    }
    if (numbers.getFirst().length() == 4) {
      year = values[0];
      if (values.length == 2 && numbers.get(1).length() == 3) {
        LocalDate ordinal = LocalDate.ofYearDay(year, values[1]);
        month = ordinal.getMonthValue();
        day = ordinal.getDayOfMonth();
        return true;
      }
      month = values.length > 1 ? values[1] : 1;
      day = values.length > 2 ? values[2] : 1;
      if (month > 12 && day <= 12) {
        swapDayAndMonth();
      }
      return month >= 1 && month <= 12;
    }
    if (values.length < 3) {
      return false;
    }
    year = year(values[2], numbers.get(2).length());
    // 03/14/2009 as in America, 14.03.2009 as elsewhere; where both could be, the dot decides.
    month = values[0];
    day = values[1];
    if (month > 12 || (dotted && day <= 12)) {
      swapDayAndMonth();
    }
    return month >= 1 && month <= 12 && year > 0;
  }

  private void swapDayAndMonth() {
    int swap = month;
    month = day;
    day = swap;
  }

  /** Two digits: RFC 2822, section 4.3. */
  private static int year(int value, int digits) {
    return digits >= 4 ? value : digits == 3 ? 1900 + value : value < 69 ? 2000 + value : 1900 + value;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int digits(String text, int from, int most) {
    int i = from;
    while (isDigit(text, i) && i - from < most) {
      i++;
    }
    return i;
  }

  private static boolean isDigits(String text, int from, int to) {
    return digits(text, from, to) == to;
  }
}
