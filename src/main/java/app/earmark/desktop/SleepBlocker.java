package app.earmark.desktop;

/** Keeps the machine awake while something is heard. Any thread; waits for the system a few seconds at most. */
public interface SleepBlocker {

  /**
   * Keeps it awake until {@link #release}; asked again, nothing more happens.
   *
   * @param why for the listener who wonders what keeps it awake
   * @return false where the system knows no such thing
   */
  boolean block(String why);

  /** The machine may sleep again. */
  void release();
}
