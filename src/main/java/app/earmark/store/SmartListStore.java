package app.earmark.store;

import app.earmark.model.search.SearchSort;
import app.earmark.model.search.SmartList;
import java.time.Instant;
import java.util.List;

/** The searches that the listener kept. */
public final class SmartListStore {

  private final Database database;

  SmartListStore(Database database) {
    this.database = database;
  }

  /** By name. */
  public List<SmartList> all() {
    return database.read(handle -> handle
        .createQuery("SELECT id, name, query, sort FROM smart_list ORDER BY name COLLATE NOCASE, id")
        .map((row, context) -> new SmartList(row.getLong("id"), Columns.text(row, "name"),
            Columns.text(row, "query"), SearchSort.parse(Columns.text(row, "sort"))))
        .list());
  }

  /** Returns its number. */
  public long add(String name, String query, SearchSort sort, Instant now) {
    return database.write(handle -> handle
        .createUpdate("INSERT INTO smart_list (name, query, sort, made_at) VALUES (:name, :query, :sort, :now)")
        .bind("name", name)
        .bind("query", query)
        .bind("sort", sort.word())
        .bind("now", now.toEpochMilli())
        .executeAndReturnGeneratedKeys("id").mapTo(Long.class).one());
  }

  /** Makes the one with this number so, also where it was deleted. */
  public void put(SmartList list, Instant now) {
    database.write(handle -> handle.execute("""
        INSERT INTO smart_list (id, name, query, sort, made_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, sort = excluded.sort
        """, list.id(), list.name(), list.query(), list.sort().word(), now.toEpochMilli()));
  }

  public void delete(long id) {
    database.write(handle -> handle.execute("DELETE FROM smart_list WHERE id = ?", id));
  }
}
