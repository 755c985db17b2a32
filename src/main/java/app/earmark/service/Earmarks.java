package app.earmark.service;

import app.earmark.model.Earmark;
import app.earmark.model.EpisodeId;
import app.earmark.store.LibraryStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The moments that the listener marked. Each change is told by {@link Library#changes()}. Every method asks the
 * database and blocks meanwhile: any thread but JavaFX's.
 */
public final class Earmarks {

  private final LibraryStore store;
  private final Library library;
  private final InstantSource clock;

  public Earmarks(LibraryStore store, Library library, InstantSource clock) {
    this.store = store;
    this.library = library;
    this.clock = clock;
  }

  /** By podcast, then by episode, the newest first, then by where they are in it. */
  public List<Earmark> all() {
    return store.earmarks().all();
  }

  /** Marks a moment, in ms of the episode's own time, with what is said there; returns the number of the mark. */
  public long mark(EpisodeId episode, long positionMs) {
    long at = Math.max(0, positionMs);
    long id = store.earmarks().add(episode, at, store.transcripts().sentenceAt(episode, at).orElse(null),
        clock.instant());
    library.changed(Set.of(), Set.of(episode));
    return id;
  }

  /** Writes the note of a mark. Nothing happens where it is gone. */
  public void setNote(long id, String note) {
    if (store.earmarks().setNote(id, note.strip())) {
      library.changed(Set.of(), Set.of());
    }
  }

  public void delete(Collection<Earmark> earmarks) {
    store.earmarks().delete(earmarks.stream().map(Earmark::id).toList());
    changed(earmarks);
  }

  /** Puts back what was deleted. */
  public void restore(Collection<Earmark> earmarks) {
    store.earmarks().restore(earmarks);
    changed(earmarks);
  }

  private void changed(Collection<Earmark> earmarks) {
    library.changed(Set.of(), earmarks.stream().map(earmark -> earmark.row().id()).collect(Collectors.toSet()));
  }
}
