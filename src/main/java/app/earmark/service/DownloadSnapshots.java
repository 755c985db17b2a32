package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.DownloadsSnapshot;
import app.earmark.model.EpisodeId;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells everybody how the downloads stand. Guarded by the guard of {@link DownloadRuns}. */
final class DownloadSnapshots {

  /** Progress is published this often at most; every change of state is published at once. */
  private static final long PUBLISH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Observable<DownloadsSnapshot> latest = new Observable<>(DownloadsSnapshot.EMPTY);
  private long publishedNanos;

  Observable<DownloadsSnapshot> latest() {
    return latest;
  }

  /** Whether it is time to tell of progress. */
  boolean isDue() {
    return System.nanoTime() - publishedNanos >= PUBLISH_EVERY_NANOS;
  }

  void publish(DownloadLine line, @Nullable Message halted) {
    Map<EpisodeId, DownloadState> states = line.states();
    long speed = states.values().stream()
        .mapToLong(state -> state instanceof DownloadState.Running run ? run.bytesPerSecond() : 0)
        .sum();
    publishedNanos = System.nanoTime();
    latest.publish(new DownloadsSnapshot(line.episodes(), states, speed, halted));
  }
}
