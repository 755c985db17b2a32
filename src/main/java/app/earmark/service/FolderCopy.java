package app.earmark.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Some folders of a library, copied into another one file by file: each is forced to the disk beside its place and
 * read again and compared before it takes it, so that a file in its place is whole whenever the copying is killed.
 * Files are named relative to both places; a file is the same where length and time are.
 *
 * <p>Blocks for the disk; one thread.
 *
 * @param parts names of the folders
 */
record FolderCopy(Path from, Path to, List<String> parts) {

  private static final int PIECE_BYTES = 1 << 20;

  /** All that is to be copied. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : parts) {
      Path root = from.resolve(part);
      if (Files.isDirectory(root)) {
        Path real = root.toRealPath(); // It may be a link to another drive; what is there moves, too.
        try (Stream<Path> found = Files.walk(real)) {
          found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .map(file -> Path.of(part).resolve(real.relativize(file))).forEach(files::add);
        }
      }
    }
    return files;
  }

  /** In bytes; 0 where it is gone. */
  long size(Path file) {
    return from.resolve(file).toFile().length();
  }

  boolean isThere(Path file) throws IOException {
    Path source = from.resolve(file);
    Path target = to.resolve(file);
    return Files.exists(target) && Files.size(target) == Files.size(source)
        && Files.getLastModifiedTime(target).toMillis() == Files.getLastModifiedTime(source).toMillis();
  }

  /**
   * Nothing where it is there already, or gone here since.
   *
   * @param progress bytes of this file
   */
  void copy(Path file, LongConsumer progress) throws IOException {
    Path source = from.resolve(file);
    if (!Files.exists(source) || isThere(file)) {
      return;
    }
    Path target = to.resolve(file);
    Path aside = target.resolveSibling(target.getFileName() + ".moving");
    Files.createDirectories(target.resolveSibling(".").normalize());
    try (InputStream in = Files.newInputStream(source)) {
      write(aside, in, progress);
    }
    Files.setLastModifiedTime(aside, Files.getLastModifiedTime(source));
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes in the new place what is not known: it was deleted in the old one since it was copied. */
  void deleteStrangers(Set<Path> known) throws IOException {
    for (String part : parts) {
      Path root = to.resolve(part);
      if (Files.isDirectory(root)) {
        try (Stream<Path> found = Files.walk(root)) {
          for (Path file : found.filter(Files::isRegularFile).toList()) {
            if (!known.contains(to.relativize(file))) {
              Files.delete(file);
            }
          }
        }
      }
    }
  }

  /** Writes a small file so that it is there with all of this or not at all. */
  static void write(Path file, String text) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    write(aside, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), written -> { });
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns when all is on the disk, not only in its cache. */
  private static void write(Path file, InputStream in, LongConsumer progress) throws IOException {
    long written = 0;
    CRC32C sum = new CRC32C();
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      byte[] piece = new byte[PIECE_BYTES];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sum.update(piece, 0, read);
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
        while (bytes.hasRemaining()) {
          written += out.write(bytes);
        }
        progress.accept(written);
      }
      out.force(true);
    }
    if (Files.size(file) != written || sum(file) != sum.getValue()) {
      throw new IOException(file + " has not what was written");
    }
  }

  private static long sum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE_BYTES];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sum.update(piece, 0, read);
      }
    }
    return sum.getValue();
  }
}
