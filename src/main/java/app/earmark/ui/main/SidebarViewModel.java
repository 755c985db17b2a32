package app.earmark.ui.main;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeFilter;
import app.earmark.model.Podcast;
import app.earmark.model.PodcastId;
import app.earmark.model.Preference;
import app.earmark.model.search.SmartList;
import app.earmark.service.Library;
import app.earmark.service.Preferences;
import app.earmark.service.SmartLists;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Background;
import app.earmark.ui.common.Reload;
import app.earmark.ui.common.page.LiveState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the sidebar shows: the subscriptions and the counts. JavaFX thread only. */
final class SidebarViewModel extends Attachable {

  /** The folders of which only the name is shown, one a line. */
  static final Preference<String> CLOSED = new Preference.Line("sidebar.closedFolders");

  private record Read(List<Podcast> podcasts, Map<PodcastId, List<String>> folders, Set<String> closed, int unplayed,
      List<CountedList> smartLists) {}

  /** More is shown as “999+”. */
  private static final int MOST_COUNTED = 1_000;

  /** A smart list with how many episodes are in it, {@value #MOST_COUNTED} at most. */
  record CountedList(SmartList list, int count) {}

  private final Library library;
  private final Preferences preferences;
  private final Background background;
  private final LiveState live;
  private final Reload<Read> reload;
  private final ObservableList<SidebarRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<CountedList>> lists =
      new ReadOnlyObjectWrapper<>(this, "smartLists", List.of());
  private final ReadOnlyIntegerWrapper unplayed = new ReadOnlyIntegerWrapper(this, "unplayed", 0);
  private final ReadOnlyIntegerWrapper downloading = new ReadOnlyIntegerWrapper(this, "downloading", 0);

  private Read last = new Read(List.of(), Map.of(), Set.of(), 0, List.of());
  private final ReadOnlyLongWrapper bytesPerSecond = new ReadOnlyLongWrapper(this, "bytesPerSecond", 0);
  private final ReadOnlyIntegerWrapper queued = new ReadOnlyIntegerWrapper(this, "queued", 0);

  SidebarViewModel(Library library, SmartLists smartLists, Preferences preferences, Background background,
      LiveState live) {
    this.preferences = preferences;
    this.library = library;
    this.background = background;
    this.live = live;
    this.reload = new Reload<>(background,
        () -> new Read(library.podcasts(), library.folders().all(), closed(),
            library.count(EpisodeFilter.unplayed()), smartLists.all().stream()
            .map(list -> new CountedList(list, smartLists.countUpTo(list, MOST_COUNTED))).toList()), this::show);
  }

  @Override
  protected void onAttach() {
    hold(background.fx().latest(library.changes(), change -> reload.now()));
    hold(live.downloadsProperty(), snapshot -> bytesPerSecond.set(snapshot.bytesPerSecond()));
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
    last = read;
    showRows(read.closed());
  }

  private Set<String> closed() {
    return preferences.get(CLOSED).lines().filter(name -> !name.isEmpty()).collect(Collectors.toSet());
  }

  private void showRows(Set<String> closed) {
    List<SidebarRow> now = SidebarRow.rows(last.podcasts(), last.folders(), closed);
    if (!rows.equals(now)) {
      rows.setAll(now);
    }
  }

  /** Opens a folder or closes it, which is remembered. */
  void toggle(String folder) {
    var closed = new TreeSet<>(last.closed());
    if (!closed.remove(folder)) {
      closed.add(folder);
    }
    last = new Read(last.podcasts(), last.folders(), closed, last.unplayed(), last.smartLists());
    showRows(closed);
    background.change(() -> preferences.set(CLOSED, String.join("\n", closed)));
  }

  /** Folders, and the podcasts in them and in none. */
  ObservableList<SidebarRow> rows() {
    return rows;
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

  /** Of all running downloads together. */
  ReadOnlyLongProperty bytesPerSecondProperty() {
    return bytesPerSecond.getReadOnlyProperty();
  }

  /** Downloads that run, wait, or need the listener because they failed. */
  ReadOnlyIntegerProperty downloadingProperty() {
    return downloading.getReadOnlyProperty();
  }
}
