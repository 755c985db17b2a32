package app.earmark.store;

/** Episodes that their feeds have withdrawn, and which of them lists leave out. No row is ever deleted. */
public final class WithdrawnStore {

  /** Nothing was done with it: neither played nor started nor downloaded nor marked. */
  private static final String UNTOUCHED = """
      play_state = 0 AND position_ms = 0
      AND NOT EXISTS (SELECT 1 FROM download d WHERE d.episode_id = episode.id)
      AND NOT EXISTS (SELECT 1 FROM up_next u WHERE u.episode_id = episode.id)
      AND NOT EXISTS (SELECT 1 FROM earmark m WHERE m.episode_id = episode.id)""";

  private final Database database;

  WithdrawnStore(Database database) {
    this.database = database;
  }

  /**
   * Takes what was withdrawn and never touched out of lists and counts, or puts all of it back; its podcast's own page
   * shows it all the same.
   *
   * @return whether anything changed
   */
  public boolean tidy(boolean away) {
    String from = " FROM podcast p WHERE p.id = episode.podcast_id AND p.removed_at IS NULL"
        + " AND episode.withdrawn_at IS NOT NULL AND ";
    return database.write(handle -> {
      int changed = handle.execute("UPDATE episode SET listed = 1" + from + "listed = 0"
          + (away ? " AND NOT (" + UNTOUCHED + ")" : ""));
      return away
          ? changed + handle.execute("UPDATE episode SET listed = 0" + from + "listed = 1 AND " + UNTOUCHED)
          : changed;
    }) > 0;
  }
}
