package app.earmark.model;

import java.util.Set;

/**
 * Says that the library is no longer as it was, so that a page may read its rows again.
 *
 * @param number grows by one with each change
 * @param podcasts the podcasts concerned; empty: any
 * @param episodes the episodes concerned where they are few; empty: any
 */
public record LibraryChange(long number, Set<PodcastId> podcasts, Set<EpisodeId> episodes) {

  public LibraryChange {
    podcasts = Set.copyOf(podcasts);
    episodes = Set.copyOf(episodes);
  }
}
