package app.earmark.app.cli;

/** A command that works on an open library. Made for one run. */
public interface LibraryCommand {

  /**
   * Does it. Blocking; an interrupt says that nobody waits for it any more.
   *
   * @throws InterruptedException after an interrupt
   */
  Ending run(LibraryServices services) throws InterruptedException;

  /** Whether it needs {@link Terminal#input()}, so that the process that was started reads it. */
  default boolean wantsInput() {
    return false;
  }

  /** Asks to stop soon with {@link Ending.Moved}. Any thread. Commands that end by themselves soon pay no heed. */
  default void move() {}
}
