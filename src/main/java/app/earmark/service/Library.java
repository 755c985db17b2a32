package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.FeedDiagnostic;
import app.earmark.model.LibraryChange;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.util.Observable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the library, and the marks that the listener makes in it. Every method but {@link #changes()} asks the
 * database and blocks meanwhile: call them off the JavaFX thread, from any other.
 */
public final class Library {

  private final Path folder;
  private final Observable<LibraryChange> changes = new Observable<>(new LibraryChange(0, Set.of(), Set.of()));

  Library(Path folder) {
    this.folder = folder;
  }

  /** Tells of each change after its commit, on the thread that made it. */
  public Observable<LibraryChange> changes() {
    return changes;
  }

  /** All subscriptions, by title. */
  public List<Podcast> podcasts() {
    return List.of();
  }

  /** Empty where it is not, or no longer, subscribed to. */
  public Optional<Podcast> podcast(PodcastId id) {
    return Optional.empty();
  }

  public int count(EpisodeFilter filter) {
    return 0;
  }

  /** The rows from {@code offset} on, newest first; fewer than {@code limit} at the end. */
  public List<EpisodeRow> window(EpisodeFilter filter, int offset, int limit) {
    return List.of();
  }

  public Optional<Episode> episode(EpisodeId id) {
    return Optional.empty();
  }

  /** The absolute path of a downloaded file. */
  public Path fileOf(DownloadState.Done done) {
    return folder.resolve(done.file());
  }

  /** What the last reading of the feed mended, guessed or left out. */
  public List<FeedDiagnostic> diagnostics(PodcastId id) {
    return List.of();
  }

  public void markPlayed(Collection<EpisodeId> ids) {}

  /** Also forgets the position. */
  public void markUnplayed(Collection<EpisodeId> ids) {}

  /** Where to go on, in ms of the episode's own time; an unplayed episode becomes a started one. */
  public void savePosition(EpisodeId id, long positionMs) {}

  /** The duration as the file has it, in ms; it counts for more than what the feed says. */
  public void saveDuration(EpisodeId id, long durationMs) {}
}
