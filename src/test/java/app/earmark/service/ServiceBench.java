package app.earmark.service;

import app.earmark.feed.FeedReader;
import app.earmark.model.AddResult;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.net.Addresses;
import app.earmark.net.DirectorySearch;
import app.earmark.net.FeedFetcher;
import app.earmark.net.HttpClients;
import app.earmark.net.NetworkLimits;
import app.earmark.store.LibraryStore;
import app.earmark.testing.FeedHost;
import app.earmark.testing.TestLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The services over a real library, the real network code and a real server; only the clock is a fake. */
final class ServiceBench implements AutoCloseable {

  static final NetworkLimits SHORT =
      new NetworkLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20), 1_000_000);
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  final AtomicReference<Instant> now = new AtomicReference<>(START);
  final InstantSource clock = now::get;
  final Bug bug = new Bug();
  final FeedHost host = new FeedHost();
  final LibraryStore store;
  final Library library;
  final Subscriptions subscriptions;
  final Refresh refresh;
  final OpmlTransfer opml;
  final Preferences preferences;
  final Discovery discovery;
  final FeedCare care;
  private final HttpClients clients;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ServiceBench(Path folder) throws IOException {
    this(folder, new RefreshLimits(16, 16));
  }

  ServiceBench(Path folder, RefreshLimits limits) throws IOException {
    this(folder, limits, new HttpClients("test", SHORT));
  }

  /** @param clients closed with this */
  ServiceBench(Path folder, RefreshLimits limits, HttpClients clients) throws IOException {
    this.clients = clients;
    store = TestLibrary.open(folder);
    library = new Library(store, clock);
    FeedLookup lookup = new FeedLookup(new FeedFetcher(clients, clock), new FeedReader(), threads);
    preferences = new Preferences(store.settings());
    Directories directories = new Directories(preferences, Locale.GERMANY);
    subscriptions = new Subscriptions(store, library,
        new Addresses(clients, clock, directories::addresses), lookup, clock, bug);
    discovery = new Discovery(
        store, new DirectorySearch(clients, clock, directories::addresses), directories, lookup, threads);
    care = new FeedCare(new SignIns(store, library), new MovedFeeds(store, library, clock),
        new NewAddresses(store, library, discovery, lookup, clock, bug));
    opml = new OpmlTransfer(store, subscriptions, limits, threads);
    refresh = new Refresh(
        store, library, new FeedRefresh(store, library, lookup, clock, bug), limits, clock, threads);
  }

  /** Subscribes to all of a list. */
  Optional<List<OpmlTransfer.Line>> read(byte[] list, Consumer<OpmlTransfer.Line> each) {
    return opml.read(list, place -> true, count -> { }, each);
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Subscribes to what is served at that path. */
  PodcastId added(String path) {
    return ((AddResult.Added) subscriptions.add(host.url(path))).podcast();
  }

  /** Subscribes to a podcast with so many episodes, served with validators. */
  PodcastId show(int newest) {
    host.serveValidated("/feed", FeedHost.rss("The show", FeedHost.items(newest, 1)));
    return added("/feed");
  }

  /** Refreshes the one podcast there is. */
  RefreshOutcome refreshOne() {
    return refreshAll().getFirst();
  }

  List<RefreshOutcome> refreshAll() {
    return refresh.run(Set.of(), false, outcome -> {});
  }

  List<String> titles(PodcastId podcast) {
    return rows(podcast).stream().map(EpisodeRow::title).toList();
  }

  List<EpisodeRow> rows(PodcastId podcast) {
    return library.window(EpisodeFilter.of(podcast), 0, 1000);
  }

  @Override
  public void close() {
    threads.close();
    store.close();
    clients.close();
    host.close();
  }
}
