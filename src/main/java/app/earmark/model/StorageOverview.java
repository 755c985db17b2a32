package app.earmark.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the disk, and what will become of it. Sizes in bytes.
 *
 * @param files of episodes, in all
 * @param free what the disk still takes
 * @param podcasts the largest first
 * @param played downloads of episodes that were played, to be deleted with one click
 * @param old downloads of episodes that were published long ago, likewise
 * @param bin what was deleted and can be had back
 * @param next what the rules will delete next, when their day comes or the listener agrees
 * @param movesTo where the library is used from the next start on, because it was copied there; {@code null}: nowhere
 */
public record StorageOverview(
    int files,
    long bytes,
    long free,
    List<Share> podcasts,
    List<KeptFile> played,
    List<KeptFile> old,
    List<BinnedFile> bin,
    List<DoomedFile> next,
    @Nullable Path movesTo) {

  /** What one podcast takes. */
  public record Share(PodcastId podcast, String title, int files, long bytes) {}

  public StorageOverview {
    podcasts = List.copyOf(podcasts);
    played = List.copyOf(played);
    old = List.copyOf(old);
    bin = List.copyOf(bin);
    next = List.copyOf(next);
  }

  public static long bytes(List<KeptFile> files) {
    return files.stream().mapToLong(KeptFile::bytes).sum();
  }

  public long binBytes() {
    return bin.stream().mapToLong(BinnedFile::bytes).sum();
  }
}
