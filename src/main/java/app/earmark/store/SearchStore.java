package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import app.earmark.model.search.SearchQuery;
import app.earmark.model.search.SearchQuery.Term;
import app.earmark.model.search.SearchSort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Asks the index of words. What is asked while somebody types looks at the newest of what matches and stops there, so
 * that a word which is in every episode costs no more than a rare one.
 */
public final class SearchStore {

  /** An episode that matches, and what its rank depends on. */
  public record Candidate(EpisodeId id, String title, String podcast, Instant at) {}

  /** A podcast that matches. */
  public record PodcastCandidate(PodcastId id, String title, String description) {}

  /** The texts of an episode, to show where the words are. */
  public record Source(String notes, String chapters) {}

  /** A passage of a transcript that matches. */
  public record Passage(EpisodeId episode, List<Line> lines) {}

  /** A line of a transcript; {@code startMs} is -1 where it has no times. */
  public record Line(long startMs, String text) {}

  private static final String CANDIDATE = "SELECT e.id, e.title, p.title AS podcast, e.sort_at FROM ";

  private final Database database;

  SearchStore(Database database) {
    this.database = database;
  }

  /** Episodes with all the words in their titles, the newest first. */
  public List<Candidate> byTitle(SearchQuery query, int limit) {
    return wholeWordsFirst("find_title", query.wanted(), query, limit);
  }

  /** Episodes with all the words somewhere inside words of their titles. */
  public List<Candidate> byPart(SearchQuery query, int limit) {
    String parts = SearchExpression.parts(query.wanted());
    return parts.isEmpty() ? List.of() : matching("find_part", parts, query, limit);
  }

  /** Episodes with all the words in titles, podcasts' titles, notes and chapters taken together. */
  public List<Candidate> byText(SearchQuery query, int limit) {
    List<Term> wanted = SearchExpression.forLongTexts(query.wanted());
    return wholeWordsFirst(SearchExpression.table(wanted), wanted, query, limit);
  }

  /**
   * What begins with a long word is in no index of its own: FTS5 puts all that match together before it gives the
   * first, 40 ms where a word is in each of 150,000 episodes. Where so many have that very word, nobody misses the
   * others.
   */
  private List<Candidate> wholeWordsFirst(String table, List<Term> wanted, SearchQuery query, int limit) {
    List<Term> whole = SearchExpression.longOnesWhole(wanted);
    if (!whole.equals(wanted)) {
      List<Candidate> found = matching(table, SearchExpression.all(whole), query, limit);
      if (found.size() >= limit) {
        return found;
      }
    }
    return matching(table, SearchExpression.all(wanted), query, limit);
  }

  private List<Candidate> matching(String table, String expression, SearchQuery query, int limit) {
    return database.read(handle -> {
      SearchConditions conditions = SearchConditions.of(handle, query);
      // The order of ids is about that of time, and the only one in which FTS5 stops early.
      String sql = CANDIDATE + table
          + " f CROSS JOIN episode e ON e.id = f.rowid JOIN podcast p ON p.id = e.podcast_id "
          + "WHERE " + table + " MATCH :match AND " + conditions.sql() + " ORDER BY f.rowid DESC LIMIT :limit";
      return conditions.bind(handle.createQuery(sql))
          .bind("match", expression)
          .bind("limit", limit)
          .map((row, context) -> candidate(row))
          .list();
    });
  }

  /** Episodes that the filters alone let through, the newest first. */
  public List<Candidate> byFilters(SearchQuery query, int limit) {
    return database.read(handle -> {
      SearchConditions conditions = SearchConditions.of(handle, query);
      return conditions.bind(handle.createQuery(CANDIDATE
              + "episode e JOIN podcast p ON p.id = e.podcast_id WHERE " + conditions.sql()
              + " ORDER BY e.sort_at DESC, e.id DESC LIMIT :limit"))
          .bind("limit", limit)
          .map((row, context) -> candidate(row))
          .list();
    });
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(new EpisodeId(row.getLong("id")), Columns.text(row, "title"), Columns.text(row, "podcast"),
        Columns.instantOf(row, "sort_at"));
  }

  /** Every episode that matches, in that order. May take a moment where there are many. */
  public List<EpisodeId> all(SearchQuery query, SearchSort sort) {
    if (query.isEmpty()) {
      return List.of();
    }
    return database.read(handle ->
        matching(handle, "SELECT e.id FROM ", query, " ORDER BY " + order(sort), "")
            .map((row, context) -> new EpisodeId(row.getLong("id"))).list());
  }

  /** How many match; stops counting at {@code most}. */
  public int countUpTo(SearchQuery query, int most) {
    if (query.isEmpty()) {
      return 0;
    }
    return database.read(handle -> matching(handle, "SELECT count(*) FROM (SELECT 1 FROM ", query, " LIMIT :most", ")")
        .bind("most", most).mapTo(Integer.class).one());
  }

  private static Query matching(Handle handle, String select, SearchQuery query, String order, String end) {
    SearchConditions conditions = SearchConditions.of(handle, query);
    List<Term> wanted = SearchExpression.forLongTexts(query.wanted());
    String words = wanted.isEmpty() ? ""
        : " AND e.id IN (SELECT rowid FROM " + SearchExpression.table(wanted) + "(:match))";
    Query made = handle.createQuery(select + "episode e WHERE " + conditions.sql() + words + order + end);
    if (!wanted.isEmpty()) {
      made.bind("match", SearchExpression.all(wanted));
    }
    return conditions.bind(made);
  }

  private static String order(SearchSort sort) {
    return switch (sort) {
      case NEWEST -> "e.sort_at DESC, e.id DESC";
      case OLDEST -> "e.sort_at, e.id";
      case LONGEST -> "coalesce(e.measured_ms, e.duration_ms, -1) DESC, e.sort_at DESC, e.id DESC";
      case SHORTEST -> "coalesce(e.measured_ms, e.duration_ms, 1 << 60), e.sort_at DESC, e.id DESC";
      case TITLE -> "e.title COLLATE NOCASE, e.id";
    };
  }

  /** Podcasts with all the words in title, author or description; those that were unsubscribed are left out. */
  public List<PodcastCandidate> podcasts(List<Term> terms, int limit) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT p.id, p.title, p.description FROM find_podcast f JOIN podcast p ON p.id = f.rowid
            WHERE find_podcast MATCH :match AND p.removed_at IS NULL
            ORDER BY bm25(find_podcast, 20, 8, 1) LIMIT :limit
            """)
        .bind("match", SearchExpression.all(terms))
        .bind("limit", limit)
        .map((row, context) -> new PodcastCandidate(new PodcastId(row.getLong("id")), Columns.text(row, "title"),
            Columns.text(row, "description")))
        .list());
  }

  /** The texts of some episodes. */
  public Map<EpisodeId, Source> sources(Collection<EpisodeId> ids) {
    return database.read(handle -> {
      Map<EpisodeId, Source> sources = new HashMap<>();
      handle.createQuery("""
              SELECT t.episode_id, t.notes, t.extras, s.chapters AS in_file, c.chapters AS listed
              FROM json_each(:ids) j JOIN episode_text t ON t.episode_id = j.value
                LEFT JOIN sound s ON s.episode_id = j.value LEFT JOIN chapter_list c ON c.episode_id = j.value
              """)
          .bind("ids", Json.ids(ids))
          .map((row, context) -> sources.put(new EpisodeId(row.getLong("episode_id")),
              new Source(Columns.text(row, "notes"), SearchIndexStore.chapters(row))) == null)
          .list();
      return sources;
    });
  }

  /** Passages of transcripts with all the words, the latest transcript first. */
  public List<Passage> passages(SearchQuery query, int limit) {
    return database.read(handle -> {
      SearchConditions conditions = SearchConditions.of(handle, query);
      record Start(EpisodeId episode, long line) {}

      List<Start> starts = conditions.bind(handle.createQuery("""
              SELECT l.id, l.episode_id FROM find_passage f CROSS JOIN transcript_line l ON l.id = f.rowid
                JOIN episode e ON e.id = l.episode_id
              WHERE find_passage MATCH :match AND %s ORDER BY f.rowid DESC LIMIT :limit
              """.formatted(conditions.sql())))
          .bind("match", SearchExpression.all(SearchExpression.forLongTexts(query.wanted())))
          .bind("limit", limit)
          .map((row, context) -> new Start(new EpisodeId(row.getLong("episode_id")), row.getLong("id")))
          .list();
      List<Passage> passages = new ArrayList<>();
      for (Start start : starts) {
        passages.add(new Passage(start.episode, lines(handle, start.episode, start.line)));
      }
      return passages;
    });
  }

  private static List<Line> lines(Handle handle, EpisodeId episode, long first) {
    return handle
        .createQuery("""
            SELECT start_ms, text FROM transcript_line WHERE episode_id = :episode AND id >= :first
            ORDER BY id LIMIT :most
            """)
        .bind("episode", episode.value())
        .bind("first", first)
        .bind("most", TranscriptStore.PASSAGE_LINES)
        .map((row, context) -> {
          Long start = Columns.number(row, "start_ms");
          return new Line(start == null ? -1 : start, Columns.text(row, "text"));
        })
        .list();
  }

  /** Numbers of earmarks with all the words in note or sentence, the latest first. */
  public List<Long> earmarks(SearchQuery query, int limit) {
    return database.read(handle -> {
      SearchConditions conditions = SearchConditions.of(handle, query);
      return conditions.bind(handle.createQuery("""
              SELECT m.id FROM find_earmark f CROSS JOIN earmark m ON m.id = f.rowid
                JOIN episode e ON e.id = m.episode_id
              WHERE find_earmark MATCH :match AND %s ORDER BY f.rowid DESC LIMIT :limit
              """.formatted(conditions.sql())))
          .bind("match", SearchExpression.all(query.wanted()))
          .bind("limit", limit)
          .mapTo(Long.class)
          .list();
    });
  }
}
