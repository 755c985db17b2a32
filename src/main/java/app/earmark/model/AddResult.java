package app.earmark.model;

import java.util.List;

/** What came of an address that the listener wants to subscribe to. */
public sealed interface AddResult {

  /** Subscribed. */
  record Added(PodcastId podcast, String title, int episodes) implements AddResult {}

  /** It was subscribed to before; nothing changed. */
  record AlreadySubscribed(PodcastId podcast, String title) implements AddResult {}

  /** The page has several feeds that may be the podcast, the likeliest first; the listener picks one. */
  record Choose(List<FeedCandidate> candidates) implements AddResult {
    public Choose {
      candidates = List.copyOf(candidates);
    }
  }

  /** Nothing was added, and the library is as it was. */
  record Failed(FeedProblem problem) implements AddResult {}
}
