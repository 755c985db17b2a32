package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeFileNameTest {

  private static final Instant LEAP_DAY = Instant.parse("2008-02-29T12:00:00Z");

  private static String named(String podcast, String title) {
    return EpisodeFileName.of(podcast, title, LEAP_DAY, "mp3", path -> false);
  }

  private static String undated(String title) {
    return EpisodeFileName.of("Show", title, null, "mp3", path -> false);
  }

  @Test
  void aPersonCanReadIt() {
    assertThat(named("Career-Op", "Personal networking isn't optional anymore"))
        .isEqualTo("Career-Op/2008-02-29 Personal networking isn't optional anymore.mp3");
  }

  @ParameterizedTest
  @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
    "What now? A/B testing       => Show/2008-02-29 What now A-B testing.mp3",
    "Archive: Old title          => Show/2008-02-29 Archive – Old title.mp3",
    "12:30 <live> \"x\" | y *  => Show/2008-02-29 12-30 -live- 'x' - y.mp3",
    "trailing dots...            => Show/2008-02-29 trailing dots.mp3",
    "tab\there                  => Show/2008-02-29 tab here.mp3",
  })
  void whatAFileSystemForbidsIsReplaced(String title, String expected) {
    assertThat(named("Show", title)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "..", ".", "/", "\\\\server\\share", "C:\\Windows", ".hidden", ""})
  void noTitleLeadsOutOfTheFolderOrHides(String title) {
    String path = EpisodeFileName.of(title, title, null, title, taken -> false);
    assertThat(path.split("/")).hasSize(2).allSatisfy(part -> {
      assertThat(part).isNotBlank().doesNotStartWith(".").doesNotContain("\\", ":");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"CON", "nul", "Aux", "com1", "LPT9", "con.txt", "CONIN$", "nul ", "COM¹"})
  void windowsReservedNamesAreAvoided(String title) {
    String path = EpisodeFileName.of(title, title, null, "mp3", taken -> false);
    assertThat(path.split("/")).allSatisfy(part -> assertThat(part).startsWith("_"));
  }

  @Test
  void longTitlesAreCutBetweenCharacters() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ".repeat(60);
    for (String title : new String[] {"ü".repeat(400), "日本語のとても長い題名".repeat(40), family, "a".repeat(999)}) {
      String file = named("Show", title).substring("Show/".length());
      assertThat(file.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(150);
      assertThat(file).endsWith("….mp3").doesNotContain("\uFFFD");
      assertThat(new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(file);
    }
  }

  @Test
  void namesakesOnAFileSystemWithoutCaseGetANumber() {
    Set<String> taken = new HashSet<>();
    for (String title : new String[] {"Café", "CAFÉ", "Cafe\u0301", "café"}) {
      String path = EpisodeFileName.of("Show", title, LEAP_DAY, "mp3",
          candidate -> taken.contains(EpisodeFileName.key(candidate)));
      assertThat(taken.add(EpisodeFileName.key(path))).isTrue();
    }
    assertThat(taken).hasSize(4).anySatisfy(path -> assertThat(path).endsWith(" (4).mp3"));
  }

  @Test
  void textThatTurnsRoundDoesNot() {
    assertThat(undated("evil\u202Egpj.exe\u0000\u2066")).isEqualTo("Show/evilgpj.exe.mp3");
  }

  @Test
  void nothingAtAllStillHasAName() {
    assertThat(EpisodeFileName.of("", "\u0007", null, "", taken -> false)).isEqualTo("Podcast/Episode.audio");
  }
}
