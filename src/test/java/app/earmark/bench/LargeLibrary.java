package app.earmark.bench;

import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A library of 200 podcasts with 750 episodes each, 300 of them on disk and 2,000 started. */
final class LargeLibrary {

  static final int PODCASTS = 200;
  static final int EPISODES = 750;
  private static final int ON_DISK_EVERY = PODCASTS * EPISODES / 300;
  private static final int STARTED_EVERY = PODCASTS * EPISODES / 2_000;
  private static final long NOW = Instant.parse("2026-06-01T06:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000;
  private static final String NOTES =
      "<p>What was said, by whom, and why it matters, with links to all that came up.</p>".repeat(12);

  private LargeLibrary() {}

  static void write(Path folder) throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        LibraryStore _ = TestLibrary.open(folder, threads, threads)) {
      Files.createDirectories(folder.resolve("episodes"));
    }
    new AudioFolder(folder.resolve("episodes")).write("silence.mp3", 200_000);
    try (Connection library = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("library.db"));
        Statement statement = library.createStatement()) {
      statement.execute("PRAGMA synchronous = OFF");
      library.setAutoCommit(false);
      insert(library, folder);
      library.commit();
      library.setAutoCommit(true);
      statement.execute("PRAGMA optimize");
    }
  }

  private static void insert(Connection library, Path folder) throws Exception {
    try (PreparedStatement podcast = library.prepareStatement(
            "INSERT INTO podcast (id, feed_url, feed_key, title, description, added_at) VALUES (?, ?, ?, ?, ?, ?)");
        PreparedStatement feed = library.prepareStatement("INSERT INTO feed (podcast_id, next_due_at) VALUES (?, ?)");
        PreparedStatement episode = library.prepareStatement("""
            INSERT INTO episode (id, podcast_id, sort_at, title, published_at, first_seen_at, duration_ms, guid, url,
              type, play_state, position_ms, position_at, fingerprint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'audio/mpeg', ?, ?, ?, 0)""");
        PreparedStatement text = library.prepareStatement(
            "INSERT INTO episode_text (episode_id, notes, summary) VALUES (?, ?, ?)");
        PreparedStatement download = library.prepareStatement("""
            INSERT INTO download (episode_id, state, place, enqueued_at, finished_at, file, bytes)
            VALUES (?, 'done', 0, ?, ?, ?, 200000)""")) {
      long id = 0;
      for (int show = 1; show <= PODCASTS; show++) {
        String url = "http://127.0.0.1:9/feed-" + show + ".xml";
        set(podcast, show, url, url, "Podcast number " + show, "All about number " + show, NOW);
        set(feed, show, NOW + 1_000 * 365 * DAY);
        for (int number = 1; number <= EPISODES; number++) {
          id++;
          long published = NOW - (EPISODES - number) * 3 * DAY - show * 600_000L;
          boolean started = id % STARTED_EVERY == 0;
          set(episode, id, show, published, "Episode " + number + ": what a day, and what a title it needs", published,
              published, 1_800_000L + id % 3_000_000, "guid-" + id, "http://127.0.0.1:9/" + id + ".mp3",
              started ? 1 : number % 3 == 0 ? 2 : 0, started ? 600_000 : 0, started ? NOW : null);
          set(text, id, NOTES, "What was said in number " + number);
          if (id % ON_DISK_EVERY == 0) {
            String file = "episodes/" + id + ".mp3";
            Files.copy(folder.resolve("episodes/silence.mp3"), folder.resolve(file));
            set(download, id, NOW, NOW, file);
          }
        }
        for (PreparedStatement each : new PreparedStatement[] {podcast, feed, episode, text, download}) {
          each.executeBatch();
        }
      }
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }
}
