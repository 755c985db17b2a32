package app.earmark.store;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges.Guess;
import app.earmark.model.EpisodeId;
import app.earmark.model.KnownEpisode;
import app.earmark.model.Merge;
import app.earmark.model.PodcastId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which items were taken for known episodes by guess, and how to take that back. */
public final class MergeStore {

  private final Database database;

  MergeStore(Database database) {
    this.database = database;
  }

  static void write(Handle handle, PodcastId podcast, List<Guess> guesses, Instant now) {
    if (guesses.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch("""
        INSERT INTO merge (podcast_id, episode_id, merged_at, rule, old_guid, old_url, old_title, old_published_at,
          new_guid, new_url, new_title, new_published_at)
        VALUES (:podcast, :episode, :now, :rule, :oldGuid, :oldUrl, :oldTitle, :oldPublished, :newGuid, :newUrl,
          :newTitle, :newPublished)
        """)) {
      for (Guess guess : guesses) {
        KnownEpisode before = guess.before();
        Enclosure audio = Objects.requireNonNull(guess.item().enclosure(), "an episode has audio");
        batch
            .bind("podcast", podcast.value())
            .bind("episode", before.id().value())
            .bind("now", now.toEpochMilli())
            .bind("rule", guess.rule())
            .bind("oldGuid", before.guid())
            .bind("oldUrl", before.enclosure().url())
            .bind("oldTitle", before.title())
            .bind("oldPublished", Columns.millis(before.published()))
            .bind("newGuid", guess.item().guid())
            .bind("newUrl", audio.url())
            .bind("newTitle", guess.item().shownTitle())
            .bind("newPublished", Columns.millis(guess.item().published()))
            .add();
      }
      batch.execute();
    }
  }

  /** The latest first. */
  public List<Merge> of(PodcastId podcast) {
    return database.read(handle -> handle
        .createQuery("SELECT * FROM merge WHERE podcast_id = :podcast ORDER BY id DESC")
        .bind("podcast", podcast.value())
        .map((row, context) -> merge(row))
        .list());
  }

  /**
   * Makes two of what was taken for one. The known episode gets back its guid, address, title and date, keeps its marks
   * and its file, and counts as no longer in the feed; the item becomes an episode of its own, unplayed, with what the
   * feed said last. Both know their own guid and address, so the next refresh leaves them two. False: no such merge, or
   * undone before, or not the last one of its episode.
   */
  public boolean undo(long id, Instant now) {
    return database.write(handle -> {
      boolean last = handle
          .createQuery("""
              SELECT count(*) FROM merge m WHERE m.id = :id AND m.undone_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM merge later
                WHERE later.episode_id = m.episode_id AND later.id > m.id AND later.undone_at IS NULL)
              """)
          .bind("id", id)
          .mapTo(Integer.class)
          .one() == 1;
      if (!last) {
        return false;
      }
      split(handle, id, now);
      return handle.execute("UPDATE merge SET undone_at = ? WHERE id = ?", now.toEpochMilli(), id) == 1;
    });
  }

  private static void split(Handle handle, long merge, Instant now) {
    long item = handle
        .createUpdate("""
            INSERT INTO episode (podcast_id, sort_at, listed, title, published_at, first_seen_at, withdrawn_at,
              duration_ms, guid, link, url, type, bytes, image_url, season, number, episode_type, explicit,
              chapters_url, fingerprint)
            SELECT e.podcast_id, e.sort_at, e.listed, e.title, e.published_at, m.merged_at, e.withdrawn_at,
              e.duration_ms, e.guid, e.link, e.url, e.type, e.bytes, e.image_url, e.season, e.number, e.episode_type,
              e.explicit, e.chapters_url, e.fingerprint
            FROM merge m JOIN episode e ON e.id = m.episode_id WHERE m.id = :merge
            """)
        .bind("merge", merge)
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
    handle
        .createUpdate("""
            INSERT INTO episode_text (episode_id, notes, summary, tags, support_links, extras)
            SELECT :item, t.notes, t.summary, t.tags, t.support_links, t.extras
            FROM merge m JOIN episode_text t ON t.episode_id = m.episode_id WHERE m.id = :merge
            """)
        .bind("item", item)
        .bind("merge", merge)
        .execute();
    handle
        .createUpdate("""
            UPDATE episode SET guid = m.old_guid, url = m.old_url, title = m.old_title,
              published_at = m.old_published_at, sort_at = min(coalesce(m.old_published_at, sort_at), first_seen_at),
              withdrawn_at = coalesce(withdrawn_at, :now), fingerprint = 0
            FROM merge m WHERE m.id = :merge AND episode.id = m.episode_id
            """)
        .bind("now", now.toEpochMilli())
        .bind("merge", merge)
        .execute();
  }

  private static Merge merge(ResultSet row) throws SQLException {
    return new Merge(
        row.getLong("id"),
        new EpisodeId(row.getLong("episode_id")),
        Columns.instantOf(row, "merged_at"),
        Columns.text(row, "rule"),
        Columns.text(row, "old_title"),
        Columns.text(row, "new_title"),
        Columns.instant(row, "old_published_at"),
        Columns.instant(row, "new_published_at"),
        row.getObject("undone_at") != null);
  }
}
