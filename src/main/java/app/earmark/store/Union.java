package app.earmark.store;

import app.earmark.model.PodcastId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Two podcasts that were made one, with all rows as they were before, so that it can be taken back while the program
 * runs. Immutable from the outside; what is in it is the store's.
 */
public final class Union {

  /** What a union changes in an episode itself. */
  private static final List<String> COLUMNS = List.of("podcast_id", "play_state", "position_ms", "position_at",
      "played_at", "measured_ms", "first_seen_at", "sort_at", "withdrawn_at", "fingerprint", "listed");

  private final PodcastId from;
  private final PodcastId into;
  private final List<Map<String, @Nullable Object>> episodes;
  private final Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> earmarks;
  private final List<Long> transcribed;
  private final List<Map<String, @Nullable Object>> podcasts;
  private final List<String> tags;
  private final List<String> settings;
  private final Map<Long, Long> pairs;

  /**
   * Looks at everything before it changes, within the union's transaction.
   *
   * @param tables whose rows move from one episode of a pair to the other
   * @param pairs episodes of the one podcast and the ones of the other that they are
   */
  Union(Handle handle, PodcastId from, PodcastId into, List<String> tables, Map<Long, Long> pairs) {
    this.from = from;
    this.into = into;
    this.pairs = Map.copyOf(pairs);
    episodes = list(handle, "SELECT id, " + String.join(", ", COLUMNS) + " FROM episode WHERE podcast_id IN ("
        + from.value() + ", " + into.value() + ")");
    for (String table : tables) {
      rows.put(table, list(handle, "SELECT * FROM " + table + " WHERE episode_id IN " + ids()));
    }
    earmarks = list(handle, "SELECT id, episode_id FROM earmark WHERE episode_id IN " + ids());
    transcribed = longs(handle, "SELECT episode_id FROM transcript WHERE episode_id IN " + ids());
    podcasts = list(handle, "SELECT p.id, p.removed_at, f.moved_onto FROM podcast p JOIN feed f ON f.podcast_id = p.id"
        + " WHERE p.id IN (" + from.value() + ", " + into.value() + ")");
    tags = texts(handle, "SELECT tag FROM podcast_tag WHERE podcast_id = " + into.value());
    settings = texts(handle, "SELECT key FROM setting WHERE key GLOB 'podcast." + into.value() + ".*'");
  }

  public PodcastId from() {
    return from;
  }

  public PodcastId into() {
    return into;
  }

  /** Puts every row back. What happened to these episodes since then is lost, which are seconds. */
  void takeBack(Handle handle) {
    handle.execute("PRAGMA defer_foreign_keys = ON");
    String set = COLUMNS.stream().map(column -> column + " = :" + column).collect(Collectors.joining(", "));
    for (Map<String, @Nullable Object> row : episodes) {
      handle.createUpdate("UPDATE episode SET " + set + " WHERE id = :id").bindMap(row).execute();
    }
    for (Map.Entry<String, List<Map<String, @Nullable Object>>> table : rows.entrySet()) {
      handle.execute("DELETE FROM " + table.getKey() + " WHERE episode_id IN " + ids());
      for (Map<String, @Nullable Object> row : table.getValue()) {
        insert(handle, table.getKey(), row);
      }
    }
    // By their ids, because the index of words knows them by these.
    earmarks.forEach(row -> handle.createUpdate("UPDATE earmark SET episode_id = :episode_id WHERE id = :id")
        .bindMap(row).execute());
    pairs.forEach((one, other) -> {
      if (transcribed.contains(one) && !transcribed.contains(other)) {
        UnionStore.moveTranscript(handle, /* one= */ other, /* other= */ one);
      }
    });
    podcasts.forEach(row -> {
      handle.createUpdate("UPDATE podcast SET removed_at = :removed_at WHERE id = :id").bindMap(row).execute();
      handle.createUpdate("UPDATE feed SET moved_onto = :moved_onto WHERE podcast_id = :id").bindMap(row).execute();
    });
    remove(handle, "podcast_tag", "tag", "podcast_id = " + into.value(), tags);
    remove(handle, "setting", "key", "key GLOB 'podcast." + into.value() + ".*'", settings);
  }

  private static void insert(Handle handle, String table, Map<String, @Nullable Object> row) {
    String names = String.join(", ", row.keySet());
    String values = row.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    handle.createUpdate("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")").bindMap(row).execute();
  }

  private static void remove(Handle handle, String table, String column, String which, List<String> kept) {
    for (String value : texts(handle, "SELECT " + column + " FROM " + table + " WHERE " + which)) {
      if (!kept.contains(value)) {
        handle.execute("DELETE FROM " + table + " WHERE " + which + " AND " + column + " = ?", value);
      }
    }
  }

  private String ids() {
    return Stream.concat(pairs.keySet().stream(), pairs.values().stream()).map(String::valueOf)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<Map<String, @Nullable Object>> list(Handle handle, String select) {
    return handle.createQuery(select).map((row, context) -> {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.put(row.getMetaData().getColumnName(i), row.getObject(i));
      }
      return values;
    }).list();
  }

  private static List<Long> longs(Handle handle, String select) {
    return handle.createQuery(select).mapTo(Long.class).list();
  }

  private static List<String> texts(Handle handle, String select) {
    return handle.createQuery(select).mapTo(String.class).list();
  }
}
