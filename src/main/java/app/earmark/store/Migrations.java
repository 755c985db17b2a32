package app.earmark.store;

import app.earmark.util.OwnersOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Brings a library to the present schema: numbered SQL files, each in one transaction together with
 * {@code PRAGMA user_version}, which says how many of them a library has had. A published file is never changed.
 */
final class Migrations {

  private static final List<String> FILES = List.of(
      "001-podcasts-and-episodes.sql", "002-tags.sql", "003-feeds.sql", "004-keeping.sql", "005-listening.sql",
      "006-finding.sql", "007-sound.sql", "008-folders.sql", "009-found-in-files.sql");

  /** The schema that this program needs. */
  static final int VERSION = FILES.size();

  private Migrations() {}

  static int version(Handle handle) {
    return handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
  }

  /**
   * Runs what is missing. A library that has something to lose is copied first, to
   * {@code backups/library-before-schema-N.db} in its folder.
   */
  static void run(Database database, Path folder) {
    int version = database.read(Migrations::version);
    if (version > 0 && version < VERSION) {
      copy(database, folder, version + 1);
    }
    for (int next = version + 1; next <= VERSION; next++) {
      String sql = script(next);
      database.write(handle -> execute(handle, sql));
    }
  }

  /** Makes an empty library of a schema that may be an earlier one. */
  static void create(Handle handle, int version) {
    for (int next = 1; next <= version; next++) {
      execute(handle, script(next));
    }
  }

  private static String script(int version) {
    return sql(FILES.get(version - 1)) + "\nPRAGMA user_version = " + version + ";\n";
  }

  private static void copy(Database database, Path folder, int next) {
    Path backups = folder.resolve(Backups.FOLDER);
    Path backup = backups.resolve("library-before-schema-" + next + ".db");
    try {
      OwnersOnly.createFolder(backups);
      // VACUUM INTO refuses to write over a file: one from an attempt that failed is older than the library.
      Files.deleteIfExists(backup);
      OwnersOnly.createFile(backup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database.writeBare("VACUUM INTO '" + backup.toString().replace("'", "''") + "'");
  }

  /** All statements of a script at once: triggers have semicolons inside, so only SQLite can tell them apart. */
  private static int execute(Handle handle, String script) {
    try (Statement statement = handle.getConnection().createStatement()) {
      return statement.executeUpdate(script);
    } catch (SQLException e) {
      throw new IllegalStateException("migration failed", e);
    }
  }

  private static String sql(String file) {
    try (InputStream in = Migrations.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not in the program: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
