package app.earmark.service.search;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.search.SearchQuery;
import app.earmark.model.search.SearchQuery.Is;
import app.earmark.model.search.SearchQuery.Term;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {

  private final QueryReader reader = new QueryReader(
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of("Europe/Berlin")));

  @Test
  void wordsPhrasesBeginningsAndExclusions() {
    assertThat(reader.read("night \"slow roads\" net* -rain -\"two words\"").terms()).containsExactly(
        new Term("night", false, false), new Term("slow roads", false, false), new Term("net", true, false),
        new Term("rain", false, true), new Term("two words", false, true));
  }

  @Test
  void theLastWordMayGoOnWhileItIsTyped() {
    assertThat(reader.readTyping("night tra").terms())
        .containsExactly(new Term("night", false, false), new Term("tra", true, false));
    assertThat(reader.readTyping("night tra ").terms())
        .containsExactly(new Term("night", false, false), new Term("tra", false, false));
    assertThat(reader.readTyping("\"slow ro").terms()).containsExactly(new Term("slow ro", true, false));
    assertThat(reader.readTyping("\"slow roads\"").terms()).containsExactly(new Term("slow roads", false, false));
  }

  @Test
  void typographicQuotationMarksAreQuotationMarks() {
    assertThat(reader.read("„slow roads“ “night train”").terms()).containsExactly(
        new Term("slow roads", false, false), new Term("night train", false, false));
  }

  @Test
  void filters() {
    SearchQuery query = reader.read("podcast:\"Long Way\" is:downloaded IS:Started tag:News after:2024 "
        + "before:2024-05-31 longer:1h30m shorter:120 trains");
    assertThat(query.terms()).containsExactly(new Term("trains", false, false));
    assertThat(query.podcasts()).containsExactly("Long Way");
    assertThat(query.is()).containsExactlyInAnyOrder(Is.DOWNLOADED, Is.STARTED);
    assertThat(query.tags()).containsExactly("News");
    assertThat(query.after()).isEqualTo("2023-12-31T23:00:00Z");
    assertThat(query.before()).isEqualTo("2024-05-30T22:00:00Z");
    assertThat(query.longerMs()).isEqualTo(90 * 60_000L);
    assertThat(query.shorterMs()).isEqualTo(120 * 60_000L);
  }

  @ParameterizedTest
  @CsvSource({"today, 2026-11-21T23:00:00Z", "yesterday, 2026-11-20T23:00:00Z", "7d, 2026-11-14T23:00:00Z",
      "2024-05, 2024-04-30T22:00:00Z"})
  void days(String word, Instant day) {
    assertThat(reader.read("after:" + word).after()).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"is:nothing", "before:tomorrowish", "longer:long", "https://example.com/a", "podcast:!!",
      "after:2024-13", "shorter:h"})
  void whatIsNoFilterIsWords(String typed) {
    SearchQuery query = reader.read(typed);
    assertThat(query.hasFilters()).isFalse();
    assertThat(query.terms()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"", "\"\"", "-", "*", "- \" * (", "…", ":", "-\"\""})
  void whatHasNoWordsAsksForNothing(String typed) {
    assertThat(reader.read(typed).isEmpty()).isTrue();
    assertThat(reader.readTyping(typed).isEmpty()).isTrue();
  }

  @Test
  void nothingFails() {
    Random random = new Random(3);
    String letters = "ab \"\"*:-'%_()^{}+ANDORNOT雨天é\u0301isbeforelonger:0123456789\u0000\uD83D";
    for (int i = 0; i < 5_000; i++) {
      var typed = new StringBuilder();
      for (int length = random.nextInt(30); length > 0; length--) {
        typed.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(reader.read(typed.toString()).terms()).hasSizeLessThanOrEqualTo(24);
    }
  }
}
