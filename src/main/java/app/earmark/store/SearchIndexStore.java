package app.earmark.store;

import app.earmark.model.Chapter;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.FeedChapter;
import app.earmark.model.search.SearchText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Brings the index of words up to date, batch by batch: triggers note what has changed, new episodes are those with an
 * id that is not in the index yet. So whoever writes episodes pays next to nothing for the index.
 */
public final class SearchIndexStore {

  /** What of the library the index has not seen. */
  public enum Kind {
    PODCAST,
    EPISODE
  }

  /**
   * Something that is to be written into the index anew.
   *
   * @param mark the note that says so; 0 for an episode that is new to the index
   * @param there false: it is gone, and must go from the index
   * @param podcast title of the podcast, or its author where this is a podcast
   * @param html notes of an episode, description of a podcast
   * @param chapters titles, one a line
   */
  public record Waiting(
      long mark, Kind kind, long id, boolean there, String title, String podcast, String html, String chapters) {}

  /** The same with its notes as text without tags. */
  public record Ready(Waiting waiting, String plain) {}

  private static final String EPISODE = """
      SELECT e.id, e.title, p.title AS podcast, t.notes, t.extras, s.chapters AS in_file, c.chapters AS listed
      FROM episode e JOIN podcast p ON p.id = e.podcast_id LEFT JOIN episode_text t ON t.episode_id = e.id
        LEFT JOIN sound s ON s.episode_id = e.id LEFT JOIN chapter_list c ON c.episode_id = e.id
      """;

  private final Database database;

  SearchIndexStore(Database database) {
    this.database = database;
  }

  /** Whether a table is the index's own, so that nothing is lost with it. */
  static boolean owns(String table) {
    return table.startsWith("find_");
  }

  /**
   * For a library that was filled without its index: what is kept by triggers and stores is put in here, the rest has
   * its turn as if it were new.
   */
  static void startOver(Handle handle) {
    if (handle.createQuery("SELECT count(*) FROM sqlite_schema WHERE name = 'find_state'").mapTo(Integer.class).one()
        == 0) {
      // Of a schema that has no index; the next one brings it.
      return;
    }
    handle.execute("UPDATE find_state SET last_episode = 0");
    handle.execute("DELETE FROM find_dirty");
    handle.execute("INSERT INTO find_dirty (kind, item) SELECT 'P', id FROM podcast");
    EarmarkStore.indexAll(handle);
    TranscriptStore.indexAll(handle);
  }

  /** About how much the index has not seen; 0 exactly where it is up to date. */
  public int waiting() {
    return database.read(handle -> handle.createQuery("""
        SELECT (SELECT count(*) FROM find_dirty)
          + max(0, coalesce((SELECT max(id) FROM episode), 0) - (SELECT last_episode FROM find_state))
        """).mapTo(Integer.class).one());
  }

  /** The next of it: at most so many, none where the index is up to date. */
  public List<Waiting> next(int limit) {
    return database.read(handle -> {
      List<Waiting> changed = changed(handle, limit);
      return changed.isEmpty() ? fresh(handle, limit) : changed;
    });
  }

  private static List<Waiting> changed(Handle handle, int limit) {
    // The last note of each is the one that counts, and takes the earlier ones with it.
    record Mark(long number, Kind kind, long item) {}

    Map<String, Mark> last = new LinkedHashMap<>();
    handle.createQuery("SELECT number, kind, item FROM find_dirty ORDER BY number LIMIT :limit")
        .bind("limit", limit)
        .map((row, context) -> new Mark(row.getLong("number"),
            "P".equals(row.getString("kind")) ? Kind.PODCAST : Kind.EPISODE, row.getLong("item")))
        .forEach(mark -> last.put(mark.kind + "/" + mark.item, mark));
    List<Waiting> waiting = new ArrayList<>();
    for (Mark mark : last.values()) {
      String sql = mark.kind == Kind.EPISODE ? EPISODE + "WHERE e.id = :id"
          : "SELECT id, title, coalesce(author, '') AS podcast, description AS notes, NULL AS extras, "
              + "NULL AS in_file, NULL AS listed FROM podcast WHERE id = :id";
      waiting.add(handle.createQuery(sql).bind("id", mark.item)
          .map((row, context) -> waiting(row, mark.number, mark.kind))
          .findOne()
          .orElseGet(() -> new Waiting(mark.number, mark.kind, mark.item, false, "", "", "", "")));
    }
    return waiting;
  }

  private static List<Waiting> fresh(Handle handle, int limit) {
    return handle
        .createQuery(EPISODE + "WHERE e.id > (SELECT last_episode FROM find_state) ORDER BY e.id LIMIT :limit")
        .bind("limit", limit)
        .map((row, context) -> waiting(row, 0, Kind.EPISODE))
        .list();
  }

  private static Waiting waiting(ResultSet row, long mark, Kind kind) throws SQLException {
    return new Waiting(mark, kind, row.getLong("id"), true, Columns.text(row, "title"), Columns.text(row, "podcast"),
        Columns.text(row, "notes"), chapters(row));
  }

  /** Titles of all chapters that the feed, the file or a fetched list has; each once, one a line. */
  static String chapters(ResultSet row) throws SQLException {
    Set<String> titles = new LinkedHashSet<>();
    String extras = row.getString("extras");
    // Hardly any episode has them, and reading the JSON of 150,000 takes a while.
    if (extras != null && extras.contains("\"startMs\"")) {
      Json.record(extras, EpisodeExtras.class, EpisodeExtras.NONE).chapters().stream()
          .map(FeedChapter::title).forEach(titles::add);
    }
    for (String column : List.of("in_file", "listed")) {
      Json.list(row.getString(column), SoundStore.CHAPTERS).stream().map(Chapter::title).forEach(titles::add);
    }
    return String.join("\n", titles);
  }

  /** Writes a batch as {@link #next} gave it, in one transaction; not synced, for it could be made again. */
  public void write(List<Ready> batch) {
    if (batch.isEmpty()) {
      return;
    }
    database.writeUnsynced(handle -> {
      try {
        write(handle.getConnection(), batch);
        return batch.size();
      } catch (SQLException e) {
        throw new IllegalStateException("cannot write the index of words", e);
      }
    });
  }

  private static void write(Connection connection, List<Ready> batch) throws SQLException {
    try (var title = connection.prepareStatement("INSERT INTO find_title (rowid, title) VALUES (?, ?)");
        var part = connection.prepareStatement("INSERT INTO find_part (rowid, title) VALUES (?, ?)");
        var text = connection.prepareStatement("INSERT INTO find_text (rowid, text) VALUES (?, ?)");
        var word = connection.prepareStatement("INSERT INTO find_word (rowid, text) VALUES (?, ?)");
        var podcast = connection.prepareStatement(
            "INSERT INTO find_podcast (rowid, title, author, description) VALUES (?, ?, ?, ?)");
        var mark = connection.prepareStatement(
            "DELETE FROM find_dirty WHERE kind = ? AND item = ? AND number <= ?")) {
      long before = lastEpisode(connection);
      long last = 0;
      for (Ready ready : batch) {
        Waiting waiting = ready.waiting;
        boolean episode = waiting.kind == Kind.EPISODE;
        if (waiting.mark > 0) {
          run(mark, episode ? "E" : "P", waiting.id, waiting.mark);
          if (episode && waiting.id > before) {
            // Changed before it was ever seen: its turn comes as a new one, which reads it anew.
            continue;
          }
          forget(connection, waiting);
        } else {
          last = Math.max(last, waiting.id);
        }
        if (waiting.there) {
          String indexed = SearchText.indexed(waiting.title);
          String whose = SearchText.indexed(waiting.podcast);
          String plain = SearchText.indexed(ready.plain);
          if (episode) {
            String all = indexed + whose + plain + SearchText.indexed(waiting.chapters);
            run(title, waiting.id, indexed);
            run(part, waiting.id, SearchText.fold(waiting.title));
            run(text, waiting.id, all);
            run(word, waiting.id, all);
          } else {
            run(podcast, waiting.id, indexed, whose, plain);
          }
        }
      }
      if (last > 0) {
        try (var state = connection.prepareStatement("UPDATE find_state SET last_episode = ?")) {
          run(state, last);
        }
      }
    }
  }

  private static long lastEpisode(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT last_episode FROM find_state")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static void forget(Connection connection, Waiting waiting) throws SQLException {
    List<String> tables = waiting.kind == Kind.EPISODE
        ? List.of("find_title", "find_part", "find_text", "find_word") : List.of("find_podcast");
    for (String table : tables) {
      try (var delete = connection.prepareStatement("DELETE FROM " + table + " WHERE rowid = ?")) {
        run(delete, waiting.id);
      }
    }
  }

  private static void run(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }
}
