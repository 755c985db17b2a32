package app.earmark.store;

import app.earmark.util.Message;
import app.earmark.util.OwnersOnly;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a library before anybody reads or writes it: made where there is none, looked at without changing a byte,
 * and refused with a reason where it cannot be used or must not be. Keeps in mind, by a file beside it, that damage was
 * met.
 *
 * <p>Threads: any; blocks for the disk.
 */
final class LibraryFile {

  private static final Logger LOG = LoggerFactory.getLogger(LibraryFile.class);
  private static final byte[] SQLITE_MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** With the log of what is written and the memory that processes share, which SQLite makes beside the file. */
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

  /** Less than this, and not even a small change can be counted on to succeed. */
  private static final long LEAST_ROOM_BYTES = 2L * 1024 * 1024;

  private final Path folder;
  private final Path file;
  private final Path damageMark;

  LibraryFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(LibraryStore.FILE);
    this.damageMark = folder.resolve("library.damaged");
  }

  LibraryOpening open(DatabaseThreads threads) {
    boolean fresh = false;
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        return cannotWrite();
      }
      fresh = !Files.exists(file) || Files.size(file) == 0;
      if (isFull()) {
        return diskFull();
      }
      if (fresh) {
        Files.deleteIfExists(file);
        OwnersOnly.createFile(file);
      } else {
        if (!Files.isWritable(file)) {
          return cannotWrite();
        }
        for (String suffix : SUFFIXES) {
          OwnersOnly.tighten(beside(suffix));
        }
        Optional<LibraryOpening> refused = look();
        if (refused.isPresent()) {
          return refused.get();
        }
        if (isStillDamaged()) {
          return damaged();
        }
      }
      return openAndMigrate(threads);
    } catch (IOException | RuntimeException e) {
      LOG.warn("cannot open the library in {}: {}", folder, e.toString());
      if (fresh) {
        delete();
      }
      return refusal(e);
    }
  }

  private LibraryOpening openAndMigrate(DatabaseThreads threads) {
    Database database = Database.open(file, threads, this::markDamaged);
    try {
      Migrations.run(database, folder);
      return new LibraryOpening.Opened(new LibraryStore(folder, this, database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Not Files.getFileStore: that throws below a root which is no mount point, as in a chroot or a build's sandbox. */
  private boolean isFull() {
    File disk = folder.toFile();
    // A file system that tells nothing says 0 for all of it.
    return disk.getTotalSpace() > 0 && disk.getUsableSpace() < LEAST_ROOM_BYTES;
  }

  /** A file that is there from when damage was met until it was mended: such a library is not written into. */
  Path damageMark() {
    return damageMark;
  }

  /** Reads without changing a byte: whether this is a library, and not one of a later version. */
  private Optional<LibraryOpening> look() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(SQLITE_MAGIC.length), SQLITE_MAGIC)) {
        return Optional.of(damaged());
      }
    }
    try (Handle handle = Database.looking(file)) {
      int version = Migrations.version(handle);
      // A file with tables of something else is not ours to write into.
      int tables = handle.createQuery("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one();
      if (version > Migrations.VERSION) {
        return Optional.of(new LibraryOpening.NewerVersion(Message.of("library.newer-version", folder.toString())));
      }
      return version == 0 && tables > 0 ? Optional.of(damaged()) : Optional.empty();
    }
  }

  /** Reads all of a library in which damage was met; one that was put right by hand is trusted again. */
  private boolean isStillDamaged() throws IOException {
    if (!Files.exists(damageMark)) {
      return false;
    }
    try (Handle handle = Database.looking(file)) {
      if (!LibraryStore.check(handle, "integrity_check").isEmpty()) {
        return true;
      }
    }
    Files.delete(damageMark);
    return false;
  }

  /** So that the next start offers to mend it. Nothing more can be done from within: what reads it goes on or fails. */
  void markDamaged(String what) {
    try {
      LOG.error("The library in {} is damaged: {}", folder, what);
      Files.writeString(damageMark, what + "\n");
    } catch (IOException e) {
      LOG.warn("cannot keep in mind that the library is damaged", e);
    }
  }

  private LibraryOpening refusal(Exception failure) {
    return switch (LibraryUnwritable.code(failure)) {
      case SQLITE_FULL -> diskFull();
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR -> damaged();
      case null, default -> cannotWrite();
    };
  }

  private LibraryOpening cannotWrite() {
    return new LibraryOpening.CannotWrite(Message.of("library.cannot-write", folder.toString()));
  }

  private LibraryOpening diskFull() {
    return new LibraryOpening.DiskFull(Message.of("library.disk-full", folder.toString()));
  }

  private LibraryOpening damaged() {
    return new LibraryOpening.Damaged(Message.of("library.damaged", file.toString()));
  }

  private Path beside(String suffix) {
    return folder.resolve(LibraryStore.FILE + suffix);
  }

  private void delete() {
    try {
      for (String suffix : SUFFIXES) {
        Files.deleteIfExists(beside(suffix));
      }
    } catch (IOException e) {
      LOG.warn("cannot delete the empty library {}", file, e);
    }
  }
}
