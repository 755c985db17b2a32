package app.earmark.store;

import app.earmark.util.Message;

/** What came of opening a library. Unless it is opened, nothing in its folder was changed. */
public sealed interface LibraryOpening {

  /** Ready; the caller closes it. */
  record Opened(LibraryStore store) implements LibraryOpening {}

  /** The folder cannot be made, or it or the library in it cannot be written. */
  record CannotWrite(Message message) implements LibraryOpening {}

  /** No room on the disk to make or to bring up to date the library. */
  record DiskFull(Message message) implements LibraryOpening {}

  /** Made by a later Earmark. */
  record NewerVersion(Message message) implements LibraryOpening {}

  /** The file is no library, or a broken one. */
  record Damaged(Message message) implements LibraryOpening {}
}
