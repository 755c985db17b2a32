package app.earmark.playback;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a reel's player, told on a thread of its own.
 *
 * @param wake has the thread of the reels look at them
 * @param listener of the episode's sound
 */
record ReelPlayerEvents(Runnable wake, Sound.Listener listener) implements Sound.Listener {

  @Override
  public void ready(@Nullable Long ignored) {
    wake.run();
  }

  @Override
  public void ended() {
    wake.run();
  }

  @Override
  public void failed(SoundProblem problem) {
    listener.failed(problem);
  }
}
