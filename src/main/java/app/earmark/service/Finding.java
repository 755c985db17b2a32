package app.earmark.service;

import app.earmark.store.LibraryStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What finds things in a library, made together: the search, what keeps its index, earmarks and kept searches. Any thread. */
public record Finding(Search search, SearchIndexing indexing, Earmarks earmarks, SmartLists smartLists) implements AutoCloseable {

  /**
   * @param clock in the listener's time zone
   * @param work runs what blocks
   * @param timer only hands over to it
   */
  public static Finding over(
      LibraryStore store, Library library, Clock clock, Executor work, ScheduledExecutorService timer) {
    Search search = new Search(store, library, clock);
    return new Finding(search, new SearchIndexing(store, library, work, timer), new Earmarks(store, library, clock),
        new SmartLists(store, library, search, clock));
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
