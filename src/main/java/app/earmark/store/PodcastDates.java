package app.earmark.store;

import app.earmark.model.PodcastId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When podcasts last had something: what lists of them are sorted by. Reads; any thread. */
public final class PodcastDates {

  private final Database database;

  PodcastDates(Database database) {
    this.database = database;
  }

  /** When the newest episode of each came; podcasts without any are left out. One step into the index for each. */
  public Map<PodcastId, Instant> newest() {
    return read("""
        SELECT p.id AS podcast, (SELECT e.sort_at FROM episode e WHERE e.podcast_id = p.id
          ORDER BY e.sort_at DESC LIMIT 1) AS moment FROM podcast p WHERE p.removed_at IS NULL
        """);
  }

  /** When something of each was last listened to; reads only what was started or played. */
  public Map<PodcastId, Instant> listened() {
    return read("""
        SELECT podcast_id AS podcast, max(position_at) AS moment FROM episode
        WHERE listed = 1 AND play_state IN (1, 2) GROUP BY podcast_id
        """);
  }

  private Map<PodcastId, Instant> read(String query) {
    return database.read(handle -> {
      Map<PodcastId, Instant> found = new HashMap<>();
      handle.createQuery(query).map((row, context) -> {
        long moment = row.getLong("moment");
        if (!row.wasNull()) {
          found.put(new PodcastId(row.getLong("podcast")), Instant.ofEpochMilli(moment));
        }
        return moment;
      }).list();
      return found;
    });
  }
}
