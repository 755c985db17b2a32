package app.earmark.app.cli;

import org.jspecify.annotations.Nullable;

/** What a command line asks for. */
public sealed interface Request {

  /** Help, the version or a wrong usage: all is said, this is the exit status. */
  record Answered(int status) implements Request {}

  /** No command: the window. {@code library} is the folder as typed. */
  record Window(@Nullable String library) implements Request {}

  /** A command that needs no library. */
  record Free(FreeCommand command) implements Request {}

  /** A command for a library; {@code library} is the folder as typed. */
  record ForLibrary(@Nullable String library, LibraryCommand command) implements Request {}
}
