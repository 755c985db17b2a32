package app.earmark.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each translation says all that the English texts say, with the same gaps and the same plurals, and nothing more. */
class TranslationsTest {

  private static final Path FOLDER = Path.of("src/main/resources/app/earmark");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  private static Map<String, String> texts(String file) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<String> lines = Files.lines(FOLDER.resolve(file))) {
      lines.filter(line -> !line.startsWith("#") && line.contains("=")).forEach(line ->
          texts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "zh_CN"})
  void saysAllAndNothingMore(String language) {
    assertThat(texts("texts_" + language + ".properties").keySet()).isEqualTo(texts("texts.properties").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "zh_CN"})
  void hasTheGapsAndPluralsOfTheOriginal(String language) {
    Map<String, String> translated = texts("texts_" + language + ".properties");
    Locale locale = Locale.forLanguageTag(language.replace('_', '-'));
    List<String> wrong = new ArrayList<>();
    texts("texts.properties").forEach((key, english) -> {
      // A day's pattern is for dates, not for messages.
      if (translated.containsKey(key) && !key.startsWith("window.format.day-of")) {
        String other = translated.get(key);
        if (other.isBlank() || !gaps(english, Locale.ENGLISH).equals(gaps(other, locale))) {
          wrong.add(key + ": " + other);
        }
      }
    });
    assertThat(wrong).isEmpty();
  }

  /** The number of each gap, with the borders of its plurals where it has some. */
  private static Set<String> gaps(String pattern, Locale locale) {
    var message = new MessageFormat(pattern, locale);
    Format[] formats = message.getFormatsByArgumentIndex();
    Set<String> gaps = new TreeSet<>();
    for (int i = 0; i < formats.length; i++) {
      if (formats[i] instanceof ChoiceFormat choice) {
        gaps.add(i + Arrays.toString(choice.getLimits()));
      } else if (pattern.contains("{" + i)) {
        gaps.add(Integer.toString(i));
      }
    }
    return gaps;
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "zh-CN"})
  void countsAreSaidInEachLanguage(String language) {
    var texts = new Texts(Locale.forLanguageTag(language));
    Set<String> said = Stream.of(0, 1, 2, 1000).map(count -> texts.get("page.podcast.episodes", count))
        .collect(Collectors.toSet());
    assertThat(said).hasSize(4);
    assertThat(texts.get("window.nav.settings")).isNotEqualTo(new Texts(Locale.ENGLISH).get("window.nav.settings"));
  }

  /** A key is somebody's if it is written in the sources, or begins as one that is put together there. */
  @Test
  void everyTextIsSaidSomewhere() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        QUOTED.matcher(Files.readString(file)).results().map(found -> found.group(1)).forEach(written::add);
      }
    }
    List<String> begun = written.stream().filter(word -> word.matches("[a-z][a-zA-Z-]*(\\.[a-zA-Z-]+)*[.-]")).toList();
    assertThat(texts("texts.properties").keySet().stream()
        .filter(key -> !written.contains(key) && !key.startsWith("setting."))
        .filter(key -> begun.stream().noneMatch(key::startsWith))
        .filter(key -> !(key.endsWith("-many") && written.contains(key.substring(0, key.length() - 5))))
        .toList()).isEmpty();
  }
}
