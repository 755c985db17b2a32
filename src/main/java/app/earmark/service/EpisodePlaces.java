package app.earmark.service;

import app.earmark.model.Enclosure;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of episodes lie: {@code episodes/} in the library's folder, each file beside its part while it
 * arrives. Paths given out are relative to the library's folder, with slashes. Safe for threads.
 */
final class EpisodePlaces {

  private static final String EPISODES = "episodes/";

  private static final Set<String> EXTENSIONS = Set.of(
      "mp3", "m4a", "m4b", "mp4", "m4v", "mov", "aac", "ogg", "oga", "ogv", "opus", "flac", "wav", "aif", "aiff", "aifc",
      "webm", "mka", "mkv", "wma", "caf");

  private static final Map<String, String> BY_TYPE = Map.ofEntries(
      Map.entry("audio/mpeg", "mp3"), Map.entry("audio/mp3", "mp3"), Map.entry("audio/mp4", "m4a"),
      Map.entry("audio/m4a", "m4a"), Map.entry("audio/x-m4a", "m4a"), Map.entry("audio/x-m4b", "m4b"),
      Map.entry("audio/aac", "aac"), Map.entry("audio/aacp", "aac"), Map.entry("audio/ogg", "ogg"),
      Map.entry("application/ogg", "ogg"), Map.entry("audio/vorbis", "ogg"), Map.entry("audio/opus", "opus"),
      Map.entry("audio/flac", "flac"), Map.entry("audio/x-flac", "flac"), Map.entry("audio/wav", "wav"),
      Map.entry("audio/x-wav", "wav"), Map.entry("audio/wave", "wav"), Map.entry("audio/aiff", "aiff"),
      Map.entry("audio/x-aiff", "aiff"), Map.entry("audio/webm", "webm"), Map.entry("audio/x-matroska", "mka"),
      Map.entry("video/mp4", "mp4"), Map.entry("video/x-m4v", "m4v"), Map.entry("video/quicktime", "mov"),
      Map.entry("video/webm", "webm"), Map.entry("video/ogg", "ogv"));

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
    return new File(folder.toString()).getUsableSpace();
  }

  /** A place that no other episode and no file has, for as long as the program runs. */
  String choose(Episode episode) {
    synchronized (owners) {
      readOwners();
      String path = EPISODES + EpisodeFileName.of(
          episode.row().podcastTitle(), episode.row().title(), episode.row().published(),
          extension(episode.enclosure()), name -> isTaken(EPISODES + name, episode.id()));
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

  /** From the address, else from the announced type, else that of most podcasts. */
  static String extension(Enclosure enclosure) {
    String path = pathOf(enclosure.url());
    int dot = path.lastIndexOf('.');
    if (dot > path.lastIndexOf('/')) {
      String ending = path.substring(dot + 1).toLowerCase(Locale.ROOT);
      if (EXTENSIONS.contains(ending)) {
        return ending;
      }
    }
    return BY_TYPE.getOrDefault(bare(enclosure.type()), "mp3");
  }

  private static String pathOf(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      return url.replaceFirst("[?#].*", "");
    }
  }

  /** Without parameters such as {@code ; charset=binary}. */
  private static String bare(@Nullable String type) {
    return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
