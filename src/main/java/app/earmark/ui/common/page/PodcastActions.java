package app.earmark.ui.common.page;

import app.earmark.model.EpisodeFilter;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.service.Library;
import app.earmark.service.Refresh;
import app.earmark.service.Subscriptions;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Controls;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.Toaster;
import app.earmark.util.Message;
import app.earmark.util.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * What the listener can do with a podcast, from its page, from a list or from the sidebar. Everything destructive
 * offers an undo. Called on the JavaFX thread; the work is done in the background.
 */
public final class PodcastActions {

  private final Library library;
  private final Subscriptions subscriptions;
  private final Refresh refresh;
  private final EpisodeActions episodes;
  private final Background background;
  private final Navigator navigator;
  private final Toaster toaster;
  private final FolderActions folders;

  public PodcastActions(Library library, Subscriptions subscriptions, Refresh refresh, EpisodeActions episodes,
      Background background, Navigator navigator, Toaster toaster) {
    this.library = library;
    this.subscriptions = subscriptions;
    this.refresh = refresh;
    this.episodes = episodes;
    this.background = background;
    this.navigator = navigator;
    this.toaster = toaster;
    this.folders = new FolderActions(library, background, navigator, toaster);
  }

  public FolderActions folders() {
    return folders;
  }

  /** Asks the feed in full, whatever it said last time. */
  public void refresh(PodcastId id) {
    background.run(() -> refresh.run(Set.of(id), true, outcome -> { }), outcomes -> outcomes.forEach(outcome ->
        toaster.say(switch (outcome.kind()) {
          case NEW -> Message.of("window.toast.new-episodes", outcome.added());
          case UNCHANGED -> Message.of("window.toast.nothing-new");
          case FAILED -> outcome.problem() == null ? Message.of("window.toast.nothing-new")
              : outcome.problem().message();
        })));
  }

  /** Marks all that is not played yet as played, with an undo. */
  public void markAllPlayed(PodcastId id) {
    background.run(() -> library.window(EpisodeFilter.of(id), 0, Integer.MAX_VALUE), episodes::markPlayed);
  }

  /** Unsubscribes, with an undo that comes back to the podcast. */
  public void unsubscribe(Podcast podcast) {
    PodcastId id = podcast.id();
    String done = podcast.isOwnFiles() ? "window.toast.own.removed" : "window.toast.unsubscribed";
    background.run(() -> subscriptions.remove(id), removed -> {
      navigator.open(new Place.NewEpisodes());
      if (removed) {
        toaster.offerUndo(Message.of(done, podcast.title()), () -> background.run(
            () -> subscriptions.restore(id), restored -> navigator.open(new Place.OnePodcast(id))));
      }
    });
  }

  /** The menu of a podcast in a list. */
  public List<MenuItem> menu(Podcast podcast, Texts texts) {
    List<MenuItem> items = new ArrayList<>();
    items.add(item(texts.get("window.action.open-podcast"), () -> navigator.open(new Place.OnePodcast(podcast.id()))));
    if (!podcast.isOwnFiles()) {
      items.add(item(texts.get("page.podcast.refresh"), () -> refresh(podcast.id())));
    }
    items.addAll(more(podcast, texts));
    return items;
  }

  /** What stands in the menu of its own page as well. */
  public List<MenuItem> more(Podcast podcast, Texts texts) {
    List<MenuItem> items = new ArrayList<>(List.of(
        item(texts.get("window.folders"), () -> folders.choose(List.of(podcast.id()))),
        item(texts.get("page.podcast.mark-all-played"), () -> markAllPlayed(podcast.id()))));
    if (!podcast.isOwnFiles()) {
      items.add(item(texts.get("page.podcast.copy-address"), () -> Controls.copy(podcast.feedUrl())));
    }
    items.add(new SeparatorMenuItem());
    items.add(item(texts.get(podcast.isOwnFiles() ? "page.own-files.remove" : "page.podcast.unsubscribe"),
        () -> unsubscribe(podcast)));
    return items;
  }

  private static MenuItem item(String words, Runnable action) {
    var item = new MenuItem(words);
    item.setOnAction(event -> action.run());
    return item;
  }
}
