package app.earmark.ui.common.page;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.RefreshProgress;
import app.earmark.model.UpNextSnapshot;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.FxThread;
import app.earmark.util.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What changes many times a second, as properties for the JavaFX thread: at most 30 updates a second each. One for the
 * window, attached as long as it is open.
 */
public final class LiveState extends Attachable {

  private final FxThread fx;
  private final Observable<DownloadsSnapshot> downloadsSource;
  private final Observable<PlaybackState> playbackSource;
  private final Observable<RefreshProgress> refreshSource;
  private final Observable<UpNextSnapshot> upNextSource;
  private final ReadOnlyObjectWrapper<DownloadsSnapshot> downloads =
      new ReadOnlyObjectWrapper<>(this, "downloads", DownloadsSnapshot.EMPTY);
  private final ReadOnlyObjectWrapper<PlaybackState> playback =
      new ReadOnlyObjectWrapper<>(this, "playback", PlaybackState.NOTHING);
  private final ReadOnlyObjectWrapper<RefreshProgress> refresh =
      new ReadOnlyObjectWrapper<>(this, "refresh", RefreshProgress.IDLE);
  private final ReadOnlyObjectWrapper<UpNextSnapshot> upNext =
      new ReadOnlyObjectWrapper<>(this, "upNext", UpNextSnapshot.EMPTY);

  public LiveState(
      FxThread fx,
      Observable<DownloadsSnapshot> downloads,
      Observable<PlaybackState> playback,
      Observable<RefreshProgress> refresh,
      Observable<UpNextSnapshot> upNext) {
    this.fx = fx;
    this.downloadsSource = downloads;
    this.playbackSource = playback;
    this.refreshSource = refresh;
    this.upNextSource = upNext;
  }

  @Override
  protected void onAttach() {
    hold(fx.latest(downloadsSource, downloads::set));
    hold(fx.latest(playbackSource, playback::set));
    hold(fx.latest(refreshSource, refresh::set));
    hold(fx.latest(upNextSource, upNext::set));
  }

  public ReadOnlyObjectProperty<DownloadsSnapshot> downloadsProperty() {
    return downloads.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<PlaybackState> playbackProperty() {
    return playback.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RefreshProgress> refreshProperty() {
    return refresh.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<UpNextSnapshot> upNextProperty() {
    return upNext.getReadOnlyProperty();
  }

  /** Whether the row waits in Up Next. */
  public boolean isQueued(EpisodeRow row) {
    return upNext.get().contains(row.id());
  }

  /** Where the download of a row stands now: the queue knows better than the row, which was read a while ago. */
  public DownloadState download(EpisodeRow row) {
    return downloads.get().states().getOrDefault(row.id(), row.download());
  }

  /** Whether the row is what the player has loaded. */
  public boolean isLoaded(EpisodeRow row) {
    EpisodeRow loaded = playback.get().episode();
    return loaded != null && loaded.id().equals(row.id());
  }

  public boolean isPlaying(EpisodeRow row) {
    PlaybackState.Phase phase = playback.get().phase();
    return isLoaded(row)
        && (phase == PlaybackState.Phase.PLAYING || phase == PlaybackState.Phase.LOADING);
  }

  /** Where the listener is in the row's episode, in ms: the player knows better than the row. */
  public long position(EpisodeRow row) {
    return isLoaded(row) ? playback.get().positionMs() : row.positionMs();
  }
}
