package app.earmark.util;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner can read, where the system knows owners: passwords of feeds are in them. Any
 * thread.
 */
public final class OwnersOnly {

  private OwnersOnly() {}

  /** Empty. */
  public static void createFile(Path file) throws IOException {
    Files.createFile(file, mode(file, "rw-------"));
  }

  /** With those above it; left as it is where it exists. */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    try {
      Files.createDirectory(folder, mode(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** Takes from everybody else a file that came from elsewhere, such as one copied back by hand. */
  public static void tighten(Path file) throws IOException {
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-------");
    if (Files.exists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && !Files.getPosixFilePermissions(file).equals(mode)) {
      try {
        Files.setPosixFilePermissions(file, mode);
      } catch (FileSystemException | UnsupportedOperationException ignored) {
        // A drive that knows no owners, or somebody else’s file: the library opens all the same.
      }
    }
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
        : new FileAttribute<?>[0];
  }
}
