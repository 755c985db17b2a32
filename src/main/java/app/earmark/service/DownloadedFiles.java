package app.earmark.service;

import app.earmark.model.BinnedFile;
import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of finished downloads: thrown away, had back, thrown away for good. Methods block for the database and the
 * disk: call them off the JavaFX thread, from any other.
 */
public final class DownloadedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(DownloadedFiles.class);

  /** Whoever stops it waits for so many bytes. */
  private static final long COPIED_AT_ONCE = 16L << 20;

  private final DownloadStore store;
  private final DownloadBin bin;
  private final EpisodePlaces places;
  private final Library library;
  private final DownloadRuns runs;
  private final InstantSource clock;

  DownloadedFiles(
      DownloadStore store, DownloadBin bin, EpisodePlaces places, Library library, DownloadRuns runs,
      InstantSource clock) {
    this.store = store;
    this.bin = bin;
    this.places = places;
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

  /**
   * Copies a file of the listener's into the library as that of an episode; the file itself is left alone.
   *
   * @param stopped asked again and again
   * @return false where it could not be copied or was stopped, and nothing is left of the try
   */
  boolean takeIn(Episode episode, Path file, BooleanSupplier stopped) {
    if (!library.isThere()) {
      return false;
    }
    String place = places.choose(episode);
    Path part = places.part(place);
    Path target = places.file(place);
    try {
      long bytes = Files.size(file);
      Files.createDirectories(part.resolveSibling(".").normalize());
      copy(file, part, bytes, stopped);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      runs.guard().lock();
      try {
        // A try to download what has no host has left its failure behind.
        store.remove(episode.id());
        if (store.restore(episode.id(), place, bytes, clock.instant())) {
          library.drive().remember();
          return true;
        }
      } finally {
        runs.guard().unlock();
      }
      Files.deleteIfExists(target);
    } catch (IOException e) {
      LOG.warn("A file of the listener's could not be copied", e);
      deleteQuietly(part);
    }
    return false;
  }

  private static void copy(Path from, Path to, long bytes, BooleanSupplier stopped) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (long done = 0; done < bytes;) {
        long moved = in.transferTo(done, Math.min(COPIED_AT_ONCE, bytes - done), out);
        if (moved <= 0 || stopped.getAsBoolean()) {
          throw new IOException(moved <= 0 ? "it became shorter meanwhile" : "stopped by the listener");
        }
        done += moved;
      }
      out.force(true);
    }
  }

  /** Deletes files without a way back: for copies whose originals are still there. */
  void deleteForGood(Collection<EpisodeId> episodes) {
    runs.change(() -> {
      for (EpisodeId episode : episodes) {
        store.find(episode).map(DownloadRecord::file).ifPresent(file -> deleteQuietly(places.file(file)));
        store.remove(episode);
      }
    });
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("A copy could not be deleted", e);
    }
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
