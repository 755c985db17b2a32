package app.earmark.store;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeChanges;
import app.earmark.model.EpisodeChanges.Added;
import app.earmark.model.EpisodeChanges.Changed;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.EpisodeId;
import app.earmark.model.ParsedItem;
import app.earmark.model.PodcastId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a feed says of its episodes, inside the caller's transaction. Plain JDBC, and in batches, because the
 * driver asks for the new key after each single row: a first import writes some 60,000 of them.
 */
final class EpisodeWriter {

  private static final String COLUMNS = """
      title = ?, published_at = ?, duration_ms = ?, guid = ?, link = ?, url = ?, type = ?, bytes = ?,
      image_url = ?, season = ?, number = ?, episode_type = ?, explicit = ?, chapters_url = ?, fingerprint = ?,
      sort_at = ?""";

  private static final String INSERT = """
      INSERT INTO episode (title, published_at, duration_ms, guid, link, url, type, bytes, image_url, season, number,
        episode_type, explicit, chapters_url, fingerprint, sort_at, id, podcast_id, first_seen_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String UPDATE = "UPDATE episode SET " + COLUMNS
      + ", withdrawn_at = NULL, listed = 1 WHERE id = ?";

  private static final String INSERT_TEXT = """
      INSERT INTO episode_text (notes, summary, tags, support_links, extras, episode_id) VALUES (?, ?, ?, ?, ?, ?)""";

  private static final String WRITE_TEXT = INSERT_TEXT + """

      ON CONFLICT (episode_id) DO UPDATE SET notes = excluded.notes, summary = excluded.summary, tags = excluded.tags,
        support_links = excluded.support_links, extras = excluded.extras""";

  private EpisodeWriter() {}

  static void write(Handle handle, PodcastId podcast, EpisodeChanges changes, Instant now) {
    try {
      Connection connection = handle.getConnection();
      insert(connection, podcast, changes.added(), now);
      update(connection, changes.changed());
      withdraw(connection, changes.withdrawn(), now);
      MergeStore.write(handle, podcast, changes.merges(), now);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write the episodes of podcast " + podcast, e);
    }
  }

  private static void insert(Connection connection, PodcastId podcast, List<Added> added, Instant now)
      throws SQLException {
    if (added.isEmpty()) {
      return;
    }
    try (PreparedStatement row = connection.prepareStatement(INSERT);
        PreparedStatement text = connection.prepareStatement(INSERT_TEXT)) {
      long id = nextId(connection);
      for (Added one : added) {
        int last = setColumns(row, one.item(), one.fingerprint(), one.sortAt());
        row.setLong(last + 1, id);
        row.setLong(last + 2, podcast.value());
        row.setLong(last + 3, now.toEpochMilli());
        row.addBatch();
        addText(text, one.item(), id);
        id++;
      }
      row.executeBatch();
      text.executeBatch();
    }
  }

  /** After the last that was ever given away, so that no id names two episodes. */
  private static long nextId(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT seq FROM sqlite_sequence WHERE name = 'episode'")) {
      return row.next() ? row.getLong(1) + 1 : 1;
    }
  }

  private static void update(Connection connection, List<Changed> changed) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement row = connection.prepareStatement(UPDATE);
        PreparedStatement text = connection.prepareStatement(WRITE_TEXT)) {
      for (Changed one : changed) {
        int last = setColumns(row, one.item(), one.fingerprint(), one.sortAt());
        row.setLong(last + 1, one.id().value());
        row.addBatch();
        addText(text, one.item(), one.id().value());
      }
      row.executeBatch();
      text.executeBatch();
    }
  }

  private static void withdraw(Connection connection, List<EpisodeId> withdrawn, Instant now) throws SQLException {
    if (withdrawn.isEmpty()) {
      return;
    }
    try (PreparedStatement row = connection.prepareStatement("UPDATE episode SET withdrawn_at = ? WHERE id = ?")) {
      for (EpisodeId id : withdrawn) {
        row.setLong(1, now.toEpochMilli());
        row.setLong(2, id.value());
        row.addBatch();
      }
      row.executeBatch();
    }
  }

  /** Sets what INSERT and UPDATE have in common and returns how many columns these are. */
  private static int setColumns(PreparedStatement row, ParsedItem item, long fingerprint, Instant sortAt)
      throws SQLException {
    Enclosure enclosure = Objects.requireNonNull(item.enclosure(), "an episode has audio");
    row.setString(1, item.shownTitle());
    Columns.set(row, 2, Columns.millis(item.published()));
    Columns.set(row, 3, item.duration() == null ? null : Long.valueOf(item.duration().toMillis()));
    row.setString(4, item.guid());
    row.setString(5, item.link());
    row.setString(6, enclosure.url());
    row.setString(7, enclosure.type());
    Columns.set(row, 8, enclosure.bytes());
    row.setString(9, item.imageUrl());
    Columns.set(row, 10, item.season());
    row.setString(11, item.number());
    row.setString(12, item.type() == null ? null : item.type().name());
    Columns.set(row, 13, asNumber(item.explicit()));
    row.setString(14, item.chaptersUrl());
    row.setLong(15, fingerprint);
    row.setLong(16, sortAt.toEpochMilli());
    return 16;
  }

  private static @Nullable Integer asNumber(@Nullable Boolean flag) {
    return flag == null ? null : Integer.valueOf(flag ? 1 : 0);
  }

  private static void addText(PreparedStatement text, ParsedItem item, long id) throws SQLException {
    text.setString(1, item.notes());
    text.setString(2, item.summary());
    text.setString(3, Json.list(item.tags()));
    text.setString(4, Json.list(item.supportLinks()));
    text.setString(5, Json.record(item.extras(), EpisodeExtras.NONE));
    text.setLong(6, id);
    text.addBatch();
  }
}
