package app.earmark.app.cli;

import java.util.List;

/** How a command ended. */
public sealed interface Ending {

  /** All that was asked for was done. */
  int DONE = 0;

  /** Something that was asked for was not done. */
  int NOT_DONE = 1;

  /** The command line made no sense. */
  int WRONG_USAGE = 2;

  /** It is over; {@code status} is the exit status. */
  record Ended(int status) implements Ending {}

  /**
   * It stopped half-way because its process has to let go of the library; nothing is lost if another process runs
   * {@code rest}.
   *
   * @param statusSoFar the exit status that what is done would have
   */
  record Moved(int statusSoFar, List<String> rest) implements Ending {
    public Moved {
      rest = List.copyOf(rest);
    }
  }

  static Ending of(boolean allDone) {
    return new Ended(allDone ? DONE : NOT_DONE);
  }
}
