package app.earmark.service;

import app.earmark.store.LibraryStore;
import app.earmark.store.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether what the library says is on disk can be looked for: the library's folder is there, and so is {@code episodes}
 * in it, which may lead to another drive, by a link or because one is mounted there. A link into nothing, or an empty
 * folder on the library's own drive where another one was, is a drive that was taken away: it has taken no file for
 * good. Asks the disk and the database; any thread but JavaFX's.
 */
final class EpisodesDrive {

  static final String EPISODES = "episodes";

  /** Whether the episodes were on a drive of their own when they were last seen. */
  private static final String ELSEWHERE = "episodes.elsewhere";

  /** Unix: which file system a file is on. Windows has no such thing; there a link is all that is looked at. */
  private static final String DEVICE = "unix:dev";

  private final Path folder;
  private final SettingsStore settings;

  EpisodesDrive(LibraryStore store) {
    this.folder = store.folder();
    this.settings = store.settings();
  }

  boolean isThere() {
    Path episodes = folder.resolve(EPISODES);
    if (!Files.exists(folder.resolve(LibraryStore.FILE))) {
      return false;
    }
    if (!Files.exists(episodes)) {
      return !Files.isSymbolicLink(episodes) && !wasElsewhere();
    }
    return isElsewhere(episodes) || !wasElsewhere() || !isEmpty(episodes);
  }

  /** Notes where the episodes are, to be called whenever one is put there. */
  void remember() {
    boolean elsewhere = isElsewhere(folder.resolve(EPISODES));
    if (elsewhere != wasElsewhere()) {
      settings.set(ELSEWHERE, Boolean.toString(elsewhere));
    }
  }

  private boolean wasElsewhere() {
    return settings.get(ELSEWHERE).map(Boolean::parseBoolean).orElse(false);
  }

  private boolean isElsewhere(Path episodes) {
    try {
      return !Files.getAttribute(episodes, DEVICE).equals(Files.getAttribute(folder, DEVICE));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isEmpty(Path episodes) {
    try (Stream<Path> entries = Files.list(episodes)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      return true;
    }
  }
}
