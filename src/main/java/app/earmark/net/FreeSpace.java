package app.earmark.net;

import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes a folder's disk still takes. */
@FunctionalInterface
public interface FreeSpace {

  /** Left free by every download, so that the library itself can still be written. */
  long RESERVE_BYTES = 1024 * 1024;

  long bytes(Path folder);

  /** What the file system says; no limit where it says nothing. */
  static FreeSpace real() {
    return folder -> {
      // Not by FileStore, which reads the list of all that is mounted.
      long usable = folder.toFile().getUsableSpace();
      return usable > 0 || Files.isDirectory(folder) ? usable : Long.MAX_VALUE;
    };
  }
}
