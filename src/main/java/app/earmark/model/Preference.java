package app.earmark.model;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that the listener may choose: its name in the library, what holds until then, and what may be chosen. The
 * service that obeys a preference declares it as a constant; {@code service.Preferences} keeps the choices. Its words
 * are the texts {@code setting.NAME} and, where it needs a sentence, {@code setting.NAME.hint}.
 *
 * @param <T> what is chosen
 */
public sealed interface Preference<T> {

  /** Unique, such as {@code download.atOnce}; never changed once published, because libraries hold it. */
  String name();

  /** In force until something else is chosen. */
  T usual();

  /** As the library keeps it. */
  String write(T value);

  /** What a library kept; empty where it is nothing that may be chosen (any more). */
  Optional<T> read(String kept);

  /** Yes or no. */
  record Flag(String name, Boolean usual) implements Preference<Boolean> {
    @Override
    public String write(Boolean value) {
      return value.toString();
    }

    @Override
    public Optional<Boolean> read(String kept) {
      return switch (kept) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  }

  /** A whole number from {@code least} to {@code most}; its unit is in its name or its texts. */
  record Whole(String name, Integer usual, int least, int most) implements Preference<Integer> {
    @Override
    public String write(Integer value) {
      return Integer.toString(Math.clamp(value, least, most));
    }

    @Override
    public Optional<Integer> read(String kept) {
      try {
        int value = Integer.parseInt(kept);
        return value < least || value > most ? Optional.empty() : Optional.of(value);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** A number with fractions from {@code least} to {@code most}. */
  record Real(String name, Double usual, double least, double most) implements Preference<Double> {
    @Override
    public String write(Double value) {
      return Double.toString(Math.clamp(value, least, most));
    }

    @Override
    public Optional<Double> read(String kept) {
      try {
        double value = Double.parseDouble(kept);
        return value >= least && value <= most ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** One of a few; the words of each are the text {@code setting.NAME.VALUE}, the value in lower case. */
  record OneOf<E extends Enum<E>>(String name, E usual, List<E> all) implements Preference<E> {
    public OneOf(String name, E usual) {
      this(name, usual, List.of(usual.getDeclaringClass().getEnumConstants()));
    }

    @Override
    public String write(E value) {
      return value.name();
    }

    @Override
    public Optional<E> read(String kept) {
      return all.stream().filter(value -> value.name().equals(kept)).findFirst();
    }
  }

  /** A time of the day, to the minute; kept as {@code 22:30}. */
  record Time(String name, LocalTime usual) implements Preference<LocalTime> {
    private static final Pattern WRITTEN = Pattern.compile("([01]?\\d|2[0-3])(?:[:.h]([0-5]\\d))?");

    @Override
    public String write(LocalTime value) {
      return value.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Also as people type it: {@code 7}, {@code 7:30}, {@code 07.30}. */
    @Override
    public Optional<LocalTime> read(String kept) {
      Matcher matcher = WRITTEN.matcher(kept.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String minutes = matcher.group(2);
      return Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)),
          minutes == null ? 0 : Integer.parseInt(minutes)));
    }
  }

  /** A line of text; {@code accepts} says which. */
  record Line(String name, String usual, Predicate<String> accepts) implements Preference<String> {
    public Line(String name) {
      this(name, "", text -> true);
    }

    @Override
    public String write(String value) {
      return value.strip();
    }

    @Override
    public Optional<String> read(String kept) {
      return Stream.of(kept).filter(accepts).findFirst();
    }
  }
}
