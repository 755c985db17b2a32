package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * How the episodes of a podcast are played.
 *
 * @param speed 1.0 is as recorded
 * @param volume 0.0 silent, 1.0 as recorded, up to 1.5
 * @param sound what is done to the sound besides
 * @param introMs so much of the beginning is passed over
 * @param outroMs so much of the end
 */
public record Manner(double speed, double volume, SoundSettings sound, long introMs, long outroMs) {

  public static final Manner PLAIN = new Manner(1, 1, SoundSettings.PLAIN, 0, 0);

  public Manner withSpeed(double changed) {
    return new Manner(changed, volume, sound, introMs, outroMs);
  }

  public Manner withVolume(double changed) {
    return new Manner(speed, changed, sound, introMs, outroMs);
  }

  public Manner withSound(SoundSettings changed) {
    return new Manner(speed, volume, changed, introMs, outroMs);
  }

  /** Where an episode begins, in ms; at its very start where hardly more than what is passed over would be left. */
  public long startMs(@Nullable Long durationMs) {
    return durationMs == null || leavesSomethingOf(durationMs) ? introMs : 0;
  }

  /** Where it ends for the listener, in ms; never before its own end where nothing is passed over. */
  public long endMs(@Nullable Long durationMs) {
    return durationMs == null || outroMs <= 0 || !leavesSomethingOf(durationMs)
        ? Long.MAX_VALUE : durationMs - outroMs;
  }

  /** Where to go on, in ms: where the listener left it. Whoever stopped in the last second has heard it all. */
  public long resumeMs(EpisodeRow row) {
    Long duration = row.durationMs();
    boolean atEnd = duration != null && row.positionMs() >= duration - 1_000;
    return Math.max(atEnd ? 0 : row.positionMs(), startMs(duration));
  }

  private boolean leavesSomethingOf(long durationMs) {
    return introMs + outroMs < durationMs;
  }
}
