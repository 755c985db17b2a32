package app.earmark.ui.main;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.Podcast;
import app.earmark.model.search.SmartList;
import app.earmark.service.Library;
import app.earmark.service.SmartLists;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.LiveState;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the sidebar shows: the subscriptions and the counts. JavaFX thread only. */
final class SidebarViewModel extends Attachable {

  private record Read(List<Podcast> podcasts, int unplayed, List<CountedList> smartLists) {}

  /** A smart list with how many episodes are in it. */
  record CountedList(SmartList list, int count) {}

  private final Library library;
  private final Background background;
  private final LiveState live;
  private final Reload<Read> reload;
  private final ObservableList<Podcast> podcasts = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<CountedList>> lists =
      new ReadOnlyObjectWrapper<>(this, "smartLists", List.of());
  private final ReadOnlyIntegerWrapper unplayed = new ReadOnlyIntegerWrapper(this, "unplayed", 0);
  private final ReadOnlyIntegerWrapper downloading = new ReadOnlyIntegerWrapper(this, "downloading", 0);

  private final ReadOnlyIntegerWrapper queued = new ReadOnlyIntegerWrapper(this, "queued", 0);

  SidebarViewModel(Library library, SmartLists smartLists, Background background, LiveState live) {
    this.library = library;
    this.background = background;
    this.live = live;
    this.reload = new Reload<>(background,
        () -> new Read(library.podcasts(), library.count(EpisodeFilter.unplayed()), smartLists.all().stream()
            .map(list -> new CountedList(list, smartLists.episodes(list).size())).toList()), this::show);
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(live.downloadsProperty(), snapshot -> downloading.set((int) snapshot.states().values().stream()
        .filter(state -> state instanceof DownloadState.Running || state instanceof DownloadState.Queued
            || state instanceof DownloadState.Failed)
        .count()));
    hold(live.upNextProperty(), snapshot -> queued.set(snapshot.episodes().size()));
    hold(reload::stop);
  }

  private void show(Read read) {
    unplayed.set(read.unplayed());
    lists.set(read.smartLists());
    if (!podcasts.equals(read.podcasts())) {
      podcasts.setAll(read.podcasts());
    }
  }

  ObservableList<Podcast> podcasts() {
    return podcasts;
  }

  ReadOnlyObjectProperty<List<CountedList>> smartListsProperty() {
    return lists.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty unplayedProperty() {
    return unplayed.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty queuedProperty() {
    return queued.getReadOnlyProperty();
  }

  /** Downloads that run, wait, or need the listener because they failed. */
  ReadOnlyIntegerProperty downloadingProperty() {
    return downloading.getReadOnlyProperty();
  }
}
