package app.earmark.service;

import app.earmark.model.EpisodeId;
import app.earmark.model.search.SearchSort;
import app.earmark.model.search.SmartList;
import app.earmark.store.LibraryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches that the listener kept, each a list that fills itself. Each change is told by {@link Library#changes()}.
 * Every method asks the database and blocks meanwhile: any thread but JavaFX's.
 */
public final class SmartLists {

  private final LibraryStore store;
  private final Library library;
  private final Search search;
  private final InstantSource clock;

  public SmartLists(LibraryStore store, Library library, Search search, InstantSource clock) {
    this.store = store;
    this.library = library;
    this.search = search;
    this.clock = clock;
  }

  /** By name. */
  public List<SmartList> all() {
    return store.smartLists().all();
  }

  public Optional<SmartList> find(long id) {
    return all().stream().filter(list -> list.id() == id).findFirst();
  }

  /** All episodes of a list, in its order. */
  public List<EpisodeId> episodes(SmartList list) {
    return search.all(list.query(), list.sort());
  }

  /** How many episodes are in a list; stops counting at {@code most}. Blocks. */
  public int countUpTo(SmartList list, int most) {
    return search.countUpTo(list.query(), most);
  }

  /** Keeps a search under its own words, the newest first; returns its number. */
  public long keep(String query) {
    long id = store.smartLists().add(query.strip(), query.strip(), SearchSort.NEWEST, clock.instant());
    library.changed(Set.of(), Set.of());
    return id;
  }

  /** Changes name, search or order, or puts back what was deleted. */
  public void put(SmartList list) {
    store.smartLists().put(list, clock.instant());
    library.changed(Set.of(), Set.of());
  }

  public void delete(SmartList list) {
    store.smartLists().delete(list.id());
    library.changed(Set.of(), Set.of());
  }
}
