package app.earmark.app.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the socket of a process may be: in a new folder that only this user can enter, in {@code XDG_RUNTIME_DIR} or
 * else among the temporary files. Not in the library: a socket's path may have 107 bytes only, and a library may be on
 * a disk that knows no sockets.
 */
final class SocketPlace {

  private static final String PREFIX = "earmark-";
  private static final String NAME = "s";
  private static final int MOST_BYTES = 100;

  private final Path runtimeFolder;
  private final Path temporaryFolder;

  SocketPlace(@Nullable String runtimeFolder, Path temporaryFolder) {
    this.temporaryFolder = temporaryFolder;
    this.runtimeFolder =
        runtimeFolder == null || !runtimeFolder.startsWith("/") ? temporaryFolder : Path.of(runtimeFolder);
  }

  static SocketPlace ofProcess() {
    return new SocketPlace(System.getenv("XDG_RUNTIME_DIR"), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** A path for a new socket, in a new folder. */
  Path make() throws IOException {
    boolean usable = Files.isDirectory(runtimeFolder) && Files.isWritable(runtimeFolder) && fits(runtimeFolder);
    return Files.createTempDirectory(usable ? runtimeFolder : temporaryFolder, PREFIX, onlyMine()).resolve(NAME);
  }

  /** Removes a socket and its folder, but nothing that {@link #make} could not have made. */
  void remove(Path socket) throws IOException {
    Path folder = socket.getParent();
    if (folder != null && isOurs(socket, folder)) {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    }
  }

  private boolean isOurs(Path socket, Path folder) {
    Optional<Path> place = Optional.ofNullable(folder.getParent());
    return socket.endsWith(NAME)
        && String.valueOf(folder.getFileName()).startsWith(PREFIX)
        && place.filter(path -> path.equals(runtimeFolder) || path.equals(temporaryFolder)).isPresent();
  }

  private static boolean fits(Path folder) {
    return folder.toString().getBytes(StandardCharsets.UTF_8).length + PREFIX.length() + 24 < MOST_BYTES;
  }

  private static FileAttribute<?>[] onlyMine() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
        : new FileAttribute<?>[0];
  }
}
