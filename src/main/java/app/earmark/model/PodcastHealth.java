package app.earmark.model;

import app.earmark.util.Message;
import org.jspecify.annotations.Nullable;

/**
 * Whether a podcast's feed can be had.
 *
 * @param problem what went wrong at the last refresh; {@code null} exactly where the state is {@link State#OK}
 */
public record PodcastHealth(State state, @Nullable Message problem) {

  public static final PodcastHealth GOOD = new PodcastHealth(State.OK, null);

  /** How a feed does. */
  public enum State {
    /** The last refresh worked. */
    OK,
    /** The last refresh did not work; the next one will be tried. */
    FAILING,
    /** Gone for so long that it is no longer asked for by itself. */
    ASLEEP
  }
}
