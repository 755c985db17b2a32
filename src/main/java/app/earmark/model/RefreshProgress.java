package app.earmark.model;

import java.util.Set;

/**
 * A refresh at one moment.
 *
 * @param running the podcasts being asked now
 * @param done how many are finished, of {@code total}; both 0 while nothing is refreshed
 */
public record RefreshProgress(Set<PodcastId> running, int done, int total) {

  public static final RefreshProgress IDLE = new RefreshProgress(Set.of(), 0, 0);

  public RefreshProgress {
    running = Set.copyOf(running);
  }

  public boolean isRunning() {
    return done < total;
  }
}
