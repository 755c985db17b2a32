package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * Which episodes a list shows, newest first.
 *
 * @param podcast of one podcast only; {@code null}: of all
 */
public record EpisodeFilter(@Nullable PodcastId podcast, Which which) {

  /** The states a list can be narrowed to. */
  public enum Which {
    ALL,
    /** Neither started nor played. */
    UNPLAYED,
    STARTED,
    DOWNLOADED
  }

  public static final EpisodeFilter EVERYTHING = new EpisodeFilter(null, Which.ALL);

  public static EpisodeFilter unplayed() {
    return new EpisodeFilter(null, Which.UNPLAYED);
  }

  public static EpisodeFilter of(PodcastId podcast) {
    return new EpisodeFilter(podcast, Which.ALL);
  }
}
