package app.earmark.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes one library of the rows that were salvaged: nothing in it points at what is not there, a podcast of which
 * nothing but the address is left becomes one whose next refresh brings the rest, and every feed is read in full the
 * next time.
 */
final class SalvageMending {

  /** Deleting what points nowhere may leave others that do; the schema is not that deep. */
  private static final int ROUNDS = 10;

  /** Pages that point back at themselves never end. */
  private static final int MOST_TWINS = 1_000;

  private final Handle target;
  private final @Nullable Handle damaged;
  private final @Nullable Handle backup;

  private final List<String> lostPodcasts = new ArrayList<>();
  private final Map<String, Integer> lostEpisodes = new TreeMap<>();

  SalvageMending(Handle target, @Nullable Handle damaged, @Nullable Handle backup) {
    this.target = target;
    this.damaged = damaged;
    this.backup = backup;
  }

  /** What it had to drop, by table. */
  List<SalvageReport.Table> run() {
    Map<Long, String> known = knownPodcasts();
    known.forEach(this::addStub);
    Map<String, Integer> dropped = dropWhatPointsNowhere();
    target.execute("INSERT OR IGNORE INTO feed (podcast_id, next_due_at) SELECT id, 0 FROM podcast");
    target.execute("UPDATE feed SET etag = NULL, last_modified = NULL, body_hash = NULL, next_due_at = 0");
    target.execute("INSERT OR IGNORE INTO episode_text (episode_id, notes) SELECT id, '' FROM episode");
    target.execute("UPDATE episode SET fingerprint = -1");
    target.execute("UPDATE episode SET on_disk = id IN (SELECT episode_id FROM download WHERE state = 'done')");
    nameLostPodcasts(known);
    nameLostEpisodes();
    return dropped.entrySet().stream()
        .map(entry -> new SalvageReport.Table(entry.getKey(), 0, 0, entry.getValue(), true))
        .toList();
  }

  List<String> lostPodcasts() {
    return lostPodcasts;
  }

  Map<String, Integer> lostEpisodes() {
    return lostEpisodes;
  }

  /** The keys of addresses by id, as the index of the damaged file and the backup have them. */
  private Map<Long, String> knownPodcasts() {
    Map<Long, String> known = new LinkedHashMap<>();
    for (Handle from : new Handle[] {damaged, backup}) {
      rows(from, "SELECT rowid AS id, feed_key AS text FROM podcast INDEXED BY sqlite_autoindex_podcast_1")
          .forEach(known::putIfAbsent);
    }
    return known;
  }

  private void addStub(long id, String key) {
    target.execute("""
        INSERT OR IGNORE INTO podcast (id, feed_url, feed_key, title, description, added_at)
        SELECT ?, ?, ?, ?, '', 0 WHERE EXISTS (SELECT 1 FROM episode WHERE podcast_id = ?)
        """, id, "https://" + key, key, key, id);
  }

  private Map<String, Integer> dropWhatPointsNowhere() {
    Map<String, Integer> dropped = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      // Without row numbers it names none: such tables are cleared by what they point at.
      List<Map<String, Object>> wrong = target.createQuery("PRAGMA foreign_key_check").mapToMap().list();
      if (wrong.isEmpty()) {
        return dropped;
      }
      Map<String, Integer> now = new HashMap<>();
      for (Map<String, Object> row : wrong) {
        String table = String.valueOf(row.get("table"));
        Object rowid = row.get("rowid");
        int gone = rowid == null
            ? dropByParent(table)
            : target.execute("DELETE FROM " + TableRows.quoted(table) + " WHERE rowid = ?", rowid);
        now.merge(table, gone, Integer::sum);
      }
      now.forEach((table, count) -> dropped.merge(table, count, Integer::sum));
    }
    return dropped;
  }

  private int dropByParent(String table) {
    int gone = 0;
    for (Map<String, Object> key : target.createQuery("SELECT * FROM pragma_foreign_key_list(?)").bind(0, table)
        .mapToMap().list()) {
      String column = TableRows.quoted(String.valueOf(key.get("from")));
      Object to = key.get("to");
      gone += target.execute("DELETE FROM " + TableRows.quoted(table) + " WHERE " + column + " IS NOT NULL AND "
          + column + " NOT IN (SELECT " + (to == null ? "rowid" : TableRows.quoted(to.toString())) + " FROM "
          + TableRows.quoted(String.valueOf(key.get("table"))) + ")");
    }
    return gone;
  }

  private void nameLostPodcasts(Map<Long, String> known) {
    Map<Long, String> here = rows(target, "SELECT id, title AS text FROM podcast");
    Map<Long, String> titles = new HashMap<>(rows(damaged, "SELECT id, title AS text FROM podcast"));
    known.forEach((id, key) -> {
      if (!here.containsKey(id)) {
        lostPodcasts.add(titles.getOrDefault(id, key));
      }
    });
  }

  /** Those that the damaged file's index still names. */
  private void nameLostEpisodes() {
    Map<Long, String> podcasts = rows(target, "SELECT id, title AS text FROM podcast");
    Map<Long, String> here = rows(target, "SELECT id, '' AS text FROM episode");
    rows(damaged, "SELECT id, podcast_id AS text FROM episode INDEXED BY episode_of_podcast").forEach((id, podcast) -> {
      // What a damaged index says may be anything.
      String title = podcast != null && podcast.matches("\\d{1,18}") ? podcasts.get(Long.valueOf(podcast)) : null;
      if (!here.containsKey(id) && title != null) {
        lostEpisodes.merge(title, 1, Integer::sum);
      }
    });
  }

  /** As far as they can be read. */
  private static Map<Long, String> rows(@Nullable Handle from, String sql) {
    Map<Long, String> found = new LinkedHashMap<>();
    if (from == null) {
      return found;
    }
    try (var statement = from.getConnection().createStatement(); var rows = statement.executeQuery(sql)) {
      int twins = 0;
      while (rows.next() && twins <= MOST_TWINS) {
        twins += found.put(rows.getLong("id"), rows.getString("text")) == null ? 0 : 1;
      }
    } catch (SQLException e) {
      return found;
    }
    return found;
  }
}
