package app.earmark.store;

import app.earmark.model.Episode;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.KnownEpisode;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** The episodes: windows of rows, single ones, and the marks that the listener makes. */
public final class EpisodeStore {

  private final Database database;

  EpisodeStore(Database database) {
    this.database = database;
  }

  /**
   * The condition of a list. Each has an index with everything in it that it filters and sorts by, so that neither a
   * count nor a deep offset reads a single row.
   */
  private static String where(EpisodeFilter filter) {
    return whose(filter) + switch (filter.length()) {
      case ANY -> "";
      case SHORT -> " AND coalesce(measured_ms, duration_ms) <= " + EpisodeFilter.LONG_MS;
      case LONG -> " AND coalesce(measured_ms, duration_ms) > " + EpisodeFilter.LONG_MS;
      // The plus keeps SQLite at the index that has the order.
    } + (filter.folder() == null ? "" : " AND +podcast_id IN (SELECT podcast_id FROM podcast_tag"
        + " WHERE tag = :folder OR substr(tag, 1, length(:folder) + 1) = :folder || '/')");
  }

  private static String whose(EpisodeFilter filter) {
    if (filter.podcast() != null) {
      return "podcast_id = :podcast" + switch (filter.which()) {
        case ALL -> "";
        case UNPLAYED -> " AND play_state = 0";
        case STARTED -> " AND play_state = 1";
        case DOWNLOADED -> " AND on_disk = 1";
      };
    }
    return switch (filter.which()) {
      case ALL -> "listed = 1";
      case UNPLAYED -> "listed = 1 AND play_state = 0";
      case STARTED -> "listed = 1 AND play_state = 1";
      // Also of podcasts that were unsubscribed: what is on the disk must be in a list.
      case DOWNLOADED -> "on_disk = 1";
    };
  }

  /** The ids of a window, for its test too: an index must answer it alone. */
  static String windowOfIds(EpisodeFilter filter) {
    return "SELECT id FROM episode WHERE " + where(filter)
        + " ORDER BY sort_at DESC, id DESC LIMIT :limit OFFSET :offset";
  }

  static String counting(EpisodeFilter filter) {
    return "SELECT count(*) FROM episode WHERE " + where(filter);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, EpisodeFilter filter) {
    if (filter.podcast() != null) {
      statement.bind("podcast", filter.podcast().value());
    }
    return filter.folder() == null ? statement : statement.bind("folder", filter.folder());
  }

  public int count(EpisodeFilter filter) {
    return database.read(handle ->
        bind(handle.createQuery(counting(filter)), filter).mapTo(Integer.class).one());
  }

  /** How many of a list stand before an episode, which need not be in it. */
  public int countBefore(EpisodeFilter filter, EpisodeId episode) {
    return database.read(handle -> bind(handle.createQuery(counting(filter)
            + " AND (sort_at, id) > (SELECT sort_at, id FROM episode WHERE id = :episode)"), filter)
        .bind("episode", episode.value()).mapTo(Integer.class).one());
  }

  /** Newest first: by date, but what is dated in the future stands where it was first seen. */
  public List<EpisodeRow> window(EpisodeFilter filter, int offset, int limit) {
    String sql = "SELECT " + EpisodeRows.ROW_COLUMNS + "FROM (" + windowOfIds(filter) + ") w JOIN "
        + EpisodeRows.ROW_TABLES + "WHERE e.id = w.id ORDER BY e.sort_at DESC, e.id DESC";
    return database.read(handle -> bind(handle.createQuery(sql), filter)
        .bind("limit", limit)
        .bind("offset", offset)
        .map((row, context) -> EpisodeRows.row(row))
        .list());
  }

  public Optional<Episode> find(EpisodeId id) {
    String sql = "SELECT " + EpisodeRows.EPISODE_COLUMNS + "FROM " + EpisodeRows.ROW_TABLES
        + "LEFT JOIN episode_text t ON t.episode_id = e.id WHERE e.id = :id";
    return database.read(handle -> handle
        .createQuery(sql)
        .bind("id", id.value())
        .map((row, context) -> EpisodeRows.episode(row))
        .findOne());
  }

  /** Rows in the order of the ids; ids that are unknown are left out. */
  public List<EpisodeRow> rows(Collection<EpisodeId> ids) {
    String sql = "SELECT " + EpisodeRows.ROW_COLUMNS + "FROM json_each(:ids) j JOIN " + EpisodeRows.ROW_TABLES
        + "WHERE e.id = j.value ORDER BY j.key";
    return database.read(handle -> handle
        .createQuery(sql)
        .bind("ids", Json.ids(ids))
        .map((row, context) -> EpisodeRows.row(row))
        .list());
  }

  /** The episode with this address; it is made where there is none, and stands where {@code sortAt} says. */
  public EpisodeId ensure(PodcastId podcast, ParsedItem item, Instant sortAt, Instant now) {
    String url = Objects.requireNonNull(item.enclosure(), "an episode has audio").url();
    return database.write(handle -> {
      Optional<EpisodeId> known = byUrl(handle, podcast, url);
      if (known.isPresent()) {
        return known.get();
      }
      EpisodeWriter.write(handle, podcast, new EpisodeChanges(
          List.of(new EpisodeChanges.Added(item, sortAt, 0)), List.of(), List.of(), List.of()), now);
      return byUrl(handle, podcast, url).orElseThrow();
    });
  }

  private static Optional<EpisodeId> byUrl(Handle handle, PodcastId podcast, String url) {
    return handle.createQuery("SELECT id FROM episode WHERE podcast_id = :podcast AND url = :url ORDER BY id LIMIT 1")
        .bind("podcast", podcast.value()).bind("url", url).mapTo(Long.class).findOne().map(EpisodeId::new);
  }

  /** All that the library remembers of a podcast's episodes, also those no longer in the feed; oldest id first. */
  public List<KnownEpisode> known(PodcastId podcast) {
    return database.read(handle -> handle
        .createQuery("""
            SELECT id, guid, link, title, url, type, bytes, published_at, duration_ms, first_seen_at, sort_at,
              fingerprint, withdrawn_at
            FROM episode WHERE podcast_id = :podcast ORDER BY id
            """)
        .bind("podcast", podcast.value())
        .map((row, context) -> EpisodeRows.known(row))
        .list());
  }

  /** Forgets episodes and all that hangs on them: only for what the listener gave to Earmark and takes back at once. */
  public void delete(Collection<EpisodeId> ids) {
    database.write(handle -> {
      for (EpisodeId id : ids) {
        handle.execute("DELETE FROM episode WHERE id = ?", id.value());
      }
      return ids.size();
    });
  }

  public void markPlayed(Collection<EpisodeId> ids, Instant now) {
    each("UPDATE episode SET play_state = 2, played_at = :now WHERE id = :id AND play_state <> 2", ids, now);
  }

  /** Also forgets the position. */
  public void markUnplayed(Collection<EpisodeId> ids, Instant now) {
    each("""
        UPDATE episode SET play_state = 0, played_at = NULL, position_ms = 0, position_at = :now WHERE id = :id
        """, ids, now);
  }

  private void each(String sql, Collection<EpisodeId> ids, Instant now) {
    if (ids.isEmpty()) {
      return;
    }
    database.write(handle -> {
      try (PreparedBatch batch = handle.prepareBatch(sql)) {
        for (EpisodeId id : ids) {
          batch.bind("id", id.value()).bind("now", now.toEpochMilli()).add();
        }
        return batch.execute();
      }
    });
  }

  /** Where to go on, in ms; an unplayed episode becomes a started one, a played one stays played. */
  public void savePosition(EpisodeId id, long positionMs, Instant now) {
    database.write(handle -> handle
        .createUpdate("""
            UPDATE episode SET position_ms = :position, position_at = :now, play_state = max(play_state, :started)
            WHERE id = :id
            """)
        .bind("position", Math.max(0, positionMs))
        .bind("now", now.toEpochMilli())
        .bind("started", positionMs > 0 ? 1 : 0)
        .bind("id", id.value())
        .execute());
  }

  /** As the file has it, in ms; it is shown instead of what the feed says. */
  public void saveDuration(EpisodeId id, long durationMs) {
    database.write(handle ->
        handle.execute("UPDATE episode SET measured_ms = ? WHERE id = ?", durationMs, id.value()));
  }
}
