package app.earmark.store;

import java.util.Optional;

/** The listener's settings by name, as text. */
public final class SettingsStore {

  private final Database database;

  SettingsStore(Database database) {
    this.database = database;
  }

  /** Empty while it was never set. */
  public Optional<String> get(String key) {
    return database.read(handle -> handle
        .createQuery("SELECT value FROM setting WHERE key = :key")
        .bind("key", key)
        .mapTo(String.class)
        .findOne());
  }

  public void set(String key, String value) {
    database.write(handle -> handle.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key, value));
  }

  /** Back to the default. */
  public void clear(String key) {
    database.write(handle -> handle.execute("DELETE FROM setting WHERE key = ?", key));
  }
}
