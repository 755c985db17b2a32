package app.earmark.service;

import app.earmark.model.DownloadProblem;
import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.store.DownloadRecord;
import app.earmark.store.DownloadStore;
import app.earmark.util.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a download whose try has ended, in the library and in the line. Except for {@link #note} it is called
 * with the guard of {@link DownloadRuns} held.
 */
final class DownloadEndings {

  /** A failure that may pass is tried again after these times, and after the last one for ever. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));

  private static final Logger LOG = LoggerFactory.getLogger(DownloadEndings.class);

  private final DownloadStore store;
  private final DownloadLine line;
  private final EpisodeFetch fetch;
  private final DownloadBin bin;
  private final InstantSource clock;

  DownloadEndings(
      DownloadStore store, DownloadLine line, EpisodeFetch fetch, DownloadBin bin, InstantSource clock) {
    this.store = store;
    this.line = line;
    this.fetch = fetch;
    this.bin = bin;
    this.clock = clock;
  }

  /** As {@link DownloadLine#add}, with what is to be done about a failure of the last run of the program. */
  void takeUp(DownloadRecord record) {
    EpisodeId episode = record.episode();
    line.add(episode, fetch.host(episode), record.state());
    if (record.state() instanceof DownloadState.Failed failed && DownloadProblem.mayPass(failed.problem())) {
      line.set(episode, failed, clock.instant().plus(RETRIES.getFirst()));
    }
  }

  /** Takes it out of the line and deletes what has arrived. */
  void remove(EpisodeId episode) {
    store.find(episode).ifPresent(fetch::deletePart);
    store.remove(episode);
    line.remove(episode);
  }

  void pause(EpisodeId episode) {
    store.pause(episode);
    line.set(episode, store.find(episode).map(DownloadRecord::state).orElseGet(DownloadState.None::new));
  }

  /**
   * Notes a file that is in its place, before anybody holds the guard: the others go on while the disk is waited for.
   *
   * @return what came of it after all
   */
  EpisodeFetch.Outcome note(EpisodeId episode, EpisodeFetch.Outcome outcome) {
    if (outcome instanceof EpisodeFetch.Finished finished) {
      try {
        store.finish(episode, finished.file(), finished.bytes(), finished.type(), finished.durationMs(),
            clock.instant());
      } catch (RuntimeException e) {
        return unnoted(episode, e);
      }
    }
    return outcome;
  }

  /**
   * Settles it, whatever happens to the library.
   *
   * @param outcome after {@link #note}
   * @param wish what the listener has wanted meanwhile
   */
  void settle(EpisodeId episode, EpisodeFetch.Outcome outcome, DownloadRuns.@Nullable Wish wish) {
    try {
      write(episode, outcome, wish);
    } catch (RuntimeException e) {
      line.set(episode, new DownloadState.Failed(unnoted(episode, e).message()));
    }
  }

  /** The library cannot be written, perhaps for want of room. Nothing is lost: the next start looks at the files. */
  private static EpisodeFetch.Failed unnoted(EpisodeId episode, RuntimeException e) {
    LOG.error("What became of the download of episode {} could not be noted", episode, e);
    return new EpisodeFetch.Failed(Message.of("download.problem.unexpected"), null);
  }

  private void write(EpisodeId episode, EpisodeFetch.Outcome outcome, DownloadRuns.@Nullable Wish wish) {
    switch (outcome) {
      case EpisodeFetch.Finished finished -> {
        line.remove(episode);
        if (wish == DownloadRuns.Wish.REMOVE) {
          bin.discard(episode, finished.file());
          store.remove(episode);
        }
        return;
      }
      case EpisodeFetch.Gone _ -> remove(episode);
      case EpisodeFetch.Stopped _ -> line.set(episode, new DownloadState.Queued());
      case EpisodeFetch.NoRoom _ -> line.set(episode, new DownloadState.Queued());
      case EpisodeFetch.Failed failed -> fail(episode, failed);
    }
    if (wish == DownloadRuns.Wish.REMOVE) {
      remove(episode);
    } else if (wish == DownloadRuns.Wish.PAUSE
        && line.state(episode).orElse(null) instanceof DownloadState.Queued) {
      pause(episode);
    }
  }

  private void fail(EpisodeId episode, EpisodeFetch.Failed failed) {
    store.fail(episode, failed.message());
    DownloadState state = new DownloadState.Failed(failed.message());
    if (failed.retryAfter() == null) {
      line.set(episode, state);
      return;
    }
    int attempts = store.find(episode).map(DownloadRecord::attempts).orElse(1);
    if (attempts > RETRIES.size() && DownloadProblem.isAboutContent(failed.message())) {
      line.set(episode, state);
      return;
    }
    Duration pause = RETRIES.get(Math.min(attempts, RETRIES.size()) - 1);
    if (failed.retryAfter().compareTo(pause) > 0) {
      pause = failed.retryAfter();
    }
    line.set(episode, state, clock.instant().plus(pause));
  }
}
