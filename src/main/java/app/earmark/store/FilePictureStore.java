package app.earmark.store;

import app.earmark.model.EmbeddedPicture;
import app.earmark.model.EpisodeId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/** Pictures that were found in files, so that they are there when the file is not. Each is kept once. */
public final class FilePictureStore {

  private final Database database;

  FilePictureStore(Database database) {
    this.database = database;
  }

  /**
   * Takes the place of what was kept of an earlier file of the episode.
   *
   * @param pictures by the number of the chapter, {@link EmbeddedPicture#COVER} for the cover
   */
  public void save(EpisodeId episode, Map<Integer, byte[]> pictures) {
    database.writeUnsynced(handle -> {
      handle.execute("DELETE FROM file_picture_use WHERE episode_id = ?", episode.value());
      for (Map.Entry<Integer, byte[]> picture : pictures.entrySet()) {
        byte[] hash = hash(picture.getValue());
        handle.execute("INSERT INTO file_picture (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            hash, picture.getValue());
        handle.execute(
            "INSERT INTO file_picture_use (episode_id, chapter, hash) SELECT id, ?, ? FROM episode WHERE id = ?",
            picture.getKey(), hash, episode.value());
      }
      // Of an episode that is gone meanwhile.
      return handle.execute("""
          DELETE FROM file_picture
          WHERE NOT EXISTS (SELECT 1 FROM file_picture_use u WHERE u.hash = file_picture.hash)
          """);
    });
  }

  public Optional<byte[]> find(EmbeddedPicture picture) {
    return database.read(handle -> handle.createQuery("""
            SELECT p.bytes FROM file_picture_use u JOIN file_picture p ON p.hash = u.hash
            WHERE u.episode_id = :episode AND u.chapter = :chapter
            """)
        .bind("episode", picture.episode().value())
        .bind("chapter", picture.chapter())
        .mapTo(byte[].class)
        .findOne());
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }
}
