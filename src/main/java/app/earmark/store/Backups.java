package app.earmark.store;

import app.earmark.util.OwnersOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of a library in its folder {@code backups}: {@code library-2026-11-22.db}, one a day (UTC), the last five of
 * them, and one from before each change of the schema. A copy counts only once SQLite has read all of it and found
 * nothing wrong; until then it has another name.
 *
 * <p>Threads: any, one at a time; blocks for as long as reading and writing the whole library takes.
 */
public final class Backups {

  static final String FOLDER = "backups";
  private static final int KEPT = 5;
  private static final Pattern DAILY = Pattern.compile("library-\\d{4}-\\d\\d-\\d\\d\\.db");
  private static final Pattern ANY = Pattern.compile("library-[a-z0-9-]+\\.db");

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final Path library;
  private final Path folder;
  private final Database database;

  Backups(Path library, Database database) {
    this.library = library;
    this.folder = library.resolve(FOLDER);
    this.database = database;
  }

  /** What came of it. */
  public sealed interface Result {

    record Made(Path file) implements Result {}

    /** There is one of this day. */
    record NotDue() implements Result {}

    /** None was made, the earlier ones are still there; {@code reason} is for the log. */
    record Failed(String reason) implements Result {}
  }

  /** All of a library, the newest first, whether good or not. */
  static List<Path> newestFirst(Path library) throws IOException {
    Path folder = library.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> ANY.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparing(Backups::madeAt).thenComparing(Path::getFileName).reversed())
          .toList();
    }
  }

  /** When it was made; what cannot be read is very old. */
  static Instant madeAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  /** Makes today's, unless it is there, and deletes what is older than the last five. */
  public Result makeIfDue(Instant now) {
    Path file = folder.resolve("library-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".db");
    Path part = folder.resolve(file.getFileName() + ".part");
    if (Files.exists(file)) {
      return new Result.NotDue();
    }
    try {
      OwnersOnly.createFolder(folder);
      Files.deleteIfExists(part);
      // VACUUM INTO takes an empty file, and keeps its permissions.
      OwnersOnly.createFile(part);
      database.read(handle -> handle.execute("VACUUM INTO ?", part.toString()));
      List<String> wrong = wrongWith(part);
      if (!wrong.isEmpty()) {
        Files.delete(part);
        return new Result.Failed("the copy is damaged: " + wrong.getFirst());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      keepTheLast();
      return new Result.Made(file);
    } catch (IOException | RuntimeException e) {
      delete(part);
      return new Result.Failed(e.toString());
    }
  }

  /** What SQLite finds wrong with a copy; empty: it is whole. */
  static List<String> wrongWith(Path copy) {
    try (Handle handle = Database.looking(copy)) {
      int version = Migrations.version(handle);
      return version < 1 || version > Migrations.VERSION
          ? List.of("schema " + version)
          : LibraryStore.check(handle, "integrity_check");
    } catch (RuntimeException e) {
      return List.of(e.toString());
    }
  }

  private void keepTheLast() throws IOException {
    newestFirst(library).stream()
        .filter(file -> DAILY.matcher(file.getFileName().toString()).matches())
        .sorted(Comparator.comparing(Path::getFileName).reversed())
        .skip(KEPT)
        .forEach(Backups::delete);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("cannot delete {}", file, e);
    }
  }
}
