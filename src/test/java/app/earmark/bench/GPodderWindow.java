package app.earmark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** gPodder's window on 40,000 episodes, where it and xdotool are installed: from its start until it can be seen. */
final class GPodderWindow {

  private static final int PODCASTS = 50;
  private static final int EPISODES = 800;
  private static final int TIMES = 3;
  private static final long PATIENCE_SECONDS = 60;
  private static final long DAY_SECONDS = 86_400;
  private static final long NEWEST = 1_780_000_000;

  private final Path home;
  private final Path log;

  private GPodderWindow(Path home, Path log) {
    this.home = home;
    this.log = log;
  }

  /** @param ours seconds until our first frame, with more episodes */
  static void measure(Figures figures, Path log, Path folder, double ours) throws IOException, SQLException {
    if (Spawned.run(Path.of("/dev/null"), List.of("which", "gpo", "gpodder", "xdotool")).status() != 0) {
      figures.note("gPodder’s window", "not installed");
      return;
    }
    GPodderWindow window = new GPodderWindow(folder.resolve("gpodder"), log);
    window.fill();
    Spread shown = new Spread();
    for (int i = 0; i < TIMES; i++) {
      shown.add(window.secondsUntilShown());
    }
    figures.note("gPodder’s window with " + PODCASTS * EPISODES + " episodes", shown.shown("s"));
    figures.atMost("first frame ÷ gPodder’s window", ours / shown.median(), 0.6, " ×");
    Trees.delete(window.home);
  }

  /** It makes its own database at its first command; reading so many feeds would take it minutes. */
  private void fill() throws SQLException {
    var _ = Spawned.run(log, Map.of("GPODDER_HOME", home.toString()), List.of("gpo", "list"));
    try (Connection library = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("Database"));
        PreparedStatement podcast = library.prepareStatement(
            "INSERT INTO podcast (id, title, url, download_folder) VALUES (?1, ?2, ?3, ?2)");
        PreparedStatement episode = library.prepareStatement("""
            INSERT INTO episode (podcast_id, title, description, url, published, guid, mime_type, is_new, total_time)
            VALUES (?1, ?2, ?2, ?3, ?4, ?3, 'audio/mpeg', ?5, 1800)""")) {
      library.setAutoCommit(false);
      for (int show = 1; show <= PODCASTS; show++) {
        podcast.setInt(1, show);
        podcast.setString(2, "Podcast number " + show);
        podcast.setString(3, "http://127.0.0.1:9/feed-" + show + ".xml");
        podcast.executeUpdate();
        for (int number = 1; number <= EPISODES; number++) {
          episode.setInt(1, show);
          episode.setString(2, "Episode " + number + ": what a day, and what a title it needs");
          episode.setString(3, "http://127.0.0.1:9/" + show + "-" + number + ".mp3");
          episode.setLong(4, NEWEST - (EPISODES - number) * DAY_SECONDS);
          episode.setInt(5, number % 3 == 0 ? 0 : 1);
          episode.addBatch();
        }
        episode.executeBatch();
      }
      library.commit();
    }
  }

  private double secondsUntilShown() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("gpodder").redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("GPODDER_HOME", home.toString());
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      while (Spawned.run(Path.of("/dev/null"),
          List.of("xdotool", "search", "--onlyvisible", "--name", "gPodder")).status() != 0) {
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS) || !process.isAlive()) {
          throw new IOException("gPodder showed no window; see " + log);
        }
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
