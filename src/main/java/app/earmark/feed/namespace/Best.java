package app.earmark.feed.namespace;

import org.jspecify.annotations.Nullable;

/** Keeps the best of several answers to one question: the lowest rank wins, then whichever came first. */
public final class Best<T> {

  private @Nullable T value;
  private int rank = Integer.MAX_VALUE;

  /** Takes the value if it is one, and better than what is kept. */
  public void offer(int offeredRank, @Nullable T offered) {
    if (offered != null && offeredRank < rank) {
      value = offered;
      rank = offeredRank;
    }
  }

  public @Nullable T get() {
    return value;
  }

  public boolean isEmpty() {
    return value == null;
  }
}
