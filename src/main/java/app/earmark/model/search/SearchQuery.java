package app.earmark.model.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the listener searches for; {@code service.search.QueryReader} makes it of what was typed.
 *
 * @param terms all of them must be met; filters alone are enough, too
 * @param is states that must hold, all of them
 * @param podcasts parts of titles of podcasts, one of which must be met; empty: any podcast
 * @param tags one of which the podcast must have, or a folder around it; empty: any
 * @param before published before this
 * @param after published then or later
 * @param longerMs at least so long
 * @param shorterMs at most so long
 */
public record SearchQuery(
    List<Term> terms,
    Set<Is> is,
    List<String> podcasts,
    List<String> tags,
    @Nullable Instant before,
    @Nullable Instant after,
    @Nullable Long longerMs,
    @Nullable Long shorterMs) {

  public static final SearchQuery NOTHING =
      new SearchQuery(List.of(), Set.of(), List.of(), List.of(), null, null, null, null);

  public SearchQuery {
    terms = List.copyOf(terms);
    is = Set.copyOf(is);
    podcasts = List.copyOf(podcasts);
    tags = List.copyOf(tags);
  }

  /**
   * A word, or several that stand together.
   *
   * @param text as typed, without quotation marks
   * @param prefix whether the last word may go on
   * @param excluded whether it must not be met
   */
  public record Term(String text, boolean prefix, boolean excluded) {}

  /** A state of an episode. */
  public enum Is {
    DOWNLOADED,
    STARTED,
    PLAYED,
    UNPLAYED,
    /** Neither started nor played. */
    NEW,
    /** In Up Next. */
    QUEUED,
    /** Has an earmark. */
    MARKED,
    /** No longer in the feed. */
    WITHDRAWN;

    /** As it is typed after {@code is:}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Is> of(String word) {
      for (Is is : values()) {
        if (is.word().equalsIgnoreCase(word)) {
          return Optional.of(is);
        }
      }
      return Optional.empty();
    }
  }

  /** The terms that must be met. */
  public List<Term> wanted() {
    return terms.stream().filter(term -> !term.excluded()).toList();
  }

  public List<Term> unwanted() {
    return terms.stream().filter(Term::excluded).toList();
  }

  public boolean hasFilters() {
    return !is.isEmpty() || !podcasts.isEmpty() || !tags.isEmpty() || before != null || after != null
        || longerMs != null || shorterMs != null;
  }

  /** Whether it asks for nothing at all, so that nothing is found. */
  public boolean isEmpty() {
    return wanted().isEmpty() && !hasFilters();
  }
}
