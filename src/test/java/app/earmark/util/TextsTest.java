package app.earmark.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {

  private final Texts texts = new Texts(Locale.ENGLISH);

  @Test
  void argumentsGoIntoTheSentence() {
    assertThat(texts.get(Message.of("feed.problem.http-error", "example.org", "500")))
        .isEqualTo("example.org answered with error 500. Try again later.");
  }

  @Test
  void aLanguageThatIsNotThereFallsBackToEnglish() {
    assertThat(new Texts(Locale.of("tlh")).get("feed.problem.empty", "example.org"))
        .isEqualTo(texts.get("feed.problem.empty", "example.org"));
  }

  @Test
  void everyPatternIsWellFormed() {
    ResourceBundle bundle = ResourceBundle.getBundle("app.earmark.texts", Locale.ROOT);
    for (String key : bundle.keySet()) {
      String pattern = bundle.getString(key);
      assertThat(new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex()).as(key).isNotNull();
      assertThat(pattern).as("%s: a single apostrophe would swallow what follows", key).doesNotContainPattern(
          "(?<!')'(?!')");
    }
  }
}
