package app.earmark.ui.main;

import app.earmark.model.PodcastId;
import app.earmark.ui.add.AddViewModel;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.common.preferences.PreferenceGroup;
import app.earmark.ui.common.preferences.PreferenceGroups;
import app.earmark.ui.common.preferences.PreferencesModel;
import app.earmark.ui.common.preferences.PreferencesPanel;
import app.earmark.ui.discover.DiscoverView;
import app.earmark.ui.discover.DiscoverViewModel;
import app.earmark.ui.discover.PreviewView;
import app.earmark.ui.discover.PreviewViewModel;
import app.earmark.ui.discover.Subscribing;
import app.earmark.ui.downloads.DownloadsView;
import app.earmark.ui.downloads.DownloadsViewModel;
import app.earmark.ui.earmarks.EarmarksView;
import app.earmark.ui.earmarks.EarmarksViewModel;
import app.earmark.ui.episode.EpisodeView;
import app.earmark.ui.episode.EpisodeViewModel;
import app.earmark.ui.history.HistoryView;
import app.earmark.ui.history.HistoryViewModel;
import app.earmark.ui.inbox.InboxView;
import app.earmark.ui.inbox.InboxViewModel;
import app.earmark.ui.podcast.PodcastView;
import app.earmark.ui.podcast.PodcastViewModel;
import app.earmark.ui.podcasts.PodcastsView;
import app.earmark.ui.podcasts.PodcastsViewModel;
import app.earmark.ui.search.SearchView;
import app.earmark.ui.search.SearchViewModel;
import app.earmark.ui.settings.SettingsView;
import app.earmark.ui.settings.SettingsViewModel;
import app.earmark.ui.smartlist.SmartListView;
import app.earmark.ui.smartlist.SmartListViewModel;
import app.earmark.ui.statistics.StatisticsView;
import app.earmark.ui.statistics.StatisticsViewModel;
import app.earmark.ui.storage.StorageView;
import app.earmark.ui.storage.StorageViewModel;
import app.earmark.ui.upnext.UpNextView;
import app.earmark.ui.upnext.UpNextViewModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Makes the page of a place. */
final class Pages {

  private final UiServices services;
  private final PageContext context;
  private final AddViewModel add;
  private final Runnable importList;
  private final Consumer<String> showNew;
  private final DiscoverViewModel discover;

  /** What is typed into the search; it is still there when the listener comes back. */
  private final StringProperty searched = new SimpleStringProperty(this, "searched", "");

  /** @param showNew shows the new episodes of a folder */
  Pages(UiServices services, PageContext context, AddViewModel add, Runnable importList,
      Consumer<String> showNew) {
    this.showNew = showNew;
    this.services = services;
    this.context = context;
    this.add = add;
    this.importList = importList;
    this.discover = new DiscoverViewModel(services.discovery(),
        new Subscribing(services.subscriptions(), context.background(), context.toaster()), context.background());
  }

  /** An address typed where words were expected is subscribed to. */
  private boolean subscribeTo(String typed) {
    return Drops.drop(add, typed);
  }

  View page(Place place) {
    return switch (place) {
      case Place.NewEpisodes _ -> inbox();
      case Place.UpNextList _ -> new UpNextView(
          new UpNextViewModel(services.library(), services.upNext(), services.preferences(), context.background(),
              context.live(), context.toaster()),
          context);
      case Place.Heard _ -> new HistoryView(
          new HistoryViewModel(services.listeningHistory(), context.background(), context.toaster()), context);
      case Place.Statistics _ -> new StatisticsView(
          new StatisticsViewModel(services.statistics(), services.library(), context.background()), context);
      case Place.DownloadList _ -> new DownloadsView(
          new DownloadsViewModel(services.library(), services.downloads(), context.background(), context.live()),
          context);
      case Place.DiskSpace _ -> new StorageView(
          new StorageViewModel(services.storage(), services.library(), context.background(), context.toaster()),
              context);
      case Place.Find _ -> new SearchView(
          new SearchViewModel(services.finding().search(), services.library(), context.background(),
              context.navigator(), context.actions(), searched),
          context, this::keepSearch);
      case Place.EarmarkList _ -> new EarmarksView(
          new EarmarksViewModel(services.finding().earmarks(), services.library(), context.background(),
              context.toaster(), context.actions()),
          context);
      case Place.OneSmartList one -> new SmartListView(
          new SmartListViewModel(one.id(), services.finding().smartLists(), services.library(), context.background(),
              context.navigator(), context.toaster()),
          context);
      case Place.OnePodcast one -> new PodcastView(
          new PodcastViewModel(one.id(), services.library(), services.preferences(), context.actions(),
              context.podcastActions(), services.feedCare(),
              context.background(), context.navigator(), context.toaster(), context.live()),
          preferences(one.id(), PreferenceGroups.FOR_ONE), context);
      case Place.OneEpisode one -> new EpisodeView(
          new EpisodeViewModel(one.id(), services.library(), services.chapterPlay(), services.preferences(),
              context.background(), context.actions()),
          services.finding().transcripts(), context);
      case Place.PodcastGrid _ -> podcasts(null);
      case Place.OneFolder one -> podcasts(one.name());
      case Place.Discover _ -> new DiscoverView(discover, context, this::subscribeTo);
      case Place.Preview one -> new PreviewView(
          new PreviewViewModel(one.feedUrl(), services.discovery(), discover.subscribing(), context.background()),
          context, this::subscribeTo);
      case Place.Preferences _ -> new SettingsView(
          new SettingsViewModel(services.playback(), services.library(), services.opml(), context.background(),
              context.toaster()),
          preferences(null, PreferenceGroups.FOR_ALL), context, importList,
          services.desktopMissing().get());
    };
  }

  /** What the page of a place takes up only when it is made; the same as long as that is. */
  Object stamp(Place place) {
    return place instanceof Place.Preferences
        ? List.of(services.desktopMissing().get(), services.playback().support().get()) : List.of();
  }

  private View podcasts(@Nullable String folder) {
    return new PodcastsView(
        new PodcastsViewModel(services.library(), services.preferences(), context.background(), folder), context,
        add::show, showNew);
  }

  private PreferencesPanel preferences(@Nullable PodcastId podcast, List<PreferenceGroup> groups) {
    return new PreferencesPanel(new PreferencesModel(services.preferences(), podcast, groups, context.background(),
        context.toaster(), context.texts()), context);
  }

  private void keepSearch(String words) {
    context.background().run(() -> services.finding().smartLists().keep(words),
        id -> context.navigator().open(new Place.OneSmartList(id)));
  }

  private View inbox() {
    return new InboxView(
        new InboxViewModel(services.library(), services.preferences(), context.live(), context.background()), context,
        add::show, importList, () -> context.navigator().open(new Place.Discover()));
  }

  /** What stands above the page; empty where the page says it itself. */
  String title(Place place) {
    return switch (place) {
      case Place.NewEpisodes _ -> context.texts().get("page.new.title");
      case Place.PodcastGrid _ -> context.texts().get("page.podcasts.title");
      case Place.Discover _ -> context.texts().get("page.discover.title");
      case Place.Preferences _ -> context.texts().get("page.settings.title");
      case Place.UpNextList _ -> context.texts().get("page.up-next.title");
      case Place.Heard _ -> context.texts().get("page.history.title");
      case Place.Statistics _ -> context.texts().get("page.statistics.title");
      case Place.DownloadList _ -> context.texts().get("page.downloads.title");
      case Place.DiskSpace _ -> context.texts().get("page.storage.title");
      case Place.Find _ -> context.texts().get("page.search.title");
      case Place.EarmarkList _ -> context.texts().get("page.earmarks.title");
      case Place.OnePodcast _, Place.OneEpisode _, Place.OneSmartList _, Place.Preview _,
           Place.OneFolder _ -> "";
    };
  }
}
