package app.earmark.model;

import java.util.List;
import java.util.Set;

/** What the listener has queued, in the order in which it will be heard. */
public record UpNextSnapshot(List<EpisodeId> episodes, Set<EpisodeId> asSet) {

  public static final UpNextSnapshot EMPTY = new UpNextSnapshot(List.of());

  public UpNextSnapshot {
    episodes = List.copyOf(episodes);
    asSet = Set.copyOf(asSet);
  }

  public UpNextSnapshot(List<EpisodeId> episodes) {
    this(episodes, Set.copyOf(episodes));
  }

  public boolean contains(EpisodeId episode) {
    return asSet.contains(episode);
  }
}
