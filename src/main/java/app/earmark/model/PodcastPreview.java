package app.earmark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A look at a podcast without subscribing to it. */
public sealed interface PodcastPreview {

  /**
   * The feed was read; the library is as it was.
   *
   * @param feedUrl where to subscribe
   * @param description as HTML, not yet cleaned
   * @param latest the newest episodes, newest first
   * @param episodes how many the feed has
   * @param subscribed the subscription, where there is one
   */
  record Shown(String feedUrl, String title, @Nullable String author, @Nullable String description,
      @Nullable String imageUrl, @Nullable String link, List<ParsedItem> latest, int episodes,
      @Nullable PodcastId subscribed) implements PodcastPreview {
    public Shown {
      latest = List.copyOf(latest);
    }
  }

  /** There is nothing to show, and why. */
  record Failed(FeedProblem problem) implements PodcastPreview {}

  /** The thread was interrupted. */
  record Stopped() implements PodcastPreview {}
}
