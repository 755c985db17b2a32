package app.earmark.app.cli;

import java.nio.file.Path;
import java.util.Optional;

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

  /** Whether it is for a window: where none is open, one is opened, and the command runs there. */
  default boolean needsWindow() {
    return false;
  }

  /**
   * What comes before the library is opened, in a process that has its lock; not called where it is open already.
   *
   * @param folder the library's
   * @return how the command ended, if it ends here
   */
  default Optional<Ending> prepare(Path folder) {
    return Optional.empty();
  }

  /** Asks to stop soon with {@link Ending.Moved}. Any thread. Commands that end by themselves soon pay no heed. */
  default void move() {}
}
