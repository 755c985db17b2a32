package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * Which episodes a list shows, newest first.
 *
 * @param podcast of one podcast only; {@code null}: of all
 * @param folder of the podcasts in this folder and in those within it; {@code null}: wherever they are
 */
public record EpisodeFilter(@Nullable PodcastId podcast, Which which, Length length, @Nullable String folder) {

  /** What is longer than this is long, in ms. */
  public static final long LONG_MS = 30L * 60 * 1000;

  /** The states a list can be narrowed to. */
  public enum Which {
    ALL,
    /** Neither started nor played. */
    UNPLAYED,
    STARTED,
    DOWNLOADED
  }

  /** How long they are; those of which nobody knows are neither short nor long. */
  public enum Length {
    ANY,
    SHORT,
    LONG
  }

  public static final EpisodeFilter EVERYTHING = new EpisodeFilter(null, Which.ALL);

  public EpisodeFilter(@Nullable PodcastId podcast, Which which) {
    this(podcast, which, Length.ANY, null);
  }

  public static EpisodeFilter unplayed() {
    return new EpisodeFilter(null, Which.UNPLAYED);
  }

  public static EpisodeFilter of(PodcastId podcast) {
    return new EpisodeFilter(podcast, Which.ALL);
  }
}
