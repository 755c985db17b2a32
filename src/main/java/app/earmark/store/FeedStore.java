package app.earmark.store;

import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshHints;
import app.earmark.model.SignIn;
import app.earmark.util.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** When and how to ask for each feed: validators, failures, the next time. */
public final class FeedStore {

  /** The listener's own files have no feed. */
  private static final String COLUMNS = """
      SELECT p.feed_url, f.* FROM feed f JOIN podcast p ON p.id = f.podcast_id
      WHERE p.removed_at IS NULL AND p.feed_url <> '%s'
      """.formatted(Podcast.OWN_FILES);

  private final Database database;

  FeedStore(Database database) {
    this.database = database;
  }

  /** Those of all subscriptions; those longest without a try first. */
  public List<FeedRecord> all() {
    return database.read(handle -> handle
        .createQuery(COLUMNS + "ORDER BY f.last_try_at, p.id")
        .map((row, context) -> record(row))
        .list());
  }

  /**
   * What a private feed wants.
   *
   * @param feedUrl to whose origin alone it may be sent
   */
  public record FeedSignIn(String feedUrl, SignIn signIn) {}

  /** Empty: the feed of this podcast is open to everybody, as far as is known. */
  public Optional<FeedSignIn> signIn(PodcastId id) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT p.feed_url, f.user, f.password FROM feed f JOIN podcast p ON p.id = f.podcast_id
            WHERE p.id = :id AND f.user IS NOT NULL AND f.password IS NOT NULL
            """)
        .bind("id", id.value())
        .map((row, context) -> new FeedSignIn(
            Columns.text(row, "feed_url"), new SignIn(Columns.text(row, "user"), Columns.text(row, "password"))))
        .findOne());
  }

  /** Keeps another name and password, or none; the feed is asked in full the next time. */
  public void signIn(PodcastId id, @Nullable SignIn signIn) {
    database.write(handle -> handle
        .createUpdate("""
            UPDATE feed SET user = :user, password = :password, etag = NULL, last_modified = NULL, not_before = NULL
            WHERE podcast_id = :id
            """)
        .bind("user", signIn == null ? null : signIn.user())
        .bind("password", signIn == null ? null : signIn.password())
        .bind("id", id.value())
        .execute());
  }

  /** The answer was good, and either nothing changed or the changes are written in the same transaction. */
  static void visited(Handle handle, PodcastId id, FeedVisit visit) {
    handle
        .createUpdate("""
            UPDATE feed SET final_key = :finalKey, user = :user, password = :password, etag = :etag,
              last_modified = :modified, body_hash = :hash, last_try_at = :at, last_success_at = :at,
              next_due_at = :due, failures = 0, failing_since = NULL, problem_key = NULL, problem_arguments = NULL,
              asleep = 0, not_before = NULL, gap_ms = :gap, latest_at = :latest, hint_interval_ms = :hint,
              complete = :complete, moved_onto = NULL
            WHERE podcast_id = :id
            """)
        .bind("finalKey", visit.finalKey())
        .bind("user", visit.user())
        .bind("password", visit.password())
        .bind("etag", visit.etag())
        .bind("modified", visit.lastModified())
        .bind("hash", visit.bodyHash())
        .bind("at", visit.at().toEpochMilli())
        .bind("due", visit.nextDue().toEpochMilli())
        .bind("gap", Columns.millis(visit.rhythm().gap()))
        .bind("latest", Columns.millis(visit.rhythm().latest()))
        .bind("hint", Columns.millis(visit.rhythm().hints().interval()))
        .bind("complete", visit.rhythm().hints().complete())
        .bind("id", id.value())
        .execute();
  }

  /** The feed is as it was; the validators are those of this answer where it had any. */
  public void unchanged(
      PodcastId id, @Nullable String etag, @Nullable String lastModified, Instant at, Instant nextDue) {
    database.writeSharedUnsynced(handle -> handle
        .createUpdate("""
            UPDATE feed SET etag = coalesce(:etag, etag), last_modified = coalesce(:modified, last_modified),
              last_try_at = :at, last_success_at = :at, next_due_at = :due, failures = 0, failing_since = NULL,
              problem_key = NULL, problem_arguments = NULL, asleep = 0, not_before = NULL
            WHERE podcast_id = :id
            """)
        .bind("etag", etag)
        .bind("modified", lastModified)
        .bind("at", at.toEpochMilli())
        .bind("due", nextDue.toEpochMilli())
        .bind("id", id.value())
        .execute());
  }

  /** The feed could not be had or read: one more failure, and nothing else changes. */
  public void failed(PodcastId id, Message problem, boolean asleep, Instant at, Instant nextDue,
      @Nullable Instant notBefore) {
    database.writeSharedUnsynced(handle -> handle
        .createUpdate("""
            UPDATE feed SET last_try_at = :at, next_due_at = :due, failures = failures + 1,
              failing_since = coalesce(failing_since, :at), problem_key = :key, problem_arguments = :arguments,
              asleep = :asleep, not_before = :notBefore
            WHERE podcast_id = :id
            """)
        .bind("at", at.toEpochMilli())
        .bind("due", nextDue.toEpochMilli())
        .bind("key", problem.key())
        .bind("arguments", Json.list(problem.arguments()))
        .bind("asleep", asleep)
        .bind("notBefore", Columns.millis(notBefore))
        .bind("id", id.value())
        .execute());
  }

  private static FeedRecord record(ResultSet row) throws SQLException {
    return new FeedRecord(
        new PodcastId(row.getLong("podcast_id")),
        Columns.text(row, "feed_url"),
        row.getString("user"),
        row.getString("password"),
        row.getString("etag"),
        row.getString("last_modified"),
        row.getString("body_hash"),
        Columns.instantOf(row, "next_due_at"),
        row.getInt("failures"),
        Columns.instant(row, "failing_since"),
        row.getInt("asleep") != 0,
        Columns.instant(row, "not_before"),
        new FeedRhythm(Columns.duration(row, "gap_ms"), Columns.instant(row, "latest_at"),
            new RefreshHints(Columns.duration(row, "hint_interval_ms"), row.getInt("complete") != 0)));
  }
}
