package app.earmark.store;

import app.earmark.model.EpisodeId;
import java.util.Set;

/** Which chapters the listener does not want to hear, by where they begin, in ms. */
public final class ChapterSkipStore {

  private final Database database;

  ChapterSkipStore(Database database) {
    this.database = database;
  }

  public Set<Long> of(EpisodeId episode) {
    return database.read(handle -> handle
        .createQuery("SELECT start_ms FROM chapter_skipped WHERE episode_id = :id")
        .bind("id", episode.value())
        .mapTo(Long.class)
        .set());
  }

  public void set(EpisodeId episode, long startMs, boolean skipped) {
    database.write(handle -> handle.execute(
        skipped ? "INSERT OR IGNORE INTO chapter_skipped (episode_id, start_ms) VALUES (?, ?)"
            : "DELETE FROM chapter_skipped WHERE episode_id = ? AND start_ms = ?",
        episode.value(), startMs));
  }
}
