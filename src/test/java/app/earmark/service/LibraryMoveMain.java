package app.earmark.service;

import java.nio.file.Path;

/** A process that moves a library from its first argument to the second, or goes on with it, and may be killed. */
final class LibraryMoveMain {

  private LibraryMoveMain() {}

  static void main(String[] arguments) {
    Path old = Path.of(arguments[0]);
    System.out.println("ready");
    if (LibraryMove.follow(old).equals(old)) {
      LibraryMove move = new LibraryMove(old);
      // The first time it is asked for; then it goes on by itself.
      move.copy(move.begun().orElse(Path.of(arguments[1])), progress -> { });
      move.finish();
    }
  }
}
