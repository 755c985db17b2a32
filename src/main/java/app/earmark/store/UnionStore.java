package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Makes one subscription of two that have become one podcast. */
public final class UnionStore {

  private final Database database;

  UnionStore(Database database) {
    this.database = database;
  }

  /** The podcast, also one that was unsubscribed, whose address this one’s feed says it has moved to. */
  public Optional<PodcastId> movedOnto(PodcastId id) {
    return database.read(handle -> handle
        .createQuery("SELECT moved_onto FROM feed WHERE podcast_id = :id AND moved_onto IS NOT NULL")
        .bind("id", id.value())
        .mapTo(Long.class)
        .findOne()
        .map(PodcastId::new));
  }

  /** Notes that the feed says it has moved to the address of another podcast; what has that address is looked up. */
  public void movedOnto(PodcastId id, String feedKey) {
    database.writeUnsynced(handle -> handle
        .createUpdate("""
            UPDATE feed SET moved_onto = (SELECT p.id FROM podcast p WHERE p.feed_key = :key AND p.id <> :id)
            WHERE podcast_id = :id
            """)
        .bind("key", feedKey)
        .bind("id", id.value())
        .execute());
  }

  /**
   * Unites what the listener did with one podcast with another, all or nothing: of each pair of episodes the mark that
   * goes further and the later position count, and whatever else belongs to the one (its file, its place in Up Next,
   * its earmarks …) goes to the other unless that has its own. Episodes without a counterpart move over, and so do
   * folders and what was chosen for the podcast, unless the other has a choice of its own. Then the first podcast is
   * unsubscribed; its rows stay, so that subscribing to it again brings back what they say.
   *
   * @param same episodes of {@code from} and the ones of {@code into} that they are
   * @return what takes it back; empty: one of them is no podcast that is subscribed to
   */
  public Optional<Union> unite(PodcastId from, PodcastId into, Map<EpisodeId, EpisodeId> same, Instant now) {
    return database.write(handle -> {
      boolean there = from.value() != into.value() && handle
          .createQuery("""
              SELECT count(*) FROM podcast WHERE id IN (:from, :into) AND (id <> :from OR removed_at IS NULL)""")
          .bind("from", from.value())
          .bind("into", into.value())
          .mapTo(Integer.class)
          .one() == 2;
      if (!there) {
        return Optional.empty();
      }
      handle.execute("PRAGMA defer_foreign_keys = ON");
      List<String> tables = tablesOfEpisodes(handle);
      Map<Long, Long> pairs = same.entrySet().stream()
          .collect(Collectors.toMap(pair -> pair.getKey().value(), pair -> pair.getValue().value()));
      Union union = new Union(handle, from, into, tables, pairs);
      if (handle.execute("UPDATE podcast SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL",
          into.value()) > 0) {
        handle.execute("UPDATE episode SET listed = 1 WHERE podcast_id = ?", into.value());
      }
      pairs.forEach((one, other) -> uniteEpisodes(handle, tables, one, other));
      move(handle, from, into, same, now);
      handle.execute("""
          INSERT INTO podcast_tag (podcast_id, tag) SELECT ?, tag FROM podcast_tag WHERE podcast_id = ?
          ON CONFLICT DO NOTHING""", into.value(), from.value());
      String theirs = "podcast." + from.value() + ".";
      handle.execute("""
          INSERT INTO setting (key, value) SELECT ? || substr(key, ?), value FROM setting WHERE key GLOB ?
          ON CONFLICT DO NOTHING""", "podcast." + into.value() + ".", theirs.length() + 1, theirs + "*");
      handle.execute("UPDATE podcast SET removed_at = ? WHERE id = ?", now.toEpochMilli(), from.value());
      handle.execute("UPDATE episode SET listed = 0 WHERE podcast_id = ?", from.value());
      handle.execute("UPDATE feed SET moved_onto = NULL WHERE podcast_id = ?", from.value());
      return Optional.of(union);
    });
  }

  /** Makes two of one again, all or nothing. */
  public void takeBack(Union union) {
    database.write(handle -> {
      union.takeBack(handle);
      return true;
    });
  }

  private static void uniteEpisodes(Handle handle, List<String> tables, long one, long other) {
    uniteEpisode(handle, one, other);
    for (String table : tables) {
      handle.execute("UPDATE OR IGNORE " + table + " SET episode_id = ? WHERE episode_id = ?", other, one);
    }
    handle.execute("UPDATE earmark SET episode_id = ? WHERE episode_id = ?", other, one);
    if (handle.createQuery("SELECT count(*) FROM transcript WHERE episode_id = ?").bind(0, other)
        .mapTo(Integer.class).one() == 0) {
      moveTranscript(handle, one, other);
    }
    // Both were queued, or heard: once is enough.
    handle.execute("DELETE FROM up_next WHERE episode_id = ?", one);
    handle.execute("DELETE FROM listened WHERE episode_id = ?", one);
  }

  /** With its lines, which belong to it alone. */
  static void moveTranscript(Handle handle, long one, long other) {
    handle.execute("UPDATE transcript SET episode_id = ? WHERE episode_id = ?", other, one);
    handle.execute("UPDATE transcript_line SET episode_id = ? WHERE episode_id = ?", other, one);
  }

  private static void uniteEpisode(Handle handle, long one, long other) {
    // An unfinished download of the other would stand in the way of a finished one.
    handle.execute("""
        DELETE FROM download WHERE episode_id = ? AND state <> 'done'
          AND EXISTS (SELECT 1 FROM download WHERE episode_id = ? AND state = 'done')""", other, one);
    handle
        .createUpdate("""
            UPDATE episode SET
              play_state = max(episode.play_state, o.play_state),
              position_ms = CASE WHEN coalesce(o.position_at, 0) > coalesce(episode.position_at, 0)
                THEN o.position_ms ELSE episode.position_ms END,
              position_at = nullif(max(coalesce(o.position_at, 0), coalesce(episode.position_at, 0)), 0),
              played_at = coalesce(episode.played_at, o.played_at),
              measured_ms = coalesce(episode.measured_ms, o.measured_ms),
              first_seen_at = min(episode.first_seen_at, o.first_seen_at),
              sort_at = min(episode.sort_at, o.sort_at)
            FROM episode o WHERE o.id = :one AND episode.id = :other
            """)
        .bind("one", one)
        .bind("other", other)
        .execute();
  }

  private static void move(
      Handle handle, PodcastId from, PodcastId into, Map<EpisodeId, EpisodeId> same, Instant now) {
    List<Long> alone = handle
        .createQuery("SELECT id FROM episode WHERE podcast_id = :from")
        .bind("from", from.value())
        .mapTo(Long.class)
        .list().stream()
        .filter(id -> !same.containsKey(new EpisodeId(id)))
        .toList();
    for (long id : alone) {
      // The next refresh finds those that are in the other feed after all.
      handle.execute(
          "UPDATE episode SET podcast_id = ?, withdrawn_at = coalesce(withdrawn_at, ?), fingerprint = 0 WHERE id = ?",
          into.value(), now.toEpochMilli(), id);
    }
  }

  /** Whatever refers to an episode by its id, but for what is moved with care and what is the feed's. */
  private static List<String> tablesOfEpisodes(Handle handle) {
    return handle
        .createQuery("""
            SELECT DISTINCT t.name FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
            WHERE t.type = 'table' AND f."table" = 'episode' AND f."from" = 'episode_id'
              AND t.name NOT IN ('episode_text', 'merge', 'earmark', 'transcript')
            ORDER BY t.name
            """)
        .mapTo(String.class)
        .list();
  }
}
