package app.earmark.model;

import app.earmark.model.DirectoryPodcast.Directory;
import app.earmark.util.Message;
import java.util.List;
import java.util.Set;

/**
 * What the directories have found so far.
 *
 * @param podcasts no feed twice, the likeliest first
 * @param troubles directories that could not be asked, each with a sentence for the listener
 * @param waitingFor directories that have not answered yet; empty: that is all
 */
public record DiscoveryResult(List<DiscoveredPodcast> podcasts, List<Trouble> troubles, Set<Directory> waitingFor) {

  /** A directory that did not help, and why. */
  public record Trouble(Directory directory, Message message) {}

  public DiscoveryResult {
    podcasts = List.copyOf(podcasts);
    troubles = List.copyOf(troubles);
    waitingFor = Set.copyOf(waitingFor);
  }
}
