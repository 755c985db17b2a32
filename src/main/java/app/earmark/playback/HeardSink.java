package app.earmark.playback;

import app.earmark.model.EpisodeId;
import java.time.Instant;

/**
 * Takes what was heard, stretch by stretch, for statistics. Called on the thread of the {@link PlaybackSession}, about
 * once a minute and at every pause, seek and change; must hand over at once what blocks.
 */
public interface HeardSink {

  HeardSink NOBODY = heard -> { };

  void heard(Heard heard);

  /**
   * A stretch of an episode that was heard without a break.
   *
   * @param since when it began
   * @param fromMs in the episode's own time
   * @param toMs in the episode's own time, silences that were left out included
   * @param wallMs how long the listener heard it
   * @param speed at which it was played, the same all along
   * @param trims whether silences were left out
   */
  record Heard(EpisodeId episode, Instant since, long fromMs, long toMs, long wallMs, double speed, boolean trims) {

    /** By speed and by leaving out silences; negative where it was slowed down. */
    public long savedMs() {
      return toMs - fromMs - wallMs;
    }

    /** By leaving out silences alone. */
    public long trimmedMs() {
      return trims ? Math.max(0, toMs - fromMs - Math.round(wallMs * speed)) : 0;
    }
  }
}
