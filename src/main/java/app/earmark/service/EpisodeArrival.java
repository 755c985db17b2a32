package app.earmark.service;

import app.earmark.model.DownloadProblem;
import app.earmark.model.Episode;
import app.earmark.net.AudioSniffer;
import app.earmark.store.DownloadStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a file of which every byte has arrived: it is opened, given the ending that its bytes deserve, and
 * moved to its place in one step. A crash before that step leaves it where it is found again. Blocking; any thread.
 */
final class EpisodeArrival {

  private static final Logger LOG = LoggerFactory.getLogger(EpisodeArrival.class);

  private final DownloadStore store;
  private final EpisodePlaces places;
  private final AudioCheck check;

  EpisodeArrival(DownloadStore store, EpisodePlaces places, AudioCheck check) {
    this.store = store;
    this.places = places;
    this.check = check;
  }

  /** Something is about to come. */
  void prepare() {
    check.prepare();
  }

  /** @param file where the library expects it so far */
  EpisodeFetch.Outcome settle(Episode episode, String file, String host) {
    Path arrived = places.arrived(file, episode.id());
    AudioCheck.Verdict verdict = check.check(arrived, episode.row().durationMs());
    if (Thread.currentThread().isInterrupted()) {
      return new EpisodeFetch.Stopped();
    }
    return switch (verdict) {
      case AudioCheck.Verdict.NotPlayable no -> {
        LOG.info("Episode {} cannot be played: {}", episode.id(), no.detail());
        yield refuse(arrived, new DownloadProblem.NotPlayable(host));
      }
      case AudioCheck.Verdict.CutShort cut -> {
        LOG.info("Episode {} is cut off: it should have {} ms", episode.id(), cut.statedMs());
        yield refuse(arrived, new DownloadProblem.CutShort(host));
      }
      case AudioCheck.Verdict.Playable playable -> move(episode, file, arrived, playable.durationMs());
      case AudioCheck.Verdict.Unknown _ -> move(episode, file, arrived, null);
    };
  }

  private static EpisodeFetch.Outcome refuse(Path arrived, DownloadProblem problem) {
    try {
      Files.deleteIfExists(arrived);
    } catch (IOException e) {
      LOG.warn("A refused file could not be deleted", e);
    }
    return new EpisodeFetch.Failed(problem.message(), Duration.ZERO);
  }

  private EpisodeFetch.Outcome move(Episode episode, String file, Path arrived, @Nullable Long durationMs) {
    try {
      String type = AudioSniffer.typeOf(arrived, episode.enclosure().type()).orElse(null);
      String place = place(episode, file, type);
      Path target = places.file(place);
      long bytes = Files.size(arrived);
      // Another folder where the podcast has a new title since.
      Path shelf = target.resolveSibling(".").normalize();
      Files.createDirectories(shelf);
      Files.move(arrived, target, StandardCopyOption.ATOMIC_MOVE);
      force(shelf);
      return new EpisodeFetch.Finished(place, bytes, type, durationMs);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        return new EpisodeFetch.Stopped();
      }
      LOG.warn("A finished download could not be moved to its place", e);
      return new EpisodeFetch.Failed(new DownloadProblem.CannotWrite(places.folder().toString()).message(), null);
    }
  }

  /** Noted before the file is moved there, so that a crash in between leaves no file that nobody knows. */
  private String place(Episode episode, String file, @Nullable String type) {
    String extension = file.substring(file.lastIndexOf('.') + 1);
    String right = AudioFileType.corrected(extension, type);
    if (right.equals(extension)) {
      return file;
    }
    String place = places.choose(episode, right);
    store.choosePlace(episode.id(), place);
    return place;
  }

  private static void force(Path folder) {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException e) {
      // Windows cannot open folders; there the rename itself is written through.
      LOG.debug("A folder cannot be forced to the disk", e);
    }
  }
}
