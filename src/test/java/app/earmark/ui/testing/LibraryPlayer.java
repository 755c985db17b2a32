package app.earmark.ui.testing;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.playback.EpisodeShelf;
import app.earmark.service.Library;
import java.util.List;
import java.util.Optional;

/** A library as the player sees it; what it should remember is forgotten. */
final class LibraryPlayer implements EpisodeShelf {

  private final Library library;

  LibraryPlayer(Library library) {
    this.library = library;
  }

  @Override
  public Optional<Shelved> find(EpisodeId id) {
    return library.episode(id).map(episode -> new Shelved(episode.row(),
        episode.row().download() instanceof DownloadState.Done done ? library.fileOf(done) : null));
  }

  @Override
  public void savePosition(EpisodeId id, long positionMs) {
    library.savePosition(id, positionMs);
  }

  @Override
  public void saveDuration(EpisodeId id, long durationMs) {
    library.saveDuration(id, durationMs);
  }

  @Override
  public void markPlayed(EpisodeId id) {
    library.markPlayed(List.of(id));
  }

  @Override
  public Remembered remembered() {
    return Remembered.NOTHING;
  }

  @Override
  public void remember(Remembered remembered) {}
}
