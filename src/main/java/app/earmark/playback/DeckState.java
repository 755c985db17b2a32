package app.earmark.playback;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import org.jspecify.annotations.Nullable;

/** What the deck shows of itself, one immutable value after the other. Changed on the session's thread alone. */
final class DeckState {

  private final Observable<PlaybackState> state = new Observable<>(PlaybackState.NOTHING);

  Observable<PlaybackState> shown() {
    return state;
  }

  PlaybackState get() {
    return state.get();
  }

  boolean is(Phase phase) {
    return state.get().phase() == phase;
  }

  /** Another episode, or a new try with the same. */
  void show(EpisodeRow row, Phase phase, long positionMs, @Nullable Message problem) {
    PlaybackState now = state.get();
    state.publish(new PlaybackState(row, phase, positionMs, row.durationMs(), now.speed(), now.volume(), problem));
  }

  void move(Phase phase, long positionMs) {
    change(phase, positionMs, state.get().durationMs(), state.get().problem());
  }

  void change(Phase phase, long positionMs, @Nullable Long durationMs, @Nullable Message problem) {
    PlaybackState now = state.get();
    state.publish(
        new PlaybackState(now.episode(), phase, positionMs, durationMs, now.speed(), now.volume(), problem));
  }

  void play(double speed, double volume, long positionMs) {
    PlaybackState now = state.get();
    state.publish(new PlaybackState(
        now.episode(), now.phase(), positionMs, now.durationMs(), speed, volume, now.problem()));
  }
}
