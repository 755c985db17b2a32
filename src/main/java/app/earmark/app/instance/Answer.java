package app.earmark.app.instance;

import java.util.List;

/** How a call to the process that has the library ended. */
public sealed interface Answer {

  /** Done; the exit status. */
  record Ended(int status) implements Answer {}

  /** Done in part; the caller is to run the rest itself, or have it run. */
  record Moved(int statusSoFar, List<String> rest) implements Answer {
    public Moved {
      rest = List.copyOf(rest);
    }
  }

  /** That process is about to let go of the library: ask again soon. Nothing was done. */
  record Leaving() implements Answer {}

  /** Nobody answers there, or no longer. Nothing was printed; asking again, here or elsewhere, does no harm. */
  record Unreachable() implements Answer {}

  /** The owner ended in the middle: something was printed, and nothing is known of what was done. */
  record BrokenOff() implements Answer {}
}
