package app.earmark.ui.testing;

import app.earmark.feed.FeedReader;
import app.earmark.net.Addresses;
import app.earmark.net.ChaptersFetcher;
import app.earmark.net.DirectorySearch;
import app.earmark.net.EpisodeDownloader;
import app.earmark.net.FeedFetcher;
import app.earmark.net.HttpClients;
import app.earmark.net.NetworkLimits;
import app.earmark.net.SpeedLimit;
import app.earmark.service.Chapters;
import app.earmark.service.Directories;
import app.earmark.service.Discovery;
import app.earmark.service.Downloads;
import app.earmark.service.FeedCare;
import app.earmark.service.FeedLookup;
import app.earmark.service.FeedRefresh;
import app.earmark.service.Library;
import app.earmark.service.MovedFeeds;
import app.earmark.service.NewAddresses;
import app.earmark.service.OpmlTransfer;
import app.earmark.service.Preferences;
import app.earmark.service.Refresh;
import app.earmark.service.RefreshLimits;
import app.earmark.service.SignIns;
import app.earmark.service.Subscriptions;
import app.earmark.store.LibraryStore;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** The services that speak to the network, put together as the program does it, with short patience. */
record NetServices(
    HttpClients clients, Subscriptions subscriptions, Refresh refresh, Downloads downloads, OpmlTransfer opml,
    Preferences preferences, Discovery discovery, FeedCare feedCare, Chapters chapters) {

  static NetServices over(
      LibraryStore store, Library library, ExecutorService refreshing, ExecutorService downloading,
      ScheduledExecutorService timer) {
    var clients = new HttpClients("test",
        new NetworkLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20), 1_000_000));
    var limits = new RefreshLimits(4, 4);
    var lookup = new FeedLookup(new FeedFetcher(clients, UiBench.CLOCK), new FeedReader(), refreshing);
    var preferences = new Preferences(store.settings());
    var directories = new Directories(preferences, Locale.UK);
    var addresses = new Addresses(clients, UiBench.CLOCK, directories::addresses);
    var subscriptions = new Subscriptions(store, library, addresses, lookup, UiBench.CLOCK, new Random(1));
    var discovery = new Discovery(store, new DirectorySearch(clients, UiBench.CLOCK, directories::addresses),
        directories, lookup, refreshing);
    return new NetServices(clients, subscriptions,
        new Refresh(store, library, new FeedRefresh(store, library, lookup, UiBench.CLOCK, new Random(1)), limits,
            UiBench.CLOCK, refreshing),
        new Downloads(store, new EpisodeDownloader(clients, new SpeedLimit(), UiBench.CLOCK, downloading), library,
            downloading, timer, UiBench.CLOCK),
        new OpmlTransfer(store, subscriptions, limits, refreshing), preferences,
        discovery,
        new FeedCare(new SignIns(store, library), new MovedFeeds(store, library, UiBench.CLOCK),
            new NewAddresses(store, library, discovery, lookup, UiBench.CLOCK, new Random(1))),
        new Chapters(store, library, new ChaptersFetcher(clients, UiBench.CLOCK), UiBench.CLOCK));
  }
}
