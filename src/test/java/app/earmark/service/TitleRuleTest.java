package app.earmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleRuleTest {

  @Test
  void oneOfTheWordsIsEnoughWhateverItsCaseAndAccents() {
    assertThat(TitleRule.of("interview, Cafe")).accepts("An INTERVIEW with Ada", "Im Café").rejects("Intermezzo");
  }

  @Test
  void anEmptyLineMeansNoTitle() {
    assertThat(TitleRule.of(" ")).rejects("", "Anything");
    assertThat(TitleRule.of(" , ")).rejects("Anything");
  }

  @Test
  void anExpressionBetweenSlashesIsFoundAnywhere() {
    assertThat(TitleRule.of("/^(ep|folge) \\d+/")).accepts("Ep 12: Night", "FOLGE 3").rejects("The ep 12");
  }

  @Test
  void aBrokenOrEndlessExpressionIsNotTaken() {
    assertThat(TitleRule.isValid("/(/")).isFalse();
    assertThat(TitleRule.isValid("/" + "a".repeat(300) + "/")).isFalse();
    assertThat(TitleRule.isValid("words, (more")).isTrue();
    assertThat(TitleRule.of("/(/")).rejects("(");
  }

  @Test
  void anExpressionThatWouldTakeForEverMeansNoTitle() {
    assertThat(TitleRule.of("/^(a+)+$/")).rejects("a".repeat(60) + "!").accepts("aaa");
    assertThat(TitleRule.of("/^(.*a){20}$/")).rejects("a".repeat(400) + "!");
  }
}
