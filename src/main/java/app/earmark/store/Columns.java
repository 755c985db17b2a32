package app.earmark.store;

import app.earmark.model.EpisodeType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How values stand in columns: times and durations as ms, what is unknown as NULL. */
final class Columns {

  private Columns() {}

  static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Double real(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
    boolean value = row.getInt(column) != 0;
    return row.wasNull() ? null : value;
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long millis = number(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  static Instant instantOf(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
    Long millis = number(row, column);
    return millis == null ? null : Duration.ofMillis(millis);
  }

  static String text(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }

  static @Nullable EpisodeType type(@Nullable String name) {
    return switch (name) {
      case "FULL" -> EpisodeType.FULL;
      case "TRAILER" -> EpisodeType.TRAILER;
      case "BONUS" -> EpisodeType.BONUS;
      case null, default -> null;
    };
  }

  static void set(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(index, Types.INTEGER);
    } else {
      statement.setLong(index, value);
    }
  }

  static void set(PreparedStatement statement, int index, @Nullable Integer value) throws SQLException {
    set(statement, index, value == null ? null : Long.valueOf(value));
  }
}
