package app.earmark.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource({"Café, cafe", "ÜBER, uber", "Straße, strasse", "Ångström, angstrom", "naïve, naive", "Ørsted, orsted",
      "ＡＢＣ, abc", "ﬁne, fine", "İstanbul, istanbul", "Łódź, lodz", "ΣΟΦΟΣ, σοφοσ", "σοφος, σοφοσ"})
  void lettersAreFolded(String text, String folded) {
    assertThat(SearchText.fold(text)).isEqualTo(folded);
  }

  @Test
  void aDecomposedAccentIsNoWordOfItsOwn() {
    assertThat(SearchText.indexed("cafe\u0301 noir")).isEqualTo("cafe noir ");
  }

  @Test
  void scriptsWithoutSpacesAreCutIntoPairs() {
    assertThat(SearchText.indexed("第12期:雨天的书店 Book")).isEqualTo("第 12 期 雨天 天的 的书 书店 店 book ");
    assertThat(SearchText.sought("雨天的")).containsExactly("雨天", "天的");
    assertThat(SearchText.sought("雨")).containsExactly("雨");
    assertThat(SearchText.endsOpen("雨")).isTrue();
    assertThat(SearchText.endsOpen("雨天")).isFalse();
    assertThat(SearchText.indexed("ラーメン")).isEqualTo("ラー ーメ メン ン ");
    assertThat(SearchText.indexed("がく")).isEqualTo("がく く ");
  }

  @Test
  void wordsSayWhereTheyStand() {
    assertThat(SearchText.words("Don’t stop!")).extracting(SearchText.Word::folded).containsExactly("don", "t", "stop");
    SearchText.Word stop = SearchText.words("Don’t stop!").getLast();
    assertThat("Don’t stop!".substring(stop.start(), stop.end())).isEqualTo("stop");
  }
}
