package app.earmark.store;

import app.earmark.model.PodcastId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which of the listener's folders each podcast is; a podcast may be in several, and a folder is where one is. */
public final class FolderStore {

  private final Database database;

  FolderStore(Database database) {
    this.database = database;
  }

  /** The folders of those podcasts that are in any, in the order of the alphabet. */
  public Map<PodcastId, List<String>> all() {
    return database.read(handle -> {
      Map<PodcastId, List<String>> folders = new HashMap<>();
      handle.createQuery("SELECT podcast_id, tag FROM podcast_tag ORDER BY tag COLLATE NOCASE")
          .map((row, context) -> folders
              .computeIfAbsent(new PodcastId(row.getLong("podcast_id")), id -> new ArrayList<>())
              .add(row.getString("tag")))
          .list();
      return folders;
    });
  }

  /** Nothing happens where it is in that folder. */
  public void add(PodcastId id, String folder) {
    database.write(handle -> handle.execute(
        "INSERT INTO podcast_tag (podcast_id, tag) VALUES (?, ?) ON CONFLICT DO NOTHING", id.value(), folder));
  }

  /** Puts each of these podcasts into just these folders, all or nothing; others stay where they are. */
  public void put(Map<PodcastId, List<String>> folders) {
    database.write(handle -> {
      folders.forEach((id, names) -> {
        handle.execute("DELETE FROM podcast_tag WHERE podcast_id = ?", id.value());
        names.forEach(name -> handle.execute(
            "INSERT INTO podcast_tag (podcast_id, tag) VALUES (?, ?) ON CONFLICT DO NOTHING", id.value(), name));
      });
      return folders.size();
    });
  }
}
