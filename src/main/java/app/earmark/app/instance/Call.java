package app.earmark.app.instance;

import java.nio.file.Path;
import java.util.List;

/**
 * What a later start asks of the process that has the library.
 *
 * @param folder the working folder of the caller
 * @param interactive whether a person watches the caller's terminal
 * @param input a line of the caller's standard input; a secret
 */
public record Call(Kind kind, List<String> arguments, Path folder, boolean interactive, String input) {

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

  public Call(Kind kind, List<String> arguments, Path folder, boolean interactive) {
    this(kind, arguments, folder, interactive, "");
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "Call[" + kind + "]";
  }
}
