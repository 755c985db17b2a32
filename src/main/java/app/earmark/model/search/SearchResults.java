package app.earmark.model.search;

import app.earmark.model.EpisodeRow;
import app.earmark.model.Podcast;
import java.util.List;

/**
 * What was found, in groups, the best first.
 *
 * @param episodes by their titles, or all where only filters were given
 * @param mentions by notes or chapters
 * @param more whether a group was cut
 * @param indexing how much of the library the index has not seen yet; 0 when it is up to date
 */
public record SearchResults(
    List<PodcastHit> podcasts,
    List<EpisodeHit> episodes,
    List<EpisodeHit> mentions,
    List<PassageHit> passages,
    List<EarmarkHit> earmarks,
    boolean more,
    int indexing) {

  public static final SearchResults NONE =
      new SearchResults(List.of(), List.of(), List.of(), List.of(), List.of(), false, 0);

  public SearchResults {
    podcasts = List.copyOf(podcasts);
    episodes = List.copyOf(episodes);
    mentions = List.copyOf(mentions);
    passages = List.copyOf(passages);
    earmarks = List.copyOf(earmarks);
  }

  /** A podcast; {@code text} is a piece of its description where the words are there. */
  public record PodcastHit(Podcast podcast, Snippet title, Snippet text) {}

  /** An episode; {@code text} is a piece of its notes or chapters where the words are there. */
  public record EpisodeHit(EpisodeRow row, Snippet title, Snippet text) {}

  /** A place in a transcript; {@code startMs} is -1 where nobody knows when it is said. */
  public record PassageHit(EpisodeRow row, long startMs, Snippet text) {}

  /** A moment that the listener marked. */
  public record EarmarkHit(EpisodeRow row, long id, long positionMs, Snippet note, Snippet sentence) {}

  public boolean isEmpty() {
    return podcasts.isEmpty() && episodes.isEmpty() && mentions.isEmpty() && passages.isEmpty()
        && earmarks.isEmpty();
  }
}
