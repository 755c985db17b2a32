package app.earmark.service;

import app.earmark.net.FetchResult;
import app.earmark.store.LibraryStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * What finds things in a library, made together: the search, what keeps its index, earmarks, kept searches and
 * transcripts. Any thread.
 */
public record Finding(
    Search search, SearchIndexing indexing, Earmarks earmarks, SmartLists smartLists, Transcripts transcripts)
    implements AutoCloseable {

  /**
   * @param clock in the listener's time zone
   * @param transcripts fetches them; blocks
   * @param work runs what blocks
   * @param timer only hands over to it
   */
  public static Finding over(
      LibraryStore store, Library library, Clock clock, Function<String, FetchResult> transcripts, Executor work,
      ScheduledExecutorService timer) {
    Search search = new Search(store, library, clock);
    return new Finding(search, new SearchIndexing(store, library, work, timer), new Earmarks(store, library, clock),
        new SmartLists(store, library, search, clock), new Transcripts(store, clock, transcripts));
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
