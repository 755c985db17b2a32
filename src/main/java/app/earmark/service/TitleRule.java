package app.earmark.service;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which titles a listener means: some words with commas between, of which one must be in the title, or a regular
 * expression between slashes. Case and accents do not matter to words. Pure functions.
 */
final class TitleRule {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final int LONGEST_EXPRESSION = 200;
  private static final int LONGEST_TITLE = 500;

  /** So many looks at one title, and an expression is one that would take for ever ((a+)+ and the like). */
  private static final int MOST_LOOKS = 100_000;

  private TitleRule() {}

  /** Whether a listener may write this; an empty line means no rule. */
  static boolean isValid(String text) {
    String rule = text.strip();
    if (!isExpression(rule)) {
      return true;
    }
    try {
      return rule.length() <= LONGEST_EXPRESSION && expression(rule) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** True of the titles that are meant; of none for an empty line. */
  static Predicate<String> of(String text) {
    String rule = text.strip();
    if (isExpression(rule)) {
      if (!isValid(rule)) {
        return title -> false;
      }
      Pattern expression = expression(rule);
      return title -> finds(expression, title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
    }
    List<String> words = Arrays.stream(rule.split(",")).map(TitleRule::plain).filter(word -> !word.isEmpty()).toList();
    return title -> words.stream().anyMatch(plain(title)::contains);
  }

  private static boolean isExpression(String rule) {
    return rule.length() > 2 && rule.startsWith("/") && rule.endsWith("/");
  }

  private static Pattern expression(String rule) {
    return Pattern.compile(rule.substring(1, rule.length() - 1), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static boolean finds(Pattern expression, String title) {
    try {
      return expression.matcher(new Bounded(title, new int[1], 0, title.length())).find();
    } catch (TooManyLooks | StackOverflowError e) {
      return false;
    }
  }

  private static String plain(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("")
        .toLowerCase(Locale.ROOT).strip();
  }

  /** The engine of the JDK has no time limit, but it reads each character through this. */
  @SuppressWarnings("ArrayRecordComponent") // The one counter that all parts of a title share.
  private record Bounded(String text, int[] looks, int start, int end) implements CharSequence {

    @Override
    public int length() {
      return end - start;
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST_LOOKS) {
        throw new TooManyLooks();
      }
      return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Bounded(text, looks, start + from, start + to);
    }

    @Override
    public String toString() {
      return text.substring(start, end);
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }
}
