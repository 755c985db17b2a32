package app.earmark.service;

import app.earmark.util.Message;

/**
 * One thing that is, or was, wrong with a library.
 *
 * @param words for the listener: what it is, by name
 * @param count how many things it concerns
 * @param mended whether it is right again; what is lost never is
 */
public record Symptom(Kind kind, Message words, long count, boolean mended) {

  /** What can be wrong. */
  public enum Kind {
    /** Pages of the database make no sense. */
    DAMAGED,
    /** Taken from a backup, as it was then. */
    FROM_BACKUP,
    LOST_PODCAST,
    LOST_EPISODES,
    LOST_ROWS,
    /** An episode counts as downloaded, and its file is not there. */
    MISSING_FILE,
    /** A file belongs to an episode that did not know of it. */
    ADOPTED_FILE,
    /** A file that belongs to no episode. */
    STRAY_FILE,
    /** The folder of episodes is not there at all, such as on a drive that is not plugged in. */
    NO_FILES
  }
}
