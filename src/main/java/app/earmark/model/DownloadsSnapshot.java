package app.earmark.model;

import app.earmark.util.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The download queue at one moment.
 *
 * @param queue running, paused, waiting and failed ones, in the order in which they run
 * @param states the state of each of these, by episode
 * @param bytesPerSecond of all running ones together
 * @param halted why nothing runs although something waits, such as a full disk; {@code null} while all is well
 */
public record DownloadsSnapshot(
    List<EpisodeId> queue,
    Map<EpisodeId, DownloadState> states,
    long bytesPerSecond,
    @Nullable Message halted) {

  public static final DownloadsSnapshot EMPTY = new DownloadsSnapshot(List.of(), Map.of(), 0, null);

  public DownloadsSnapshot {
    queue = List.copyOf(queue);
    states = Map.copyOf(states);
  }
}
