package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.model.KeptFile;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.model.RuleCandidate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the rules for downloading and keeping need to know, and what they have looked at. */
public final class KeepingStore {

  private static final PlayState[] PLAY_STATES = PlayState.values();

  private final Database database;

  KeepingStore(Database database) {
    this.database = database;
  }

  /** All that is on the disk, the newest of each podcast first. */
  public List<KeptFile> files() {
    return database.read(handle -> handle
        .createQuery("""
            SELECT e.id, e.podcast_id, p.title AS podcast_title, e.title, d.bytes, e.sort_at, e.play_state, e.played_at,
              d.by_rule,
              (u.episode_id IS NOT NULL OR EXISTS (SELECT 1 FROM earmark m WHERE m.episode_id = e.id)) AS held
            FROM episode e JOIN download d ON d.episode_id = e.id JOIN podcast p ON p.id = e.podcast_id
            LEFT JOIN up_next u ON u.episode_id = e.id
            WHERE e.on_disk = 1 ORDER BY e.sort_at DESC, e.id DESC
            """)
        .map((row, context) -> new KeptFile(
            new EpisodeId(row.getLong("id")),
            new PodcastId(row.getLong("podcast_id")),
            Columns.text(row, "podcast_title"),
            Columns.text(row, "title"),
            row.getLong("bytes"),
            Columns.instantOf(row, "sort_at"),
            PLAY_STATES[row.getInt("play_state")],
            Columns.instant(row, "played_at"),
            row.getInt("by_rule") != 0,
            row.getInt("held") != 0))
        .list());
  }

  /** Episodes of a podcast, the newest first; {@code most} of them. */
  public List<RuleCandidate> candidates(PodcastId podcast, int most) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT e.id, e.title, coalesce(e.measured_ms, e.duration_ms) AS duration_ms, e.episode_type,
              (e.play_state = 0 AND d.episode_id IS NULL AND e.withdrawn_at IS NULL) AS untouched
            FROM episode e LEFT JOIN download d ON d.episode_id = e.id
            WHERE e.podcast_id = :podcast ORDER BY e.sort_at DESC, e.id DESC LIMIT :most
            """)
        .bind("podcast", podcast.value())
        .bind("most", most)
        .map((row, context) -> new RuleCandidate(
            new EpisodeId(row.getLong("id")),
            Columns.text(row, "title"),
            Columns.number(row, "duration_ms"),
            Columns.type(row.getString("episode_type")),
            row.getInt("untouched") != 0))
        .list());
  }

  /** The latest episode that was looked at, by podcast; a podcast that was never looked at is not in it. */
  public Map<PodcastId, EpisodeId> lookedAt() {
    Map<PodcastId, EpisodeId> marks = new HashMap<>();
    database.read(handle -> handle.createQuery("SELECT podcast_id, episode_id FROM rule_watermark")
        .map((row, context) -> marks.put(
            new PodcastId(row.getLong("podcast_id")), new EpisodeId(row.getLong("episode_id"))))
        .list());
    return marks;
  }

  /** The latest episode that the library has of each of these podcasts. */
  public Map<PodcastId, EpisodeId> latest(Collection<PodcastId> podcasts) {
    Map<PodcastId, EpisodeId> latest = new HashMap<>();
    database.read(handle -> handle
        .createQuery("""
            SELECT podcast_id, max(id) AS latest FROM episode
            WHERE podcast_id IN (SELECT value FROM json_each(:ids)) GROUP BY podcast_id
            """)
        .bind("ids", Json.numbers(podcasts.stream().map(PodcastId::value).toList()))
        .map((row, context) -> latest.put(
            new PodcastId(row.getLong("podcast_id")), new EpisodeId(row.getLong("latest"))))
        .list());
    return latest;
  }

  /** All up to these was looked at. */
  public void looked(Map<PodcastId, EpisodeId> latest) {
    if (latest.isEmpty()) {
      return;
    }
    database.write(handle -> {
      try (PreparedBatch batch = handle.prepareBatch("""
          INSERT INTO rule_watermark (podcast_id, episode_id) VALUES (:podcast, :episode)
          ON CONFLICT (podcast_id) DO UPDATE SET episode_id = excluded.episode_id
          """)) {
        latest.forEach((podcast, episode) ->
            batch.bind("podcast", podcast.value()).bind("episode", episode.value()).add());
        return batch.execute();
      }
    });
  }
}
