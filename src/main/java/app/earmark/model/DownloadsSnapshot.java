package app.earmark.model;

import java.util.List;
import java.util.Map;

/**
 * The download queue at one moment.
 *
 * @param queue running, paused, waiting and failed ones, in the order in which they run
 * @param states the state of each of these, by episode
 * @param bytesPerSecond of all running ones together
 */
public record DownloadsSnapshot(List<EpisodeId> queue, Map<EpisodeId, DownloadState> states, long bytesPerSecond) {

  public static final DownloadsSnapshot EMPTY = new DownloadsSnapshot(List.of(), Map.of(), 0);

  public DownloadsSnapshot {
    queue = List.copyOf(queue);
    states = Map.copyOf(states);
  }
}
