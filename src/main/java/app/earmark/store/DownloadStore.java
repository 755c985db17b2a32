package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.util.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The download queue and what is on the disk. Each change is one transaction and survives a power cut. */
public final class DownloadStore {

  private static final String SELECT = "SELECT d.*, d.bytes AS file_bytes FROM download d ";

  private final Database database;

  DownloadStore(Database database) {
    this.database = database;
  }

  /** Appends in the order given. Failed ones wait again at the end; queued, paused and done ones stay as they are. */
  public void enqueue(Collection<EpisodeId> episodes, Instant now) {
    if (episodes.isEmpty()) {
      return;
    }
    database.write(handle -> {
      insert(handle, episodes, now, false);
      return keepForListener(handle, episodes);
    });
  }

  /** The same for what a rule asks for: a rule may clear it away again, until the listener asks for it, too. */
  public void enqueueByRule(Collection<EpisodeId> episodes, Instant now) {
    if (!episodes.isEmpty()) {
      database.write(handle -> insert(handle, episodes, now, true));
    }
  }

  private static int[] insert(Handle handle, Collection<EpisodeId> episodes, Instant now, boolean byRule) {
    try (PreparedBatch batch = handle.prepareBatch("""
        INSERT INTO download (episode_id, state, place, enqueued_at, by_rule)
        SELECT id, 'queued', (SELECT coalesce(max(place), 0) + 1 FROM download WHERE state <> 'done'), :now, :rule
        FROM episode WHERE id = :id
        ON CONFLICT (episode_id) DO UPDATE SET state = 'queued', place = excluded.place, attempts = 0,
          problem_key = NULL, problem_arguments = NULL
        WHERE state = 'failed'
        """)) {
      for (EpisodeId id : episodes) {
        batch.bind("id", id.value()).bind("now", now.toEpochMilli()).bind("rule", byRule).add();
      }
      return batch.execute();
    }
  }

  /** The listener wants these: no rule clears them away any more. */
  public void keepForListener(Collection<EpisodeId> episodes) {
    if (!episodes.isEmpty()) {
      database.write(handle -> keepForListener(handle, episodes));
    }
  }

  private static int keepForListener(Handle handle, Collection<EpisodeId> episodes) {
    return handle.execute(
        "UPDATE download SET by_rule = 0 WHERE by_rule = 1 AND episode_id IN (SELECT value FROM json_each(?))",
        Json.ids(episodes));
  }

  /** Whether a rule may clear it away. */
  public boolean isByRule(EpisodeId id) {
    return database.read(handle -> handle.createQuery("SELECT by_rule FROM download WHERE episode_id = :id")
        .bind("id", id.value()).mapTo(Integer.class).findOne().orElse(0) != 0);
  }

  /** Runs in this order; what is not named stays behind it, in its own order. */
  public void reorder(List<EpisodeId> order) {
    database.write(handle -> {
      long first = handle.createQuery("SELECT coalesce(min(place), 1) FROM download WHERE state <> 'done'")
          .mapTo(Long.class).one() - order.size();
      try (PreparedBatch batch = handle.prepareBatch(
          "UPDATE download SET place = :place WHERE episode_id = :id AND state <> 'done'")) {
        for (int i = 0; i < order.size(); i++) {
          batch.bind("place", first + i).bind("id", order.get(i).value()).add();
        }
        return batch.execute();
      }
    });
  }

  /** All that are not done, in the order in which they run. */
  public List<DownloadRecord> queue() {
    return database.read(handle -> handle
        .createQuery(SELECT + "WHERE d.state <> 'done' ORDER BY d.place, d.episode_id")
        .map((row, context) -> record(row))
        .list());
  }

  /** All that are done, the latest first. */
  public List<DownloadRecord> done() {
    return database.read(handle -> handle
        .createQuery(SELECT + "WHERE d.state = 'done' ORDER BY d.finished_at DESC, d.episode_id DESC")
        .map((row, context) -> record(row))
        .list());
  }

  public Optional<DownloadRecord> find(EpisodeId id) {
    return database.read(handle -> handle
        .createQuery(SELECT + "WHERE d.episode_id = :id")
        .bind("id", id.value())
        .map((row, context) -> record(row))
        .findOne());
  }

  /** Where the file of an episode is fetched from; read for each one that joins the queue, so nothing else is. */
  public Optional<String> address(EpisodeId id) {
    return database.read(handle -> handle.createQuery("SELECT url FROM episode WHERE id = :id")
        .bind("id", id.value()).mapTo(String.class).findOne());
  }

  /** The feed that an episode is from, and who the listener is to it. Empty: there is no such episode. */
  public Optional<FeedAccess> access(EpisodeId id) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT p.feed_url, f.user, f.password FROM episode e JOIN podcast p ON p.id = e.podcast_id
            LEFT JOIN feed f ON f.podcast_id = p.id WHERE e.id = :id
            """)
        .bind("id", id.value())
        .map((row, context) -> new FeedAccess(
            Columns.text(row, "feed_url"), row.getString("user"), row.getString("password")))
        .findOne());
  }

  /** Remembers where the file will be, before its part is begun; after a power cut, perhaps, nothing was begun yet. */
  public void begin(EpisodeId id, String file) {
    database.writeUnsynced(
        handle -> handle.execute("UPDATE download SET file = ? WHERE episode_id = ?", file, id.value()));
  }

  /** Remembers that the file will be somewhere else, before it is moved there. */
  public void choosePlace(EpisodeId id, String file) {
    database.write(handle -> handle.execute("UPDATE download SET file = ? WHERE episode_id = ?", file, id.value()));
  }

  /**
   * So much of the part file is on the disk, and more than before: after a power cut it may be as much as it was
   * before.
   */
  public void saveProgress(EpisodeId id, ResumePointRecord point) {
    database.writeUnsynced(handle -> saveProgress(handle, id, point));
  }

  /** The part file will not be what it was: nobody may trust in what was noted of it before, come what may. */
  public void startOver(EpisodeId id, ResumePointRecord point) {
    database.write(handle -> saveProgress(handle, id, point));
  }

  private static int saveProgress(Handle handle, EpisodeId id, ResumePointRecord point) {
    return handle
        .createUpdate("""
            UPDATE download SET etag = :etag, last_modified = :modified, total_bytes = :total,
              verified_bytes = :verified
            WHERE episode_id = :id AND state <> 'done'
            """)
        .bind("etag", point.etag())
        .bind("modified", point.lastModified())
        .bind("total", point.totalBytes())
        .bind("verified", point.verifiedBytes())
        .bind("id", id.value())
        .execute();
  }

  /**
   * The file is whole, checked and in its place, and knows better than the feed.
   *
   * @param type its media type; {@code null}: the feed's stays
   * @param durationMs how long it is; {@code null}: unknown
   */
  public void finish(
      EpisodeId id, String file, long bytes, @Nullable String type, @Nullable Long durationMs, Instant now) {
    // Several downloads often end at a time.
    database.writeShared(handle -> {
      handle.createUpdate("""
          UPDATE episode SET bytes = :bytes, type = coalesce(:type, type),
            measured_ms = coalesce(:duration, measured_ms)
          WHERE id = :id
          """)
          .bind("bytes", bytes).bind("type", type).bind("duration", durationMs).bind("id", id.value()).execute();
      return done(handle, id, file, bytes, now);
    });
  }

  private static int done(Handle handle, EpisodeId id, String file, long bytes, Instant now) {
    return handle
        .createUpdate("""
            UPDATE download SET state = 'done', file = :file, bytes = :bytes, finished_at = :now, etag = NULL,
              last_modified = NULL, total_bytes = NULL, verified_bytes = 0, problem_key = NULL,
              problem_arguments = NULL
            WHERE episode_id = :id
            """)
        .bind("file", file)
        .bind("bytes", bytes)
        .bind("now", now.toEpochMilli())
        .bind("id", id.value())
        .execute();
  }

  /** Given up; what has arrived stays for {@link #resume}. */
  public void fail(EpisodeId id, Message problem) {
    database.write(handle -> handle
        .createUpdate("""
            UPDATE download SET state = 'failed', attempts = attempts + 1, problem_key = :key,
              problem_arguments = :arguments
            WHERE episode_id = :id AND state <> 'done'
            """)
        .bind("key", problem.key())
        .bind("arguments", Json.list(problem.arguments()))
        .bind("id", id.value())
        .execute());
  }

  public void pause(EpisodeId id) {
    database.write(handle ->
        handle.execute("UPDATE download SET state = 'paused' WHERE episode_id = ? AND state = 'queued'", id.value()));
  }

  /** A paused or failed one waits for its turn again, at its old place. */
  public void resume(EpisodeId id) {
    database.write(handle -> handle.execute("""
        UPDATE download SET state = 'queued', problem_key = NULL, problem_arguments = NULL
        WHERE episode_id = ? AND state IN ('paused', 'failed')
        """, id.value()));
  }

  /** Forgets it; the file is the caller's. */
  public void remove(EpisodeId id) {
    database.write(handle -> handle.execute("DELETE FROM download WHERE episode_id = ?", id.value()));
  }

  /** Every episode that was not downloaded, and is not about to be. */
  public List<AdoptableEpisode> withoutFiles() {
    return database.read(handle -> handle
        .createQuery("""
            SELECT e.id, p.title, e.bytes, coalesce(e.measured_ms, e.duration_ms) AS lasts
            FROM episode e JOIN podcast p ON p.id = e.podcast_id
            WHERE NOT EXISTS (SELECT 1 FROM download d WHERE d.episode_id = e.id)
            """)
        .map((row, context) -> new AdoptableEpisode(new EpisodeId(row.getLong("id")), Columns.text(row, "title"),
            Columns.number(row, "bytes"), Columns.number(row, "lasts")))
        .list());
  }

  /** A deleted file is back in its place. False: the episode is gone, or has another download by now. */
  public boolean restore(EpisodeId id, String file, long bytes, Instant finishedAt) {
    return database.write(handle -> handle
        .createUpdate("""
            INSERT INTO download (episode_id, state, place, enqueued_at, finished_at, file, bytes)
            SELECT id, 'done', 0, :at, :at, :file, :bytes FROM episode WHERE id = :id
            ON CONFLICT (episode_id) DO NOTHING
            """)
        .bind("at", finishedAt.toEpochMilli())
        .bind("file", file)
        .bind("bytes", bytes)
        .bind("id", id.value())
        .execute() == 1);
  }

  private static DownloadRecord record(ResultSet row) throws SQLException {
    return new DownloadRecord(
        new EpisodeId(row.getLong("episode_id")),
        EpisodeRows.download(row),
        row.getString("file"),
        resumePoint(row),
        row.getInt("attempts"));
  }

  private static @Nullable ResumePointRecord resumePoint(ResultSet row) throws SQLException {
    long verified = row.getLong("verified_bytes");
    return verified == 0
        ? null
        : new ResumePointRecord(
            row.getString("etag"), row.getString("last_modified"), Columns.number(row, "total_bytes"), verified);
  }
}
