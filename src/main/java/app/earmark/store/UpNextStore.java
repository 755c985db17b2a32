package app.earmark.store;

import app.earmark.model.EpisodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The queue of what is to be heard next, and what could follow by itself. Each change is one transaction. */
public final class UpNextStore {

  private final Database database;

  UpNextStore(Database database) {
    this.database = database;
  }

  /** In the order in which they will be heard. */
  public List<EpisodeId> queue() {
    return database.read(handle -> handle
        .createQuery("SELECT episode_id FROM up_next ORDER BY place, episode_id")
        .mapTo(Long.class)
        .map(EpisodeId::new)
        .list());
  }

  /** Makes this the whole queue; episodes that the library does not know are left out. */
  public void replace(Collection<EpisodeId> episodes, Instant now) {
    database.write(handle -> {
      handle.createUpdate("DELETE FROM up_next WHERE episode_id NOT IN (SELECT value FROM json_each(:ids))")
          .bind("ids", Json.ids(episodes))
          .execute();
      return handle.createUpdate("""
              INSERT INTO up_next (episode_id, place, queued_at)
              SELECT e.id, min(j.key), :now FROM json_each(:ids) j JOIN episode e ON e.id = j.value GROUP BY e.id
              ON CONFLICT (episode_id) DO UPDATE SET place = excluded.place WHERE place <> excluded.place
              """)
          .bind("ids", Json.ids(episodes))
          .bind("now", now.toEpochMilli())
          .execute();
    });
  }

  /** The episode that its podcast published after this one, if it was not heard to the end yet. */
  public Optional<EpisodeId> nextOfPodcast(EpisodeId episode) {
    return one("""
        SELECT n.id FROM episode o JOIN episode n ON n.podcast_id = o.podcast_id
        WHERE o.id = :id AND (n.sort_at, n.id) > (o.sort_at, o.id) AND n.play_state <> 2
        ORDER BY n.sort_at, n.id LIMIT 1
        """, episode);
  }

  /** The newest episode of any podcast that was not heard to the end, other than this one. */
  public Optional<EpisodeId> newest(EpisodeId except) {
    // One look into the index for each play state, instead of passing by all that was played.
    return one("""
        SELECT id FROM (
          SELECT * FROM (SELECT id, sort_at FROM episode WHERE listed = 1 AND play_state = 0 AND id <> :id
            ORDER BY sort_at DESC, id DESC LIMIT 1)
          UNION ALL
          SELECT * FROM (SELECT id, sort_at FROM episode WHERE listed = 1 AND play_state = 1 AND id <> :id
            ORDER BY sort_at DESC, id DESC LIMIT 1))
        ORDER BY sort_at DESC, id DESC LIMIT 1
        """, except);
  }

  private Optional<EpisodeId> one(String sql, EpisodeId episode) {
    return database.read(handle -> handle
        .createQuery(sql)
        .bind("id", episode.value())
        .mapTo(Long.class)
        .findFirst()
        .map(EpisodeId::new));
  }
}
