package app.earmark.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a damaged library that was made anew.
 *
 * @param damaged the file as it was found, set aside
 * @param backup the copy that filled the gaps; empty where there was no good one
 * @param tables what happened to each kind of thing of which something was lost or came from the backup
 * @param lostPodcasts titles, or where those are lost, too, addresses
 * @param lostEpisodes how many of a podcast that is still there, by its title; what the feed still lists comes back
 *     with the next refresh, without its marks
 */
public record SalvageReport(
    Path damaged, Optional<Backup> backup, List<Table> tables, List<String> lostPodcasts,
    Map<String, Integer> lostEpisodes) {

  public SalvageReport {
    tables = List.copyOf(tables);
    lostPodcasts = List.copyOf(lostPodcasts);
    lostEpisodes = Map.copyOf(lostEpisodes);
  }

  /**
   * One table of the library.
   *
   * @param read rows taken from the damaged file
   * @param fromBackup rows taken from the backup, as they were then
   * @param lost rows that are known to have been there and were found nowhere
   * @param complete false where rows may be missing that nothing tells of any more
   */
  public record Table(String name, int read, int fromBackup, int lost, boolean complete) {}

  /** A copy of the library, and when it was made. */
  public record Backup(Path file, Instant madeAt) {}

  /** Whether everything that was in the library is in the new one, as it was. */
  public boolean isWhole() {
    return tables.isEmpty() && lostPodcasts.isEmpty() && lostEpisodes.isEmpty();
  }
}
