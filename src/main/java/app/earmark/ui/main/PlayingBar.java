package app.earmark.ui.main;

import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.ui.common.Formats;

/**
 * What the player bar says at one moment.
 *
 * @param line under the title: the podcast and the chapter, or why it does not play
 * @param share of the episode that is behind; 0 to 1
 * @param durationMs 0 where nobody knows
 * @param left what is left, with a minus sign; empty where nobody knows
 */
record PlayingBar(
    boolean shown,
    String title,
    String podcast,
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
    double volume) {

  static PlayingBar of(PlaybackState state, String line, Formats formats) {
    EpisodeRow row = state.episode();
    long duration = state.durationMs() != null ? state.durationMs()
        : row != null && row.durationMs() != null ? row.durationMs() : 0;
    return new PlayingBar(
        row != null,
        row == null ? "" : row.title(),
        row == null ? "" : row.podcastTitle(),
        line,
        state.phase() == Phase.FAILED && state.problem() != null,
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
}
