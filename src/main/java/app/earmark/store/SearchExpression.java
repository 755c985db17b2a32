package app.earmark.store;

import app.earmark.model.search.SearchQuery.Term;
import app.earmark.model.search.SearchText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Terms as FTS5 reads them (https://sqlite.org/fts5.html, "Full-text Query Syntax"): every word in quotation marks, so
 * that nothing of what was typed is read as syntax.
 */
final class SearchExpression {

  /** That of titles holds beginnings of so many letters at most. */
  private static final int LONGEST_BEGINNING = 4;

  private SearchExpression() {}

  /** All of the terms. There must be one at least. */
  static String all(List<Term> terms) {
    return terms.stream().map(SearchExpression::one).collect(Collectors.joining(" AND "));
  }

  /** One of the terms at least. */
  static String any(List<Term> terms) {
    return terms.stream().map(SearchExpression::one).collect(Collectors.joining(" OR "));
  }

  /** All of the terms as parts of words, for the index of three characters; empty where one is shorter. */
  static String parts(List<Term> terms) {
    List<String> folded = terms.stream().map(term -> SearchText.fold(term.text()).strip()).toList();
    return folded.stream().anyMatch(part -> part.codePointCount(0, part.length()) < 3) ? ""
        : folded.stream().map(SearchExpression::quoted).collect(Collectors.joining(" AND "));
  }

  private static String one(Term term) {
    String phrase = quoted(String.join(" ", SearchText.sought(term.text())));
    return isOpen(term) ? phrase + " *" : phrase;
  }

  private static boolean isOpen(Term term) {
    return term.prefix() || SearchText.endsOpen(term.text());
  }

  /**
   * The same without beginnings of a letter or two, of which long texts are full: they cost more than anybody waits
   * for, and tell nothing. As whole words they count.
   */
  static List<Term> forLongTexts(List<Term> terms) {
    return terms.stream().map(term -> term.prefix() && isShort(term) ? new Term(term.text(), false, term.excluded())
        : term).toList();
  }

  /** The same with those beginnings as whole words that are longer than any that the indexes hold as beginnings. */
  static List<Term> longOnesWhole(List<Term> terms) {
    return terms.stream().map(term -> term.prefix() && term.text().length() > LONGEST_BEGINNING
        ? new Term(term.text(), false, term.excluded()) : term).toList();
  }

  private static boolean isShort(Term term) {
    List<SearchText.Word> words = SearchText.words(term.text());
    return words.isEmpty() || (!words.getLast().unspaced() && words.getLast().folded().length() < 3);
  }

  /** Which index of long texts answers: that without places, unless words must stand side by side. */
  static String table(List<Term> terms) {
    return terms.stream().allMatch(term -> SearchText.sought(term.text()).size() == 1) ? "find_word" : "find_text";
  }

  private static String quoted(String text) {
    return '"' + text.replaceAll("\\p{Cntrl}", " ").replace("\"", "\"\"") + '"';
  }
}
