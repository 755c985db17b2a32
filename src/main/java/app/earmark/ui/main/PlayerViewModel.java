package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.playback.PlaybackSession;
import app.earmark.ui.common.Attachable;
import app.earmark.ui.common.Formats;
import app.earmark.ui.common.Navigator;
import app.earmark.ui.common.Place;
import app.earmark.ui.common.page.LiveState;
import app.earmark.util.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the player bar shows and does. JavaFX thread only. */
final class PlayerViewModel extends Attachable {

  static final long BACK_MS = 15_000;
  static final long FORWARD_MS = 30_000;

  /** The speeds on offer; the keys go in steps of 0.1. */
  static final List<Double> SPEEDS = List.of(0.8, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2.0, 2.5, 3.0);

  private static final double SPEED_STEP = 0.1;

  /**
   * The bar at one moment.
   *
   * @param line under the title: the podcast, or why it does not play
   * @param share of the episode that is behind; 0 to 1
   * @param durationMs 0 where nobody knows
   * @param left what is left, with a minus sign; empty where nobody knows
   */
  record Bar(
      boolean shown,
      String title,
      String line,
      boolean failed,
      boolean playing,
      boolean loading,
      double share,
      long positionMs,
      long durationMs,
      String position,
      String left,
      double speed,
      String speedText,
      double volume) {}

  private final PlaybackSession session;
  private final LiveState live;
  private final Navigator navigator;
  private final Texts texts;
  private final Formats formats;
  private final ReadOnlyObjectWrapper<Bar> bar;
  private double loudBefore = 1;

  PlayerViewModel(PlaybackSession session, LiveState live, Navigator navigator, Texts texts, Formats formats) {
    this.session = session;
    this.live = live;
    this.navigator = navigator;
    this.texts = texts;
    this.formats = formats;
    this.bar = new ReadOnlyObjectWrapper<>(this, "bar", bar(PlaybackState.NOTHING));
  }

  @Override
  protected void onAttach() {
    hold(live.playbackProperty(), state -> bar.set(bar(state)));
  }

  private Bar bar(PlaybackState state) {
    EpisodeRow row = state.episode();
    long duration = state.durationMs() != null ? state.durationMs()
        : row != null && row.durationMs() != null ? row.durationMs() : 0;
    boolean failed = state.phase() == Phase.FAILED && state.problem() != null;
    return new Bar(
        row != null,
        row == null ? "" : row.title(),
        failed && state.problem() != null ? texts.get(state.problem()) : row == null ? "" : row.podcastTitle(),
        failed,
        state.phase() == Phase.PLAYING,
        state.phase() == Phase.LOADING,
        duration <= 0 ? 0 : Math.clamp((double) state.positionMs() / duration, 0, 1),
        state.positionMs(),
        Math.max(0, duration),
        formats.clock(state.positionMs()),
        duration <= 0 ? "" : "−" + formats.clock(Math.max(0, duration - state.positionMs())),
        state.speed(),
        formats.speed(state.speed()),
        state.volume());
  }

  ReadOnlyObjectProperty<Bar> barProperty() {
    return bar.getReadOnlyProperty();
  }

  /** The picture of what is loaded, and whose initial stands for it. */
  ReadOnlyObjectProperty<PlaybackState> stateProperty() {
    return live.playbackProperty();
  }

  /** The exact time under the pointer. */
  String timeAt(double share) {
    return formats.clock(Math.round(Math.clamp(share, 0, 1) * bar.get().durationMs()));
  }

  void toggle() {
    if (bar.get().failed()) {
      session.resume();
    } else {
      session.toggle();
    }
  }

  void back() {
    session.skip(-BACK_MS);
  }

  void forward() {
    session.skip(FORWARD_MS);
  }

  void seek(double share) {
    session.seek(Math.round(Math.clamp(share, 0, 1) * bar.get().durationMs()));
  }

  void setSpeed(double speed) {
    session.setSpeed(Math.clamp(speed, PlaybackSession.SLOWEST, PlaybackSession.FASTEST));
  }

  void faster() {
    setSpeed(bar.get().speed() + SPEED_STEP);
  }

  void slower() {
    setSpeed(bar.get().speed() - SPEED_STEP);
  }

  void setVolume(double volume) {
    session.setVolume(Math.clamp(volume, 0, 1));
  }

  /** Silent, or as loud as before. */
  void mute() {
    double now = bar.get().volume();
    if (now > 0) {
      loudBefore = now;
      setVolume(0);
    } else {
      setVolume(loudBefore);
    }
  }

  void openEpisode() {
    EpisodeRow row = live.playbackProperty().get().episode();
    if (row != null) {
      navigator.open(new Place.OneEpisode(row.id()));
    }
  }

  void openPodcast() {
    EpisodeRow row = live.playbackProperty().get().episode();
    if (row != null) {
      navigator.open(new Place.OnePodcast(row.podcast()));
    }
  }
}
