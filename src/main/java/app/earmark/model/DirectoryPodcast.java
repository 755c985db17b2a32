package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * A podcast as a directory lists it.
 *
 * @param feedUrl the address to subscribe to
 * @param episodes how many the directory knows of, or null
 */
public record DirectoryPodcast(Directory directory, String feedUrl, String title, @Nullable String author,
    @Nullable String description, @Nullable String artworkUrl, @Nullable String link, @Nullable Integer episodes) {

  /** The directories that can be searched. */
  public enum Directory {
    APPLE,
    FYYD,
    /** Needs the listener's own key. */
    PODCAST_INDEX
  }
}
