package app.earmark.ui.main;

import app.earmark.ui.add.AddViewModel;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.View;
import app.earmark.ui.common.page.PageContext;
import app.earmark.ui.downloads.DownloadsView;
import app.earmark.ui.downloads.DownloadsViewModel;
import app.earmark.ui.episode.EpisodeView;
import app.earmark.ui.episode.EpisodeViewModel;
import app.earmark.ui.inbox.InboxView;
import app.earmark.ui.inbox.InboxViewModel;
import app.earmark.ui.podcast.PodcastView;
import app.earmark.ui.podcast.PodcastViewModel;

/** Makes the page of a place. */
final class Pages {

  private final UiServices services;
  private final PageContext context;
  private final AddViewModel add;

  Pages(UiServices services, PageContext context, AddViewModel add) {
    this.services = services;
    this.context = context;
    this.add = add;
  }

  View page(Place place) {
    return switch (place) {
      case Place.NewEpisodes _ -> inbox();
      case Place.DownloadList _ -> new DownloadsView(
          new DownloadsViewModel(services.library(), services.downloads(), context.background(), context.live()),
          context);
      case Place.OnePodcast one -> new PodcastView(
          new PodcastViewModel(one.id(), services.library(), services.subscriptions(), services.refresh(),
              context.background(), context.navigator(), context.toaster(), context.live()),
          context);
      case Place.OneEpisode one -> new EpisodeView(
          new EpisodeViewModel(one.id(), services.library(), context.background(), context.actions()), context);
      case Place.PodcastGrid _, Place.Preferences _ -> inbox();
    };
  }

  private View inbox() {
    return new InboxView(new InboxViewModel(services.library(), context.background()), context, add::show);
  }

  /** What stands above the page; empty where the page says it itself. */
  String title(Place place) {
    return switch (place) {
      case Place.NewEpisodes _, Place.PodcastGrid _, Place.Preferences _ -> context.texts().get("page.new.title");
      case Place.DownloadList _ -> context.texts().get("page.downloads.title");
      case Place.OnePodcast _, Place.OneEpisode _ -> "";
    };
  }
}
