package app.earmark.service;

import app.earmark.store.LibraryStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What finds things in a library, made together: the search and what keeps its index. Any thread. */
public record Finding(Search search, SearchIndexing indexing) implements AutoCloseable {

  /**
   * @param clock in the listener's time zone
   * @param work runs what blocks
   * @param timer only hands over to it
   */
  public static Finding over(
      LibraryStore store, Library library, Clock clock, Executor work, ScheduledExecutorService timer) {
    return new Finding(new Search(store, library, clock), new SearchIndexing(store, library, work, timer));
  }

  /** Follows the library from now on, as long as a window is open; a command brings up to date what it needs. */
  public void start() {
    indexing.start();
  }

  @Override
  public void close() {
    indexing.close();
  }
}
