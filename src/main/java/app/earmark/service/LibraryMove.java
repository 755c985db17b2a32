package app.earmark.service;

import app.earmark.model.MoveProgress;
import app.earmark.store.LibraryStore;
import app.earmark.util.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a library to another folder. First everything but the database is copied while the library is in use, each file
 * forced to the disk, read again and compared; then, when the library has been closed, what has changed since, and
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
  private static final List<String> PARTS = List.of(EpisodesDrive.EPISODES, "bin", "backups");

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
    record Ready(Path folder) implements Result {}

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
      FolderCopy.write(to.resolve(COMING), from.toString());
      FolderCopy.write(from.resolve(GOING), to.toString());
      FolderCopy work = new FolderCopy(from, to, PARTS);
      List<Path> files = work.files();
      long total = 0;
      long missing = 0;
      for (Path file : files) {
        total += work.size(file);
        missing += work.isThere(file) ? 0 : work.size(file);
      }
      if (to.toFile().getUsableSpace() < missing + ROOM_TO_SPARE) {
        return refused("library.move.no-room", to);
      }
      long all = total;
      long copied = 0;
      for (Path file : files) {
        long before = copied;
        work.copy(file, written -> progress.accept(new MoveProgress(Math.min(before + written, all), all)));
        copied += work.size(file);
        progress.accept(new MoveProgress(Math.min(copied, all), all));
        if (Thread.currentThread().isInterrupted()) {
          return new Result.Stopped();
        }
      }
      FolderCopy.write(from.resolve(READY), to.toString());
      return new Result.Ready(to);
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

  /** Where a library that was copied will be used from its next start on. */
  Optional<Path> ready() {
    return read(from.resolve(READY)).filter(this::isComing);
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
    Optional<Path> ready = ready();
    if (ready.isEmpty() || Files.exists(from.resolve(GONE))) {
      return Optional.empty();
    }
    Path to = ready.get();
    try {
      FolderCopy work = new FolderCopy(from, to, PARTS);
      List<Path> files = work.files();
      for (Path file : files) {
        work.copy(file, written -> { });
      }
      work.deleteStrangers(new HashSet<>(files));
      for (String name : DATABASE) {
        Path file = from.resolve(name);
        if (Files.exists(file)) {
          work.copy(from.relativize(file), written -> { });
          if (Files.mismatch(file, to.resolve(name)) != -1) {
            throw new IOException("the copy of " + name + " is not the same");
          }
        }
      }
      FolderCopy.write(from.resolve(GONE), to.toString());
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

  private static Optional<Path> read(Path note) {
    try {
      return Files.exists(note) ? Optional.of(Path.of(Files.readString(note).strip())) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      LOG.warn("{} cannot be read", note, e);
      return Optional.empty();
    }
  }
}
