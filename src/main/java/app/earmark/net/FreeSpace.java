package app.earmark.net;

import java.io.IOException;
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
      try {
        return Files.getFileStore(folder).getUsableSpace();
      } catch (IOException e) {
        return Long.MAX_VALUE;
      }
    };
  }
}
