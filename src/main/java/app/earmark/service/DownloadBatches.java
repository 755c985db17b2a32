package app.earmark.service;

import app.earmark.model.DownloadBatch;
import app.earmark.model.EpisodeId;
import app.earmark.util.Observable;
import java.util.HashSet;
import java.util.Set;

/** Counts what came of the downloads since nothing ran or waited. Guarded by the guard of {@link DownloadRuns}. */
final class DownloadBatches {

  private final Observable<DownloadBatch> ended = new Observable<>(DownloadBatch.NONE);
  private final Set<EpisodeId> failed = new HashSet<>();
  private int done;

  /** Told while nothing else can change. */
  Observable<DownloadBatch> ended() {
    return ended;
  }

  void count(EpisodeId episode, EpisodeFetch.Outcome outcome) {
    if (outcome instanceof EpisodeFetch.Finished) {
      done++;
      failed.remove(episode);
    } else if (outcome instanceof EpisodeFetch.Failed) {
      failed.add(episode);
    }
  }

  /** Nothing runs or waits any more. */
  void end() {
    if (done > 0 || !failed.isEmpty()) {
      DownloadBatch batch = new DownloadBatch(done, failed.size());
      done = 0;
      failed.clear();
      ended.publish(batch);
    }
  }
}
