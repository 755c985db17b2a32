package app.earmark.app.instance;

import java.nio.file.Path;
import java.util.List;

/**
 * What a later start asks of the process that has the library.
 *
 * @param folder the working folder of the caller
 * @param interactive whether a person watches the caller's terminal
 */
public record Call(Kind kind, List<String> arguments, Path folder, boolean interactive) {

  /** What is asked for. */
  public enum Kind {
    /** Run the command that the arguments are. */
    COMMAND,
    /** Bring the window to the front. */
    WINDOW
  }

  public Call {
    arguments = List.copyOf(arguments);
  }
}
