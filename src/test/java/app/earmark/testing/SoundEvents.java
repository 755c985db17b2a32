package app.earmark.testing;

import app.earmark.playback.Sound;
import app.earmark.playback.SoundProblem;
import org.jspecify.annotations.Nullable;

/** What a sound told of itself. Any thread. */
public final class SoundEvents implements Sound.Listener {

  private volatile boolean ready;
  private volatile @Nullable Long durationMs;
  private volatile boolean ended;
  private volatile @Nullable SoundProblem problem;

  public boolean isReady() {
    return ready;
  }

  public @Nullable Long durationMs() {
    return durationMs;
  }

  public boolean hasEnded() {
    return ended;
  }

  public @Nullable SoundProblem problem() {
    return problem;
  }

  /** Whether nothing more will be heard. */
  public boolean isOver() {
    return ended || problem != null;
  }

  @Override
  public void ready(@Nullable Long duration) {
    durationMs = duration;
    ready = true;
  }

  @Override
  public void ended() {
    ended = true;
  }

  @Override
  public void failed(SoundProblem why) {
    problem = why;
  }
}
