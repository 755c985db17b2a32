package app.earmark.service;

import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the files of episodes lie: {@code episodes/} in the library's folder, each file beside its part while it
 * arrives. Paths given out are relative to the library's folder, with slashes. Safe for threads.
 */
final class EpisodePlaces {

  private static final String EPISODES = EpisodesDrive.EPISODES + "/";

  private final Path folder;
  private final DownloadStore store;

  /** Guarded by itself. Whose each name is, as {@link EpisodeFileName#key}; read from the library when first needed. */
  private final Map<String, EpisodeId> owners = new HashMap<>();

  private boolean ownersAreRead;

  /** @param folder the library's */
  EpisodePlaces(Path folder, DownloadStore store) {
    this.folder = folder;
    this.store = store;
  }

  Path folder() {
    return folder;
  }

  Path file(String file) {
    return folder.resolve(file);
  }

  Path part(String file) {
    return folder.resolve(file + ".part");
  }

  long freeBytes() {
    // Episodes may be on a drive of their own.
    Path episodes = folder.resolve(EPISODES);
    return (Files.exists(episodes) ? episodes : folder).toFile().getUsableSpace();
  }

  /**
   * Where the whole file waits to be looked at: in the folder where it will be, under a name that depends on nothing
   * but the episode, so that it is found again whatever it will be called.
   */
  Path arrived(String file, EpisodeId episode) {
    return folder.resolve(file).resolveSibling(episode + ".arrived");
  }

  /** A place that no other episode and no file has, for as long as the program runs. */
  String choose(Episode episode) {
    return choose(episode, AudioFileType.extension(episode.enclosure()));
  }

  String choose(Episode episode, String extension) {
    synchronized (owners) {
      readOwners();
      String path = EPISODES + EpisodeFileName.of(
          episode.row().podcastTitle(), episode.row().title(), episode.row().published(),
          extension, name -> isTaken(EPISODES + name, episode.id()));
      owners.put(EpisodeFileName.key(path), episode.id());
      return path;
    }
  }

  private boolean isTaken(String path, EpisodeId episode) {
    EpisodeId owner = owners.get(EpisodeFileName.key(path));
    return (owner != null && !owner.equals(episode)) || Files.exists(file(path)) || Files.exists(part(path));
  }

  private void readOwners() {
    if (!ownersAreRead) {
      Stream.concat(store.queue().stream(), store.done().stream()).forEach(this::own);
      ownersAreRead = true;
    }
  }

  private void own(DownloadRecord record) {
    if (record.file() != null) {
      owners.put(EpisodeFileName.key(record.file()), record.episode());
    }
  }
}
