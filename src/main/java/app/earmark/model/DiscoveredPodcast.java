package app.earmark.model;

import app.earmark.model.DirectoryPodcast.Directory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A podcast that one or more directories know; each field as the first directory has it that has it at all.
 *
 * @param feedUrl the address to subscribe to
 * @param episodes how many the directories know of, or null
 * @param subscribed the subscription, where there is one
 */
public record DiscoveredPodcast(String feedUrl, String title, @Nullable String author, @Nullable String description,
    @Nullable String artworkUrl, @Nullable String link, @Nullable Integer episodes, Set<Directory> directories,
    @Nullable PodcastId subscribed) {

  public DiscoveredPodcast {
    directories = Set.copyOf(directories);
  }
}
