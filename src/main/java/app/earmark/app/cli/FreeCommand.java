package app.earmark.app.cli;

/** A command that needs no library. Made for one run. */
public interface FreeCommand {

  /** Does it, blocking, and returns the exit status. */
  int run();
}
