package app.earmark.net;

import app.earmark.model.DirectoryPodcast;
import app.earmark.model.FeedProblem;
import java.util.List;

/** What a directory answered. */
public sealed interface DirectoryResult {

  /** In the directory's own order, the best first; perhaps none. */
  record Found(List<DirectoryPodcast> podcasts) implements DirectoryResult {
    public Found {
      podcasts = List.copyOf(podcasts);
    }
  }

  /** Not reached, too busy ({@link FeedProblem.TooBusy}, also for Apple's 403), or the key is wrong. */
  record Failed(FeedProblem problem) implements DirectoryResult {}

  /** The calling thread was interrupted; its flag is still set. */
  record Stopped() implements DirectoryResult {}
}
