package app.earmark.service.search;

import app.earmark.model.search.SearchQuery;
import app.earmark.model.search.SearchQuery.Is;
import app.earmark.model.search.SearchQuery.Term;
import app.earmark.model.search.SearchText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is typed into the search field: words, {@code "phrases"}, {@code begin*}, {@code -without}, and the
 * filters {@code podcast: tag: is: before: after: longer: shorter:}. Nothing that is typed is wrong: what makes no
 * sense as a filter is searched for as words. Dates are {@code 2024}, {@code 2024-05}, {@code 2024-05-31},
 * {@code today}, {@code yesterday} and {@code 30d} (days ago); durations {@code 30} (minutes), {@code 1h}, {@code 1h30m},
 * {@code 90s}.
 * Immutable, any thread.
 */
public final class QueryReader {

  /** One piece: a filter or not, in quotation marks of any kind or up to the next space. */
  private static final Pattern PIECE = Pattern.compile(
      "(-?)(?:([A-Za-z]{2,8}):)?(?:[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»]|$)|(\\S+))(\\*?)");
  private static final String QUOTES = "\"“”„«»";
  private static final Pattern LENGTH = Pattern.compile(
      "(?:(\\d{1,3})h)?(?:(\\d{1,5})m(?:in)?)?(?:(\\d{1,6})s)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAYS_AGO = Pattern.compile("(\\d{1,5})d", Pattern.CASE_INSENSITIVE);

  /** So many are enough for anybody; more would only cost time. */
  private static final int MOST_TERMS = 24;

  private final Clock clock;

  /** @param clock in the listener's time zone: a day begins at midnight there */
  public QueryReader(Clock clock) {
    this.clock = clock;
  }

  /** What was given in full. */
  public SearchQuery read(String typed) {
    return read(typed, false);
  }

  /** What is still being typed: a last word without a space after it may go on. */
  public SearchQuery readTyping(String typed) {
    return read(typed, true);
  }

  private SearchQuery read(String typed, boolean typing) {
    var reading = new Reading();
    Matcher piece = PIECE.matcher(typed);
    while (piece.find() && reading.terms.size() < MOST_TERMS) {
      boolean last = typing && piece.end() == typed.length() && !isClosed(piece.group());
      String quoted = piece.group(3);
      String value = quoted == null ? piece.group(4) : quoted;
      boolean excluded = !piece.group(1).isEmpty();
      String filter = piece.group(2);
      if (filter != null && !excluded && reading.filter(filter.toLowerCase(Locale.ROOT), bare(value))) {
        continue;
      }
      String text = filter == null ? value : filter + ":" + value;
      boolean starred = text.endsWith("*") || piece.group(5).equals("*");
      reading.term(text, starred || last, excluded);
    }
    return reading.query();
  }

  private static boolean isClosed(String piece) {
    return piece.length() > 1 && QUOTES.indexOf(piece.charAt(piece.length() - 1)) >= 0;
  }

  private static String bare(String value) {
    return value.replaceAll("[\"“”„«»*]", "").strip();
  }

  private final class Reading {
    private final List<Term> terms = new ArrayList<>();
    private final Set<Is> is = EnumSet.noneOf(Is.class);
    private final List<String> podcasts = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private @Nullable Instant before;
    private @Nullable Instant after;
    private @Nullable Long longer;
    private @Nullable Long shorter;

    void term(String text, boolean prefix, boolean excluded) {
      if (!SearchText.sought(text).isEmpty()) {
        terms.add(new Term(text.replace("*", " ").strip(), prefix, excluded));
      }
    }

    /** Whether it is one. */
    boolean filter(String name, String value) {
      return switch (name) {
        case "podcast" -> !SearchText.sought(value).isEmpty() && podcasts.add(value);
        case "tag", "folder" -> !value.isBlank() && tags.add(value);
        case "is" -> {
          Optional<Is> state = Is.of(value);
          state.ifPresent(is::add);
          yield state.isPresent();
        }
        case "before" -> {
          Instant day = day(value);
          before = day == null ? before : day;
          yield day != null;
        }
        case "after" -> {
          Instant day = day(value);
          after = day == null ? after : day;
          yield day != null;
        }
        case "longer" -> {
          Long length = length(value);
          longer = length == null ? longer : length;
          yield length != null;
        }
        case "shorter" -> {
          Long length = length(value);
          shorter = length == null ? shorter : length;
          yield length != null;
        }
        default -> false;
      };
    }

    SearchQuery query() {
      return new SearchQuery(terms, is, podcasts, tags, before, after, longer, shorter);
    }
  }

  private @Nullable Instant day(String value) {
    LocalDate day = date(value.toLowerCase(Locale.ROOT));
    return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
  }

  private @Nullable LocalDate date(String value) {
    Matcher days = DAYS_AGO.matcher(value);
    try {
      return switch (value) {
        case "today" -> LocalDate.now(clock);
        case "yesterday" -> LocalDate.now(clock).minusDays(1);
        default -> {
          if (days.matches()) {
            yield LocalDate.now(clock).minusDays(Long.parseLong(days.group(1)));
          }
          yield switch (value.split("-", -1).length) {
            case 1 -> value.matches("\\d{4}") ? LocalDate.of(Integer.parseInt(value), 1, 1) : null;
            case 2 -> YearMonth.parse(value).atDay(1);
            default -> LocalDate.parse(value);
          };
        }
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** In ms. */
  private static @Nullable Long length(String value) {
    if (value.matches("\\d{1,5}")) {
      return Long.parseLong(value) * 60_000;
    }
    Matcher length = LENGTH.matcher(value);
    if (value.isEmpty() || !length.matches()) {
      return null;
    }
    return (number(length.group(1)) * 3600 + number(length.group(2)) * 60 + number(length.group(3))) * 1000;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
