package app.earmark.service;

import app.earmark.model.PodcastId;
import app.earmark.model.SignIn;
import app.earmark.store.LibraryStore;
import java.util.Optional;
import java.util.Set;

/**
 * The names and passwords of private podcasts: kept in the library, which its owner alone can read, sent to the origin
 * of their feed alone, and never logged. Blocking; any thread but JavaFX's.
 */
public final class SignIns {

  private final LibraryStore store;
  private final Library library;

  public SignIns(LibraryStore store, Library library) {
    this.store = store;
    this.library = library;
  }

  /** The name that is given to the podcast's host; empty: none. */
  public Optional<String> user(PodcastId podcast) {
    return store.feeds().signIn(podcast).map(found -> found.signIn().user());
  }

  /** Keeps another name and password; whether they are right turns out when the podcast is refreshed. */
  public void change(PodcastId podcast, SignIn signIn) {
    store.feeds().signIn(podcast, signIn);
    library.changed(Set.of(podcast), Set.of());
  }

  public void forget(PodcastId podcast) {
    store.feeds().signIn(podcast, null);
    library.changed(Set.of(podcast), Set.of());
  }
}
