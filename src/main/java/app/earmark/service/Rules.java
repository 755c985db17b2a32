package app.earmark.service;

import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import java.util.Collection;
import java.util.List;

/**
 * All that the listener has laid down once and for all: what is downloaded, what is kept, and which withdrawn episodes
 * leave the lists. An open window obeys it through {@link Upkeep}; without one, the commands that bring something new
 * do. Nothing is deleted but by a rule that the listener has agreed to earlier, see {@link Retention}: a command asks
 * nobody, so what a changed rule would delete waits for the window. Blocking; one thread at a time.
 */
public final class Rules {

  private final AutomaticDownloads automatic;
  private final Retention retention;
  private final Tidying tidying;

  public Rules(AutomaticDownloads automatic, Retention retention, Tidying tidying) {
    this.automatic = automatic;
    this.retention = retention;
    this.tidying = tidying;
  }

  /**
   * Puts into the queue what they ask for of what is new, and returns it.
   *
   * @param only in these podcasts; empty: in all
   */
  public List<EpisodeId> download(Collection<PodcastId> only) {
    return automatic.run(only);
  }

  /** Deletes the files that they do not keep. */
  public void clear() {
    retention.sweep();
  }

  /** Takes out of the lists what feeds have withdrawn, or puts it back. */
  public void tidy() {
    tidying.run();
  }
}
