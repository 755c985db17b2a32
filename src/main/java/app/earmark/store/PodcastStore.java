package app.earmark.store;

import app.earmark.model.EpisodeChanges;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.ParsedFeed;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastExtras;
import app.earmark.model.PodcastHealth;
import app.earmark.model.PodcastId;
import app.earmark.model.SupportLink;
import app.earmark.util.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The subscriptions, and what a good reading of a feed changes in one of them. */
public final class PodcastStore {

  /** A podcast found by its address; {@code removed}: unsubscribed, but still remembered. */
  public record Found(PodcastId id, String title, boolean removed) {}

  /** A feed that says more than this of itself is not worth more rows. */
  private static final int MOST_DIAGNOSTICS = 500;

  /** {@code %s} narrows the counting, which reads an index entry for each episode, to what is asked for. */
  private static final String SELECT = """
      SELECT p.*, f.asleep, f.problem_key, f.problem_arguments, f.last_success_at,
        coalesce(c.episodes, 0) AS episodes, coalesce(c.unplayed, 0) AS unplayed, coalesce(c.on_disk, 0) AS on_disk
      FROM podcast p JOIN feed f ON f.podcast_id = p.id LEFT JOIN (
        SELECT podcast_id, count(*) AS episodes, sum(play_state = 0 AND listed) AS unplayed, sum(on_disk) AS on_disk
        FROM episode %s GROUP BY podcast_id
      ) c ON c.podcast_id = p.id
      WHERE p.removed_at IS NULL
      """;

  private final Database database;

  PodcastStore(Database database) {
    this.database = database;
  }

  static String listing() {
    return SELECT.formatted("") + "ORDER BY p.title COLLATE NOCASE, p.id";
  }

  /** All that are subscribed to, by title. */
  public List<Podcast> all() {
    return database.read(handle -> handle
        .createQuery(listing())
        .map((row, context) -> podcast(row))
        .list());
  }

  /** Those that are subscribed to; unlike {@link #all} it counts no episodes. */
  public Set<PodcastId> ids() {
    return database.read(handle -> handle
        .createQuery("SELECT id FROM podcast WHERE removed_at IS NULL")
        .mapTo(Long.class)
        .map(PodcastId::new)
        .collectIntoSet());
  }

  /** Whether anything is subscribed to; unlike {@link #all} it counts no episodes. */
  public boolean any() {
    return database.read(handle -> handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM podcast WHERE removed_at IS NULL)")
        .mapTo(Boolean.class)
        .one());
  }

  public Optional<Podcast> find(PodcastId id) {
    return database.read(handle -> handle
        .createQuery(SELECT.formatted("WHERE podcast_id = :id") + "AND p.id = :id")
        .bind("id", id.value())
        .map((row, context) -> podcast(row))
        .findOne());
  }

  /** The podcast with one of these addresses, as {@link FeedVisit#feedKey} or, failing that, where one led to. */
  public Optional<Found> byKey(String... keys) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT p.id, p.title, p.removed_at FROM podcast p JOIN feed f ON f.podcast_id = p.id
            WHERE p.feed_key IN (SELECT value FROM json_each(:keys))
              OR f.final_key IN (SELECT value FROM json_each(:keys))
            ORDER BY p.removed_at IS NOT NULL, p.feed_key IN (SELECT value FROM json_each(:keys)) DESC, p.id LIMIT 1
            """)
        .bind("keys", Json.list(List.of(keys)))
        .map((row, context) -> new Found(
            new PodcastId(row.getLong("id")), Columns.text(row, "title"), row.getObject("removed_at") != null))
        .findOne());
  }

  /** Subscribes: the podcast and its episodes, all or nothing. Empty: there is one with this address by now. */
  public Optional<PodcastId> add(ParsedFeed feed, String title, FeedVisit visit, EpisodeChanges changes) {
    return database.write(handle -> {
      if (isTaken(handle, visit.feedKey(), 0)) {
        return Optional.empty();
      }
      long id = handle
          .createUpdate("""
              INSERT INTO podcast (feed_url, feed_key, title, description, added_at)
              VALUES (:url, :key, :title, '', :now)
              """)
          .bind("url", visit.feedUrl())
          .bind("key", visit.feedKey())
          .bind("title", title)
          .bind("now", visit.at().toEpochMilli())
          .executeAndReturnGeneratedKeys("id")
          .mapTo(Long.class)
          .one();
      handle.createUpdate("INSERT INTO feed (podcast_id, next_due_at) VALUES (:id, 0)").bind("id", id).execute();
      PodcastId podcast = new PodcastId(id);
      write(handle, podcast, feed, title, visit, changes);
      return Optional.of(podcast);
    });
  }

  /** Whether another podcast than {@code self} has this address, also one that was unsubscribed. */
  private static boolean isTaken(Handle handle, String feedKey, long self) {
    return handle
        .createQuery("SELECT count(*) FROM podcast WHERE feed_key = :key AND id <> :self")
        .bind("key", feedKey)
        .bind("self", self)
        .mapTo(Integer.class)
        .one() > 0;
  }

  /** What became of a reading of a feed that is known. */
  public enum Refreshed {
    WRITTEN,
    /** The feed has moved to where another podcast is; nothing was written. */
    PLACE_TAKEN,
    /** It was unsubscribed meanwhile; nothing was written. */
    UNSUBSCRIBED
  }

  /** What a reading of the feed changed, all or nothing. */
  public Refreshed refreshed(PodcastId id, ParsedFeed feed, String title, FeedVisit visit, EpisodeChanges changes) {
    return database.write(handle ->
        isRemoved(handle, id) ? Refreshed.UNSUBSCRIBED : rewrite(handle, id, feed, title, visit, changes));
  }

  /**
   * The same for one that was unsubscribed, and is subscribed to again with it.
   *
   * @return whether it is so by this; {@code false} where somebody else was quicker, and nothing was written
   */
  public boolean resubscribed(PodcastId id, ParsedFeed feed, String title, FeedVisit visit, EpisodeChanges changes) {
    return database.write(handle -> {
      boolean mine = isRemoved(handle, id) && rewrite(handle, id, feed, title, visit, changes) == Refreshed.WRITTEN;
      if (mine) {
        restore(handle, id);
      }
      return mine;
    });
  }

  private static boolean isRemoved(Handle handle, PodcastId id) {
    return handle
        .createQuery("SELECT count(*) FROM podcast WHERE id = :id AND removed_at IS NULL")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .one() == 0;
  }

  private static Refreshed rewrite(
      Handle handle, PodcastId id, ParsedFeed feed, String title, FeedVisit visit, EpisodeChanges changes) {
    if (isTaken(handle, visit.feedKey(), id.value())) {
      return Refreshed.PLACE_TAKEN;
    }
    write(handle, id, feed, title, visit, changes);
    return Refreshed.WRITTEN;
  }

  private static void write(
      Handle handle, PodcastId id, ParsedFeed feed, String title, FeedVisit visit, EpisodeChanges changes) {
    String description = feed.description();
    handle
        .createUpdate("""
            UPDATE podcast SET feed_url = :url, feed_key = :key, title = :title, link = :link,
              description = :description, language = :language, image_url = :image, author = :author,
              itunes_type = :type, podcast_guid = :guid, categories = :categories, support_links = :support,
              extras = :extras
            WHERE id = :id
            """)
        .bind("url", visit.feedUrl())
        .bind("key", visit.feedKey())
        .bind("title", title)
        .bind("link", feed.link())
        .bind("description", description == null ? "" : description)
        .bind("language", feed.language())
        .bind("image", feed.imageUrl())
        .bind("author", feed.author())
        .bind("type", feed.itunesType())
        .bind("guid", feed.podcastGuid())
        .bind("categories", Json.list(feed.categories()))
        .bind("support", Json.list(feed.supportLinks()))
        .bind("extras", Json.record(feed.extras(), PodcastExtras.NONE))
        .bind("id", id.value())
        .execute();
    FeedStore.visited(handle, id, visit);
    writeDiagnostics(handle, id, feed.diagnostics());
    EpisodeWriter.write(handle, id, changes, visit.at());
  }

  private static void writeDiagnostics(Handle handle, PodcastId id, List<FeedDiagnostic> found) {
    handle.execute("DELETE FROM feed_diagnostic WHERE podcast_id = ?", id.value());
    for (int i = 0; i < Math.min(found.size(), MOST_DIAGNOSTICS); i++) {
      FeedDiagnostic one = found.get(i);
      handle.execute("INSERT INTO feed_diagnostic (podcast_id, number, kind, item, detail) VALUES (?, ?, ?, ?, ?)",
          id.value(), i, one.kind().name(), one.item(), one.detail());
    }
  }

  /** What the last reading of the feed mended, guessed or left out. */
  public List<FeedDiagnostic> diagnostics(PodcastId id) {
    return database.read(handle -> handle
        .createQuery("SELECT kind, item, detail FROM feed_diagnostic WHERE podcast_id = :id ORDER BY number")
        .bind("id", id.value())
        .map((row, context) -> new FeedDiagnostic(
            FeedDiagnostic.Kind.valueOf(row.getString("kind")),
            Columns.integer(row, "item"),
            Columns.text(row, "detail")))
        .list());
  }

  /** Unsubscribes, and keeps every row. False: it was not subscribed to. */
  public boolean remove(PodcastId id, Instant now) {
    return database.write(handle -> {
      boolean removed = handle.execute(
          "UPDATE podcast SET removed_at = ? WHERE id = ? AND removed_at IS NULL", now.toEpochMilli(), id.value()) > 0;
      if (removed) {
        handle.execute("UPDATE episode SET listed = 0 WHERE podcast_id = ?", id.value());
      }
      return removed;
    });
  }

  /** Subscribes again to what was unsubscribed. False: it was not. */
  public boolean restore(PodcastId id) {
    return database.write(handle -> restore(handle, id));
  }

  private static boolean restore(Handle handle, PodcastId id) {
    boolean restored = handle.execute(
        "UPDATE podcast SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL", id.value()) > 0;
    if (restored) {
      handle.execute("UPDATE episode SET listed = 1 WHERE podcast_id = ?", id.value());
    }
    return restored;
  }

  private static Podcast podcast(ResultSet row) throws SQLException {
    return new Podcast(
        new PodcastId(row.getLong("id")),
        Columns.text(row, "feed_url"),
        Columns.text(row, "title"),
        row.getString("link"),
        Columns.text(row, "description"),
        row.getString("language"),
        row.getString("image_url"),
        row.getString("author"),
        row.getString("itunes_type"),
        row.getString("podcast_guid"),
        Json.strings(row.getString("categories")),
        Json.list(row.getString("support_links"), new TypeReference<List<SupportLink>>() {}),
        Json.record(row.getString("extras"), PodcastExtras.class, PodcastExtras.NONE),
        row.getInt("episodes"),
        row.getInt("unplayed"),
        row.getInt("on_disk"),
        health(row),
        Columns.instant(row, "last_success_at"));
  }

  private static PodcastHealth health(ResultSet row) throws SQLException {
    @Nullable Message problem = Json.message(row.getString("problem_key"), row.getString("problem_arguments"));
    if (problem == null) {
      return PodcastHealth.GOOD;
    }
    boolean asleep = row.getInt("asleep") != 0;
    return new PodcastHealth(asleep ? PodcastHealth.State.ASLEEP : PodcastHealth.State.FAILING, problem);
  }
}
