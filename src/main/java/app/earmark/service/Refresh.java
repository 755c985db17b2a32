package app.earmark.service;

import app.earmark.model.PodcastId;
import app.earmark.model.RefreshOutcome;
import app.earmark.model.RefreshProgress;
import app.earmark.util.Observable;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks the feeds for news. Any thread but JavaFX's. */
public final class Refresh {

  private final Observable<RefreshProgress> progress = new Observable<>(RefreshProgress.IDLE);

  Refresh() {}

  /**
   * Refreshes and returns when all are done; a second call waits for the first.
   *
   * @param only these podcasts; empty: all that are subscribed to
   * @param force asks in full, whatever the validators say, and reads an unchanged body again
   * @param each hears of each podcast as it is done, on the thread that did it
   */
  public List<RefreshOutcome> run(Set<PodcastId> only, boolean force, Consumer<RefreshOutcome> each) {
    return List.of();
  }

  /** Ends a running refresh early; what was committed stays. */
  public void cancel() {}

  /** How the present refresh goes. */
  public Observable<RefreshProgress> progress() {
    return progress;
  }
}
