package app.earmark.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of which it is not known what in it makes sense, open for reading only.
 *
 * @param handle {@code null} where SQLite will have nothing to do with it
 * @param version of the schema; the newest where that cannot be read
 */
record DamagedFile(@Nullable Handle handle, int version) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DamagedFile.class);

  static DamagedFile open(Path file) {
    if (!Files.exists(file)) {
      return new DamagedFile(null, Migrations.VERSION);
    }
    Handle handle = null;
    try {
      handle = Database.looking(file);
      // What of the schema cannot be read is passed over, and cells are looked at twice.
      handle.execute("PRAGMA writable_schema = ON");
      handle.execute("PRAGMA cell_size_check = ON");
      handle.execute("PRAGMA trusted_schema = OFF");
      int version = Migrations.version(handle);
      if (version < 1 || version > Migrations.VERSION) {
        version = Migrations.VERSION;
      }
      handle.createQuery("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one();
      return new DamagedFile(handle, version);
    } catch (RuntimeException e) {
      LOG.warn("nothing of {} can be read: {}", file, e.getMessage());
      if (handle != null) {
        handle.close();
      }
      return new DamagedFile(null, Migrations.VERSION);
    }
  }

  /** Those columns of a table that it has; none where it has no such table any more. */
  List<String> columns(TableShape shape) {
    return handle == null ? List.of() : shape.columnsIn(handle);
  }

  /** Only where {@link #columns} has some. */
  Handle readable() {
    if (handle == null) {
      throw new IllegalStateException("nothing can be read");
    }
    return handle;
  }

  @Override
  public void close() {
    if (handle != null) {
      handle.close();
    }
  }
}
