package app.earmark.service;

import app.earmark.model.BinnedFile;
import app.earmark.model.DoomedFile;
import app.earmark.model.EpisodeId;
import app.earmark.model.KeptFile;
import app.earmark.model.MoveProgress;
import app.earmark.model.PlayState;
import app.earmark.model.PodcastId;
import app.earmark.model.StorageOverview;
import app.earmark.model.StorageOverview.Share;
import app.earmark.util.Observable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies on the disk, and cleaning it up: by one click, or by the rules. Whatever is deleted can be had back from
 * the bin. Blocking, any thread but JavaFX's.
 */
public final class Storage {

  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

  /** Downloads of episodes that are older are offered to be deleted. */
  public static final Duration OLD = Duration.ofDays(90);

  /** Lets only one move go on at a time. */
  private final Object moves = new Object();
  private final Observable<Optional<MoveProgress>> moving = new Observable<>(Optional.empty());
  private final Retention retention;
  private final Downloads downloads;
  private final Path folder;
  private final InstantSource clock;

  /** @param folder the library's */
  public Storage(Retention retention, Downloads downloads, Path folder, InstantSource clock) {
    this.retention = retention;
    this.downloads = downloads;
    this.folder = folder;
    this.clock = clock;
  }

  public StorageOverview overview() {
    List<KeptFile> files = retention.files();
    Map<PodcastId, Share> shares = new HashMap<>();
    for (KeptFile file : files) {
      shares.merge(file.podcast(), new Share(file.podcast(), file.podcastTitle(), 1, file.bytes()),
          (one, other) -> new Share(one.podcast(), one.title(), one.files() + 1, one.bytes() + other.bytes()));
    }
    Instant old = clock.instant().minus(OLD);
    return new StorageOverview(
        files.size(),
        StorageOverview.bytes(files),
        folder.toFile().getUsableSpace(),
        shares.values().stream().sorted(Comparator.comparingLong(Share::bytes).reversed()).toList(),
        files.stream().filter(file -> file.playState() == PlayState.PLAYED && !file.held()).toList(),
        files.stream().filter(file -> file.sortAt().isBefore(old) && file.playState() != PlayState.STARTED
            && !file.held()).toList(),
        downloads.files().bin(),
        retention.doomed(),
        new LibraryMove(folder).ready().orElse(null));
  }

  /** Where the library is. */
  public Path folder() {
    return folder;
  }

  /** Goes on with a move that the last run of the program did not come to the end of. */
  public void resumeMove() {
    new LibraryMove(folder).begun().ifPresent(target -> {
      LOG.info("The library goes on moving to {}", target);
      LOG.info("The library has moved so far: {}", move(target));
    });
  }

  /**
   * Copies the library to another folder, which it uses once it has been closed; see {@link LibraryMove}. How far it is
   * is in {@link #moving}.
   */
  public LibraryMove.Result move(Path target) {
    synchronized (moves) {
      moving.publish(Optional.of(new MoveProgress(0, 0)));
      try {
        return new LibraryMove(folder).copy(target, progress -> moving.publish(Optional.of(progress)));
      } finally {
        moving.publish(Optional.empty());
      }
    }
  }

  /** How far the library is copied, whoever asked for it or left it unfinished; empty while it is not. */
  public Observable<Optional<MoveProgress>> moving() {
    return moving;
  }

  /** What changed rules would delete; see {@link Retention}. */
  public Observable<List<DoomedFile>> pending() {
    return retention.pending();
  }

  /** What the rules have deleted by themselves the last time. */
  public Observable<List<DoomedFile>> swept() {
    return retention.swept();
  }

  /** Lets changed rules delete what they say; returns what they did. */
  public List<EpisodeId> agree() {
    return Retention.episodes(retention.agree());
  }

  /** Keeps what changed rules would delete. */
  public void keepPending() {
    retention.keepPending();
  }

  public void delete(Collection<EpisodeId> episodes) {
    downloads.files().delete(episodes);
  }

  /** Brings these back from the bin, as far as it has them; returns how many. */
  public int restore(Collection<EpisodeId> episodes) {
    int restored = 0;
    for (EpisodeId episode : episodes) {
      restored += downloads.files().undoDelete(episode) ? 1 : 0;
    }
    return restored;
  }

  /** Brings back all that the bin has. */
  public int restoreBin() {
    return restore(downloads.files().bin().stream().map(BinnedFile::episode).toList());
  }

  /** To be undone until {@link #emptyBinForGood} or the next start. */
  public void emptyBin() {
    downloads.files().emptyBin();
  }

  public void undoEmptyBin() {
    downloads.files().undoEmptyBin();
  }

  public void emptyBinForGood() {
    downloads.files().emptyBinForGood();
  }
}
