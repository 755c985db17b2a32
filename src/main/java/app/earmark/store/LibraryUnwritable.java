package app.earmark.store;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The disk is full, or took no more writes, in the middle of the program's work. What was to be written was rolled back
 * and nothing else is lost; the next write may succeed. Unchecked, because it can befall every change of the library,
 * and only those that bring much can do something sensible about it.
 */
public final class LibraryUnwritable extends RuntimeException {

  private static final Set<SQLiteErrorCode> CODES = Set.copyOf(EnumSet.of(
      SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR, SQLiteErrorCode.SQLITE_READONLY));

  LibraryUnwritable(Throwable cause) {
    super(cause);
  }

  static boolean causedBy(Throwable failure) {
    SQLiteErrorCode code = code(failure);
    return code != null && CODES.contains(code);
  }

  /** The primary result code of SQLite that is behind this; null: it was something else. */
  static @Nullable SQLiteErrorCode code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
      }
    }
    return null;
  }
}
