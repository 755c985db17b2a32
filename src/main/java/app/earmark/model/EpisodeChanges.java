package app.earmark.model;

import java.time.Instant;
import java.util.List;

/**
 * What a reading of a feed changes in the library's episodes of one podcast.
 *
 * @param added in the order in which they get their ids: later ones stand before earlier ones of the same time
 * @param changed known ones of which the feed says something else now, or which are back in the feed
 * @param withdrawn known ones which are no longer in the feed
 * @param merges what of {@code changed} was taken for a known episode by guess
 */
public record EpisodeChanges(
    List<Added> added, List<Changed> changed, List<EpisodeId> withdrawn, List<Guess> merges) {

  /** An item that is a new episode; {@code sortAt} is where it stands in lists. */
  public record Added(ParsedItem item, Instant sortAt, long fingerprint) {}

  /** What a known episode is now. */
  public record Changed(EpisodeId id, ParsedItem item, Instant sortAt, long fingerprint) {}

  /** {@code item} was taken for the known episode by {@code rule}, which may err. */
  public record Guess(KnownEpisode before, ParsedItem item, String rule) {}

  public EpisodeChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    withdrawn = List.copyOf(withdrawn);
    merges = List.copyOf(merges);
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && withdrawn.isEmpty();
  }
}
