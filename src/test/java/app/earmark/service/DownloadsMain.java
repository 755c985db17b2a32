package app.earmark.service;

import app.earmark.net.EpisodeDownloader;
import app.earmark.net.HttpClients;
import app.earmark.net.SpeedLimit;
import app.earmark.store.LibraryStore;
import app.earmark.testing.TestLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The downloads of a library and nothing else, in a process that is there to be killed: says {@code ready} once the
 * queue of the last time goes on, and ends when it is empty.
 */
public final class DownloadsMain {

  private DownloadsMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    LibraryStore store = TestLibrary.open(Path.of(arguments[0]), writer, readers);
    InstantSource clock = InstantSource.system();
    Downloads downloads = new Downloads(
        store, new EpisodeDownloader(new HttpClients("test"), new SpeedLimit(), clock, work),
        new Library(store, clock), work, timer, clock);
    downloads.start();
    System.out.println("ready");
    System.out.flush();
    downloads.await(downloads.snapshot().get().queue());
    downloads.close();
    store.close();
    System.exit(0);
  }
}
