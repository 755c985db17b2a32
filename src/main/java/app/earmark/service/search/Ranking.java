package app.earmark.service.search;

import app.earmark.model.search.SearchQuery.Term;
import app.earmark.model.search.SearchText;
import app.earmark.model.search.SearchText.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How well a title meets a query, from 0 up: whole words before beginnings, all words side by side in their order
 * before scattered ones, titles that begin with them, short titles before long ones, and a little for what is new.
 * Immutable, any thread.
 */
public final class Ranking {

  private static final double DAYS_OF_NEWS = 180;

  private final List<List<String>> terms;
  private final List<String> all;
  private final Instant now;

  public Ranking(List<Term> terms, Instant now) {
    this.terms = terms.stream().map(term -> folded(term.text())).toList();
    this.all = this.terms.stream().flatMap(List::stream).toList();
    this.now = now;
  }

  private static List<String> folded(String text) {
    return SearchText.words(text).stream().map(Word::folded).toList();
  }

  public double of(String title, Instant at) {
    return words(title) + news(at);
  }

  private double words(String title) {
    if (all.isEmpty()) {
      return 0;
    }
    List<String> words = folded(title);
    double met = 0;
    for (String sought : all) {
      if (words.contains(sought)) {
        met += 1;
      } else if (words.stream().anyMatch(word -> word.startsWith(sought))) {
        met += 0.7;
      } else if (words.stream().anyMatch(word -> word.contains(sought))) {
        met += 0.4;
      }
    }
    double share = met / all.size();
    String whole = String.join(" ", words) + " ";
    String together = String.join(" ", all);
    boolean sideBySide = all.size() > 1 && whole.contains(together);
    boolean begins = whole.startsWith(together);
    return share * 4 + (sideBySide ? 1 : 0) + (begins ? 0.6 : 0) + 1.0 * Math.min(all.size(), words.size())
        / Math.max(1, words.size());
  }

  /** From 1 for today down to 0. */
  private double news(Instant at) {
    double days = Math.max(0, Duration.between(at, now).toHours() / 24.0);
    return Math.exp(-days / DAYS_OF_NEWS);
  }
}
