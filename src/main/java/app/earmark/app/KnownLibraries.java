package app.earmark.app;

import app.earmark.store.LibraryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which libraries were on a drive of their own when they were last open. Where one of them is not there, its drive lies
 * in a drawer, and a new, empty library in its place would be a bad surprise. Main thread.
 *
 * @param file a path a line; missing until there is one
 */
record KnownLibraries(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(KnownLibraries.class);

  /** Unix: which file system a file is on. */
  private static final String DEVICE = "unix:dev";

  /** Whether there was a library in that folder, which is gone with its drive. */
  boolean isAway(Path library) {
    return !Files.exists(library.resolve(LibraryStore.FILE)) && all().contains(library.toString());
  }

  /** A library is open; it is noted where it is on another drive than this note. */
  void opened(Path library) {
    try {
      Files.createDirectories(file.resolveSibling(".").normalize());
      if (isElsewhere(library) && !all().contains(library.toString())) {
        Files.writeString(file, library + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      LOG.warn("It could not be noted where the library is", e);
    }
  }

  private boolean isElsewhere(Path library) throws IOException {
    Path here = file.resolveSibling(".").normalize();
    try {
      return !Files.getAttribute(here, DEVICE).equals(Files.getAttribute(library, DEVICE));
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return !String.valueOf(here.toRealPath().getRoot()).equals(String.valueOf(library.toRealPath().getRoot()));
    }
  }

  private List<String> all() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      LOG.warn("{} cannot be read", file, e);
      return List.of();
    }
  }
}
