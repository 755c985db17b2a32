package app.earmark.service;

import app.earmark.model.BinnedFile;
import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files of finished downloads: thrown away, had back, thrown away for good. Methods block for the database and the
 * disk: call them off the JavaFX thread, from any other.
 */
public final class DownloadedFiles {

  private final DownloadStore store;
  private final DownloadBin bin;
  private final Library library;
  private final DownloadRuns runs;
  private final InstantSource clock;

  DownloadedFiles(
      DownloadStore store, DownloadBin bin, Library library, DownloadRuns runs, InstantSource clock) {
    this.store = store;
    this.bin = bin;
    this.library = library;
    this.runs = runs;
    this.clock = clock;
  }

  /** Moves the file of a downloaded episode into the bin. Nothing happens where it is not on disk. */
  public void delete(EpisodeId episode) {
    delete(List.of(episode));
  }

  /** The same for many. */
  public void delete(Collection<EpisodeId> episodes) {
    delete(episodes, episode -> true);
  }

  /** The same for what a rule may clear away: what the listener has asked for meanwhile stays. */
  void deleteByRule(Collection<EpisodeId> episodes) {
    delete(episodes, store::isByRule);
  }

  /** Nothing happens while the drive is away: a file that cannot be seen is not gone. */
  private void delete(Collection<EpisodeId> episodes, Predicate<EpisodeId> may) {
    if (!library.isThere()) {
      return;
    }
    runs.change(() -> {
      for (EpisodeId episode : episodes) {
        DownloadState state = store.find(episode).map(DownloadRecord::state).orElseGet(DownloadState.None::new);
        if (state instanceof DownloadState.Done done && may.test(episode)) {
          bin.discard(episode, done.file());
          store.remove(episode);
        }
      }
    });
    library.changed(Set.of(), Set.copyOf(episodes));
  }

  /** What lies in the bin, and can be had back. */
  public List<BinnedFile> bin() {
    return bin.contents();
  }

  /** Puts all that is in the bin aside, to be deleted for good by the next start or {@link #emptyBinForGood}. */
  public void emptyBin() {
    bin.putAside();
  }

  /** Takes back {@link #emptyBin}. */
  public void undoEmptyBin() {
    bin.takeBack();
  }

  public void emptyBinForGood() {
    bin.deleteAside();
  }

  /** Takes a file that {@link #delete} threw away out of the bin again; false where the bin no longer has it. */
  public boolean undoDelete(EpisodeId episode) {
    runs.guard().lock();
    try {
      Optional<DownloadState.Done> restored = bin.restore(episode);
      if (restored.isEmpty()
          || !store.restore(episode, restored.get().file(), restored.get().bytes(), clock.instant())) {
        return false;
      }
    } finally {
      runs.guard().unlock();
    }
    library.changed(Set.of(), Set.of(episode));
    return true;
  }
}
