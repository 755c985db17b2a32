package app.earmark.app.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command line asks for. */
public sealed interface Request {

  /** Help, the version or a wrong usage: all is said, this is the exit status. */
  record Answered(int status) implements Request {}

  /**
   * The window.
   *
   * @param library the folder as typed
   * @param asked addresses and files to take up there; an empty one: ask for an address
   */
  record Window(@Nullable String library, List<String> asked) implements Request {
    public Window {
      asked = List.copyOf(asked);
    }
  }

  /** A command that needs no library. */
  record Free(FreeCommand command) implements Request {}

  /** A command for a library; {@code library} is the folder as typed. */
  record ForLibrary(@Nullable String library, LibraryCommand command) implements Request {}
}
