package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.model.HeardEpisode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was played last, each episode once, the latest 200 of them. */
public final class HistoryStore {

  /** More is not kept: who looks for something older searches for it. */
  public static final int KEPT = 200;

  private final Database database;

  HistoryStore(Database database) {
    this.database = database;
  }

  /**
   * Remembers that it was heard up to a position, in ms; it stands first from then on.
   *
   * @param finished heard to its end
   */
  public void heard(EpisodeId episode, long positionMs, boolean finished, Instant now) {
    // It says what the position says, which is kept apart and synced: after a power cut it may be some seconds older.
    database.writeUnsynced(handle -> {
      handle.createUpdate("""
              INSERT INTO listened (episode_id, last_at, position_ms, finished)
              SELECT id, :now, :position, :finished FROM episode WHERE id = :id
              ON CONFLICT (episode_id) DO UPDATE SET last_at = excluded.last_at, position_ms = excluded.position_ms,
                finished = excluded.finished
              """)
          .bind("id", episode.value())
          .bind("now", now.toEpochMilli())
          .bind("position", Math.max(0, positionMs))
          .bind("finished", finished ? 1 : 0)
          .execute();
      return handle.execute("""
          DELETE FROM listened WHERE episode_id IN (
            SELECT episode_id FROM listened ORDER BY last_at DESC, episode_id DESC LIMIT -1 OFFSET ?)
          """, KEPT);
    });
  }

  public int count() {
    return database.read(handle ->
        handle.createQuery("SELECT count(*) FROM listened").mapTo(Integer.class).one());
  }

  /** The latest first. */
  public List<HeardEpisode> latest(int offset, int limit) {
    String sql = "SELECT " + EpisodeRows.ROW_COLUMNS
        + ", l.last_at, l.position_ms AS heard_ms, l.finished FROM listened l JOIN " + EpisodeRows.ROW_TABLES
        + "WHERE e.id = l.episode_id ORDER BY l.last_at DESC, l.episode_id DESC LIMIT :limit OFFSET :offset";
    return database.read(handle -> handle
        .createQuery(sql)
        .bind("limit", limit)
        .bind("offset", offset)
        .map((row, context) -> new HeardEpisode(EpisodeRows.row(row), Columns.instantOf(row, "last_at"),
            row.getLong("heard_ms"), row.getInt("finished") != 0))
        .list());
  }

  /** Forgets that they were heard; marks and positions stay. */
  public void forget(Collection<EpisodeId> episodes) {
    database.write(handle -> handle
        .createUpdate("DELETE FROM listened WHERE episode_id IN (SELECT value FROM json_each(:ids))")
        .bind("ids", Json.ids(episodes))
        .execute());
  }

  /** Brings back what was forgotten. */
  public void restore(Collection<HeardEpisode> heard) {
    database.write(handle -> {
      try (var batch = handle.prepareBatch("""
          INSERT INTO listened (episode_id, last_at, position_ms, finished)
          SELECT id, :at, :position, :finished FROM episode WHERE id = :id ON CONFLICT (episode_id) DO NOTHING
          """)) {
        for (HeardEpisode one : heard) {
          batch.bind("id", one.row().id().value()).bind("at", one.at().toEpochMilli())
              .bind("position", one.positionMs()).bind("finished", one.finished() ? 1 : 0).add();
        }
        return heard.isEmpty() ? new int[0] : batch.execute();
      }
    });
  }
}
