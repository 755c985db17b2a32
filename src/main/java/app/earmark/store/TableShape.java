package app.earmark.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A table that holds rows of its own, as the schema has it; not those in which SQLite keeps a full-text index.
 *
 * @param columns those that are stored, by name
 */
record TableShape(String name, List<String> columns, boolean withoutRowid) {

  /** All of a library, those first that were made first: what is pointed at comes before what points. */
  static List<TableShape> all(Handle handle) {
    return handle.createQuery("""
            SELECT list.name AS name, list.wr AS wr FROM sqlite_schema AS made
            JOIN pragma_table_list AS list ON list.name = made.name AND list.schema = 'main'
            WHERE made.type = 'table' AND list.type = 'table' AND made.name NOT LIKE 'sqlite%'
            ORDER BY made.rowid
            """)
        .map((row, context) -> new TableShape(
            row.getString("name"), stored(handle, row.getString("name")), row.getBoolean("wr")))
        .list();
  }

  /** Those of its columns that the table of the same name in another file has; none where that cannot be read. */
  List<String> columnsIn(Handle other) {
    try {
      List<String> there = stored(other, name);
      return columns.stream().filter(there::contains).toList();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  /** Without generated columns, which table_info leaves out. */
  private static List<String> stored(Handle handle, String table) {
    return handle.createQuery("SELECT name FROM pragma_table_info(?)").bind(0, table).mapTo(String.class).list();
  }
}
