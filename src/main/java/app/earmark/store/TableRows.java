package app.earmark.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what can still be read of one table of a damaged file. SQLite stops at the first page that makes no sense; this
 * goes round it: where the table has row numbers, it feels its way to the next one that can be read, else it reads from
 * both ends.
 */
final class TableRows {

  /** Steps by which a hole is crossed: some rows, so many times, then twice as many each time. */
  private static final int STEP = 4;
  private static final int SMALL_STEPS = 2_000;

  /** A larger row number is rubbish; it must not be counted up to. */
  private static final long LARGEST = 1L << 40;

  /** Pages that point back at themselves never end. */
  private static final int MOST_TWINS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(TableRows.class);

  private final Handle from;
  private final String table;
  private final List<String> columns;
  private final boolean withoutRowid;
  private boolean complete = true;

  /** @param columns those that are wanted and that the file has */
  TableRows(Handle from, String table, List<String> columns, boolean withoutRowid) {
    this.from = from;
    this.table = table;
    this.columns = columns;
    this.withoutRowid = withoutRowid;
  }

  /** Whether the last reading met no damage. */
  boolean isComplete() {
    return complete;
  }

  /** Gives each row once, its values in the order of the columns; without row numbers, perhaps twice. */
  void read(Consumer<Object[]> row) {
    complete = true;
    if (withoutRowid) {
      readFromBothEnds(row);
    } else {
      readAroundHoles(row);
    }
  }

  private void readFromBothEnds(Consumer<Object[]> row) {
    String key = String.join(", ", quoted(
        from.createQuery("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk").bind(0, table)
            .mapTo(String.class).list()));
    if (!stream("ORDER BY " + key, row)) {
      complete = false;
      String backwards = key.replace(",", " DESC,") + " DESC";
      stream("ORDER BY " + backwards, row);
    }
  }

  private boolean stream(String order, Consumer<Object[]> row) {
    try (PreparedStatement statement = from.getConnection().prepareStatement(
            "SELECT " + String.join(", ", quoted(columns)) + " FROM " + quoted(table) + " NOT INDEXED " + order);
        ResultSet rows = statement.executeQuery()) {
      Set<List<Object>> keys = new HashSet<>();
      int twins = 0;
      while (rows.next()) {
        Object[] values = values(rows, 1);
        if (keys.add(Arrays.asList(values))) {
          row.accept(values);
        } else if (++twins > MOST_TWINS) {
          return false;
        }
      }
      return true;
    } catch (SQLException e) {
      LOG.debug("{}: {}", table, e.getMessage());
      return false;
    }
  }

  private void readAroundHoles(Consumer<Object[]> row) {
    long next = 0;
    long last = Math.clamp(lastRowid(), 0, LARGEST);
    while (true) {
      next = streamFrom(next, row);
      if (next == Long.MAX_VALUE) {
        return;
      }
      complete = false;
      next = beyondTheHole(next, last);
      if (next == Long.MAX_VALUE) {
        return;
      }
    }
  }

  /** Reads on from a row number; returns the first one that could not be had, or the largest number at the end. */
  private long streamFrom(long first, Consumer<Object[]> row) {
    long next = first;
    try (PreparedStatement statement = from.getConnection().prepareStatement(
        "SELECT rowid, " + String.join(", ", quoted(columns)) + " FROM " + quoted(table)
            + " NOT INDEXED WHERE rowid >= ? ORDER BY rowid")) {
      statement.setLong(1, first);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long rowid = rows.getLong(1);
          if (rowid < next || rowid > LARGEST) {
            // Out of order: this page belongs elsewhere.
            return next;
          }
          row.accept(values(rows, 2));
          next = rowid + 1;
        }
      }
      return Long.MAX_VALUE;
    } catch (SQLException e) {
      LOG.debug("{}: {}", table, e.getMessage());
      return next;
    }
  }

  /** The smallest row number behind the hole from which reading works again, as far as probing tells. */
  private long beyondTheHole(long hole, long last) {
    long bad = hole;
    long step = 1;
    for (int steps = 0; bad < last; steps++) {
      long good = bad + step;
      if (isReadable(good)) {
        while (good - bad > 1) {
          long middle = bad + (good - bad) / 2;
          if (isReadable(middle)) {
            good = middle;
          } else {
            bad = middle;
          }
        }
        return good;
      }
      bad = good;
      step = steps < SMALL_STEPS ? STEP : step * 2;
    }
    return Long.MAX_VALUE;
  }

  private boolean isReadable(long rowid) {
    try (PreparedStatement statement = from.getConnection().prepareStatement(
        "SELECT rowid, " + String.join(", ", quoted(columns)) + " FROM " + quoted(table)
            + " NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1")) {
      statement.setLong(1, rowid);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getLong(1) >= rowid;
      }
    } catch (SQLException e) {
      return false;
    }
  }

  /** As well as it can be known: the table's own end, its indexes, what SQLite noted for AUTOINCREMENT. */
  private long lastRowid() {
    long last = number("SELECT max(rowid) FROM " + quoted(table) + " NOT INDEXED");
    last = Math.max(last, number("SELECT seq FROM sqlite_sequence WHERE name = '" + table.replace("'", "''") + "'"));
    for (long rowid : evidence().rowids()) {
      last = Math.max(last, rowid);
    }
    return last;
  }

  private long number(String sql) {
    try (PreparedStatement statement = from.getConnection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }

  /**
   * Rows that were there, as the table's indexes still know.
   *
   * @param rowids every row number that any of them has
   * @param certain whether there are no others: all indexes could be read, and have the same
   */
  record Evidence(Set<Long> rowids, boolean certain) {

    static final Evidence NONE = new Evidence(Set.of(), false);
  }

  /** What the indexes say that hold every row. */
  Evidence evidence() {
    if (withoutRowid) {
      return Evidence.NONE;
    }
    Set<Long> known = new HashSet<>();
    Set<Integer> sizes = new HashSet<>();
    boolean read = true;
    for (String index : wholeIndexes()) {
      Set<Long> rowids = new HashSet<>();
      try (PreparedStatement statement = from.getConnection().prepareStatement(
              "SELECT rowid FROM " + quoted(table) + " INDEXED BY " + quoted(index));
          ResultSet rows = statement.executeQuery()) {
        int twins = 0;
        while (rows.next() && twins <= MOST_TWINS) {
          twins += rowids.add(rows.getLong(1)) ? 0 : 1;
        }
        read &= twins == 0;
      } catch (SQLException e) {
        LOG.debug("{}: {}", index, e.getMessage());
        read = false;
      }
      known.addAll(rowids);
      sizes.add(rowids.size());
    }
    return new Evidence(known, read && sizes.equals(Set.of(known.size())));
  }

  private List<String> wholeIndexes() {
    try {
      return from.createQuery("SELECT name FROM pragma_index_list(?) WHERE partial = 0").bind(0, table)
          .mapTo(String.class).list();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private Object[] values(ResultSet rows, int first) throws SQLException {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.getObject(first + i);
    }
    return values;
  }

  static List<String> quoted(List<String> names) {
    return names.stream().map(TableRows::quoted).toList();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
