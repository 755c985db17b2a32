package app.earmark.store;

import app.earmark.model.Earmark;
import app.earmark.model.EpisodeId;
import app.earmark.model.search.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The moments that the listener marked; each change also goes into the index of words, in the same transaction. */
public final class EarmarkStore {

  private static final String SELECT = "SELECT m.id AS earmark, m.position_ms AS marked_ms, m.note, m.sentence, "
      + "m.made_at, " + EpisodeRows.ROW_COLUMNS + "FROM earmark m JOIN " + EpisodeRows.ROW_TABLES
          + "WHERE e.id = m.episode_id ";

  private final Database database;

  EarmarkStore(Database database) {
    this.database = database;
  }

  /** By podcast, then by episode, the newest first, then by where they are in it. */
  public List<Earmark> all() {
    return database.read(handle -> handle
        .createQuery(SELECT + "ORDER BY p.title COLLATE NOCASE, p.id, e.sort_at DESC, e.id DESC, m.position_ms")
        .map((row, context) -> earmark(row))
        .list());
  }

  /** Those with these numbers, in no order. */
  public List<Earmark> some(Collection<Long> ids) {
    return database.read(handle -> handle
        .createQuery(SELECT + "AND m.id IN (SELECT value FROM json_each(:ids))")
        .bind("ids", Json.numbers(ids))
        .map((row, context) -> earmark(row))
        .list());
  }

  private static Earmark earmark(ResultSet row) throws SQLException {
    return new Earmark(row.getLong("earmark"), EpisodeRows.row(row), row.getLong("marked_ms"),
        Columns.text(row, "note"), row.getString("sentence"), Columns.instantOf(row, "made_at"));
  }

  /** Marks a moment and returns the number of the mark. */
  public long add(EpisodeId episode, long positionMs, @Nullable String sentence, Instant now) {
    return database.write(handle -> {
      long id = handle
          .createUpdate("""
              INSERT INTO earmark (episode_id, position_ms, note, sentence, made_at)
              VALUES (:episode, :position, '', :sentence, :now)
              """)
          .bind("episode", episode.value())
          .bind("position", positionMs)
          .bind("sentence", sentence)
          .bind("now", now.toEpochMilli())
          .executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
      index(handle, id, "", sentence);
      return id;
    });
  }

  /** False: there is no such mark (any more). */
  public boolean setNote(long id, String note) {
    return database.write(handle -> {
      boolean changed = handle.execute("UPDATE earmark SET note = ? WHERE id = ?", note, id) > 0;
      if (changed) {
        handle.execute("DELETE FROM find_earmark WHERE rowid = ?", id);
        index(handle, id, note, handle.createQuery("SELECT sentence FROM earmark WHERE id = :id").bind("id", id)
            .mapTo(String.class).findOne().orElse(null));
      }
      return changed;
    });
  }

  public void delete(Collection<Long> ids) {
    database.write(handle -> {
      ids.forEach(id -> handle.execute("DELETE FROM earmark WHERE id = ?", id));
      return true;
    });
  }

  /** Puts back what was deleted, with its number. */
  public void restore(Collection<Earmark> earmarks) {
    database.write(handle -> {
      for (Earmark earmark : earmarks) {
        handle.execute("INSERT OR IGNORE INTO earmark (id, episode_id, position_ms, note, sentence, made_at) "
            + "VALUES (?, ?, ?, ?, ?, ?)", earmark.id(), earmark.row().id().value(), earmark.positionMs(),
            earmark.note(), earmark.sentence(), earmark.madeAt().toEpochMilli());
        handle.execute("DELETE FROM find_earmark WHERE rowid = ?", earmark.id());
        index(handle, earmark.id(), earmark.note(), earmark.sentence());
      }
      return true;
    });
  }

  /** Puts all of them into an index that has none. */
  static void indexAll(Handle handle) {
    record Kept(long id, String note, @Nullable String sentence) {}

    handle.createQuery("SELECT id, note, sentence FROM earmark")
        .map((row, context) -> new Kept(row.getLong("id"), Columns.text(row, "note"), row.getString("sentence")))
        .list()
        .forEach(kept -> index(handle, kept.id, kept.note, kept.sentence));
  }

  private static void index(Handle handle, long id, String note, @Nullable String sentence) {
    handle.execute("INSERT INTO find_earmark (rowid, note, sentence) VALUES (?, ?, ?)", id, SearchText.indexed(note),
        SearchText.indexed(sentence == null ? "" : sentence));
  }
}
