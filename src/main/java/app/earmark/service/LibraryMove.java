package app.earmark.service;

import app.earmark.model.MoveProgress;
import app.earmark.store.LibraryStore;
import app.earmark.util.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a library to another folder. First everything but the database is copied while the library is in use, each file
 * forced to the disk and compared by its length; then, when the library has been closed, what has changed since, and
 * the database. Only when all of that is there does a note in the old folder say where the library is now, and the old
 * files are deleted after that. Killed at any moment, the library is whole in one of both places, and the move goes on.
 *
 * <p>Blocking; one move at a time.
 */
public final class LibraryMove {

  /** In the old folder: where the library is going to be. */
  private static final String GOING = "moving-to";

  /** In the old folder: everything is copied but for what changes until the library is closed. */
  private static final String READY = "moving-ready";

  /** In the new folder until the library is there: from where it comes. A drive without it is another one, or none. */
  private static final String COMING = "moving-from";

  /** In the old folder: where the library is now. */
  private static final String GONE = "moved-to";

  /** What is worth moving; the rest are caches, logs and the lock. */
  private static final List<String> PARTS = List.of("episodes", "bin", "backups");

  private static final List<String> DATABASE = List.of(LibraryStore.FILE + "-wal", LibraryStore.FILE);
  private static final int MOST_MOVES = 8;
  private static final long ROOM_TO_SPARE = 64L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(LibraryMove.class);

  private final Path from;

  /** @param folder where the library is */
  public LibraryMove(Path folder) {
    this.from = folder.toAbsolutePath().normalize();
  }

  /** What came of copying. */
  public sealed interface Result {

    /** All is there; the library is used from there once it has been closed here. */
    record Ready(Path folder, long bytes) implements Result {}

    /** Nothing was done, or not all; it can be done again and then goes on where it was. */
    record Refused(Message message) implements Result {}

    /** Interrupted; the same holds. */
    record Stopped() implements Result {}
  }

  /** Copies all that can be copied while the library is in use. An interrupt ends it after the file at hand. */
  public Result copy(Path target, Consumer<MoveProgress> progress) {
    Path to = target.toAbsolutePath().normalize();
    try {
      if (to.startsWith(from) || from.startsWith(to)) {
        return refused("library.move.inside", to);
      }
      if (Files.exists(to.resolve(LibraryStore.FILE)) && !isComing(to)) {
        return refused("library.move.taken", to);
      }
      Files.createDirectories(to);
      Files.deleteIfExists(from.resolve(READY));
      note(to.resolve(COMING), from);
      note(from.resolve(GOING), to);
      List<Path> files = files();
      long total = 0;
      long missing = 0;
      for (Path file : files) {
        total += size(file);
        missing += isThere(file, to) ? 0 : size(file);
      }
      if (to.toFile().getUsableSpace() < missing + ROOM_TO_SPARE) {
        return refused("library.move.no-room", to);
      }
      long copied = 0;
      for (Path file : files) {
        copy(file, to);
        copied += size(file);
        progress.accept(new MoveProgress(Math.min(copied, total), total));
        if (Thread.currentThread().isInterrupted()) {
          return new Result.Stopped();
        }
      }
      note(from.resolve(READY), to);
      return new Result.Ready(to, total);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The library could not be copied", e);
      return Thread.currentThread().isInterrupted() ? new Result.Stopped() : refused("library.move.failed", to);
    }
  }

  private static Result refused(String key, Path to) {
    return new Result.Refused(Message.of(key, to.toString()));
  }

  /** Where a move that was begun and not finished leads to; empty while the drive of that place is away. */
  public Optional<Path> begun() {
    return Files.exists(from.resolve(READY)) ? Optional.empty() : read(from.resolve(GOING)).filter(this::isComing);
  }

  private boolean isComing(Path to) {
    return read(to.resolve(COMING)).filter(from::equals).isPresent();
  }

  /**
   * Does the rest of a move for which everything was copied. The library must be closed, and locked against others.
   *
   * @return where the library is now; empty where there was nothing to do or it failed, and the library is where it was
   */
  public Optional<Path> finish() {
    Optional<Path> ready = read(from.resolve(READY)).filter(this::isComing);
    if (ready.isEmpty() || Files.exists(from.resolve(GONE))) {
      return Optional.empty();
    }
    Path to = ready.get();
    try {
      List<Path> files = files();
      for (Path file : files) {
        copy(file, to);
      }
      deleteStrangers(to, new HashSet<>(files));
      for (String name : DATABASE) {
        Path file = from.resolve(name);
        if (Files.exists(file)) {
          copy(from.relativize(file), to);
          if (Files.mismatch(file, to.resolve(name)) != -1) {
            throw new IOException("the copy of " + name + " is not the same");
          }
        }
      }
      note(from.resolve(GONE), to);
      deleteOld(from);
      delete(to.resolve(COMING));
      return Optional.of(to);
    } catch (IOException | UncheckedIOException e) {
      LOG.error("The library could not be moved and stays where it is", e);
      return Optional.empty();
    }
  }

  /** Where a library is that may have been moved from there, and what was left behind is deleted. */
  public static Path follow(Path folder) {
    Path here = folder;
    for (int i = 0; i < MOST_MOVES; i++) {
      Optional<Path> next = read(here.resolve(GONE));
      if (next.isEmpty()) {
        break;
      }
      // Killed between the note and the end of the cleaning; never while the drive of the new place is away.
      if (Files.exists(next.get().resolve(LibraryStore.FILE))) {
        deleteOld(here);
        delete(next.get().resolve(COMING));
      }
      here = next.get();
    }
    return here;
  }

  /** All that is to be moved but the database, relative to the folder. */
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : PARTS) {
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

  private long size(Path file) {
    return from.resolve(file).toFile().length();
  }

  private boolean isThere(Path file, Path to) throws IOException {
    Path source = from.resolve(file);
    Path target = to.resolve(file);
    return Files.exists(target) && Files.size(target) == Files.size(source)
        && Files.getLastModifiedTime(target).toMillis() == Files.getLastModifiedTime(source).toMillis();
  }

  /** Nothing where it is there already, or gone here since. */
  private void copy(Path file, Path to) throws IOException {
    Path source = from.resolve(file);
    if (!Files.exists(source) || isThere(file, to)) {
      return;
    }
    Path target = to.resolve(file);
    Path aside = target.resolveSibling(target.getFileName() + ".moving");
    Files.createDirectories(target.resolveSibling(".").normalize());
    long written = 0;
    try (InputStream in = Files.newInputStream(source);
        FileChannel out = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      byte[] piece = new byte[1 << 20];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, read);
        while (bytes.hasRemaining()) {
          written += out.write(bytes);
        }
      }
      out.force(true);
    }
    if (Files.size(aside) != written) {
      throw new IOException(aside + " has not the length that was written");
    }
    Files.setLastModifiedTime(aside, Files.getLastModifiedTime(source));
    Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What was deleted here between the copy and now. */
  private static void deleteStrangers(Path to, Set<Path> known) throws IOException {
    for (String part : PARTS) {
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

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted", file, e);
    }
  }

  private static void deleteOld(Path folder) {
    List<String> names = new ArrayList<>(List.of(LibraryStore.FILE, LibraryStore.FILE + "-wal",
        LibraryStore.FILE + "-shm", GOING, READY));
    names.addAll(PARTS);
    for (String name : names) {
      Path root = folder.resolve(name);
      if (!Files.exists(root)) {
        continue;
      }
      try (Stream<Path> found = Files.walk(root)) {
        for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException | UncheckedIOException e) {
        LOG.warn("{} of the old library could not be deleted", name, e);
      }
    }
  }

  private static void note(Path file, Path to) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(to.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Optional<Path> read(Path note) {
    try {
      return Files.exists(note) ? Optional.of(Path.of(Files.readString(note).strip())) : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      LOG.warn("{} cannot be read", note, e);
      return Optional.empty();
    }
  }
}
