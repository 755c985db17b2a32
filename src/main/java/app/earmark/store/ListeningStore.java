package app.earmark.store;

import app.earmark.model.EpisodeId;
import app.earmark.model.ListeningTime;
import app.earmark.model.PodcastId;
import app.earmark.model.PodcastListening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much was listened to, by the listener's days and episodes. Positions and the history are kept elsewhere. */
public final class ListeningStore {

  private static final String SUMS = "coalesce(sum(l.heard_ms), 0) AS heard, coalesce(sum(l.saved_by_speed_ms), 0)"
      + " AS by_speed, coalesce(sum(l.saved_by_trimming_ms), 0) AS by_trimming";

  private final Database database;

  ListeningStore(Database database) {
    this.database = database;
  }

  /** An episode on one day. */
  public record Part(LocalDate day, EpisodeId episode) {}

  /** Adds to what was heard before; what became of no episode any more is left out. */
  public void add(Map<Part, ListeningTime> heard) {
    if (heard.isEmpty()) {
      return;
    }
    // As with positions of a running episode, a power cut may cost the last minute.
    database.writeUnsynced(handle -> {
      try (var batch = handle.prepareBatch("""
          INSERT INTO listening (day, episode_id, heard_ms, saved_by_speed_ms, saved_by_trimming_ms)
          SELECT :day, id, :heard, :speed, :trimming FROM episode WHERE id = :id
          ON CONFLICT (day, episode_id) DO UPDATE SET heard_ms = heard_ms + excluded.heard_ms,
            saved_by_speed_ms = saved_by_speed_ms + excluded.saved_by_speed_ms,
            saved_by_trimming_ms = saved_by_trimming_ms + excluded.saved_by_trimming_ms
          """)) {
        heard.forEach((part, time) -> batch.bind("day", part.day().toEpochDay()).bind("id", part.episode().value())
            .bind("heard", time.heardMs()).bind("speed", time.savedBySpeedMs())
            .bind("trimming", time.savedByTrimmingMs()).add());
        return batch.execute();
      }
    });
  }

  /** Each day from {@code from} on when something was heard, the earliest first. */
  public SortedMap<LocalDate, ListeningTime> days(LocalDate from) {
    return database.read(handle -> {
      SortedMap<LocalDate, ListeningTime> days = new TreeMap<>();
      handle.createQuery("SELECT l.day, " + SUMS + " FROM listening l WHERE l.day >= :from GROUP BY l.day")
          .bind("from", from.toEpochDay())
          .map((row, context) -> Map.entry(LocalDate.ofEpochDay(row.getLong("day")), time(row)))
          .forEach(day -> days.put(day.getKey(), day.getValue()));
      return days;
    });
  }

  /** Each podcast of which something was heard from that day on, also those unsubscribed since; the most first. */
  public List<PodcastListening> podcasts(LocalDate from) {
    return database.read(handle -> handle
        .createQuery("SELECT p.id, p.title, count(DISTINCT l.episode_id) AS episodes, " + SUMS + """
              FROM listening l JOIN episode e ON e.id = l.episode_id JOIN podcast p ON p.id = e.podcast_id
             WHERE l.day >= :from GROUP BY p.id ORDER BY sum(l.heard_ms) DESC, p.id
            """)
        .bind("from", from.toEpochDay())
        .map((row, context) -> new PodcastListening(
            new PodcastId(row.getLong("id")), Columns.text(row, "title"), row.getInt("episodes"), time(row)))
        .list());
  }

  private static ListeningTime time(ResultSet row) throws SQLException {
    return new ListeningTime(row.getLong("heard"), row.getLong("by_speed"), row.getLong("by_trimming"));
  }
}
