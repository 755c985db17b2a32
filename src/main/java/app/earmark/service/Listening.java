package app.earmark.service;

import app.earmark.model.DownloadState;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.playback.PlaybackSession;
import app.earmark.playback.SleepTimer;
import app.earmark.util.InTurn;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the player's doing means for the rest: what plays is taken from Up Next and stands in the history, and the next
 * one follows at its end.
 *
 * <p>Threads: hears the player on the player's thread, and does everything that blocks on threads of the executor, one
 * task at a time and in order. {@link #next} and {@link #previous} may be called from any thread and answer at once.
 */
public final class Listening implements AutoCloseable {

  /** How often the history learns how far it is, besides at every pause and end. */
  private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

  /** Whoever is further inside goes back to the episode's own start first. */
  private static final long AGAIN_MS = 5_000;

  private final PlaybackSession playback;
  private final UpNext upNext;
  private final ListeningHistory history;
  private final Library library;
  private final Downloads downloads;
  private final SleepTimer sleep;
  private final InTurn turn;
  private final InstantSource clock;

  /** Only on the player's thread, inside one publication after the other; so are the two below. */
  private PlaybackState last = PlaybackState.NOTHING;

  private @Nullable EpisodeId begun;
  private Instant notedAt = Instant.EPOCH;

  /** What is to be heard as soon as it is on disk. */
  private final AtomicReference<@Nullable EpisodeId> awaited = new AtomicReference<>();

  private Subscription heard = () -> { };

  /**
   * @param work runs what blocks
   */
  public Listening(
      PlaybackSession playback, UpNext upNext, ListeningHistory history, Library library, Downloads downloads,
      SleepTimer sleep, Executor work, InstantSource clock) {
    this.playback = playback;
    this.upNext = upNext;
    this.history = history;
    this.library = library;
    this.downloads = downloads;
    this.sleep = sleep;
    this.turn = new InTurn(work);
    this.clock = clock;
  }

  /** Listens from now on, until it is closed. */
  public void start() {
    heard = playback.state().subscribe(this::onState)
        .and(downloads.snapshot().subscribe(snapshot -> onDownloads(snapshot.states().keySet())));
  }

  /** Plays what comes next, now; what played stays where the listener left it. */
  public void next() {
    EpisodeRow row = playback.state().get().episode();
    turn.execute(() -> (row == null ? upNext.snapshot().get().episodes().stream().findFirst() : upNext.next(row.id()))
        .ifPresent(next -> follow(null, next)));
  }

  /** Goes back to the start of the episode; within its first seconds, to the one that was heard before it. */
  public void previous() {
    PlaybackState now = playback.state().get();
    EpisodeRow row = now.episode();
    if (row == null) {
      return;
    }
    if (now.positionMs() > AGAIN_MS) {
      playback.seek(0);
      return;
    }
    turn.execute(() -> history.before(row.id()).ifPresentOrElse(
        before -> follow(null, before), () -> playback.seek(0)));
  }

  private void onState(PlaybackState now) {
    PlaybackState before = last;
    last = now;
    EpisodeId was = id(before);
    EpisodeId is = id(now);
    if (before.phase() == Phase.PLAYING && was != null && (now.phase() != Phase.PLAYING || !was.equals(is))) {
      boolean finished = now.phase() == Phase.ENDED && was.equals(is);
      note(was, finished && now.durationMs() != null ? now.durationMs() : before.positionMs(), finished);
    }
    if (is == null) {
      return;
    }
    if (now.phase() == Phase.PLAYING) {
      if (!is.equals(begun) || before.phase() != Phase.PLAYING) {
        begun = is;
        awaited.set(null);
        turn.execute(() -> upNext.remove(List.of(is)));
        note(is, now.positionMs(), false);
      } else if (Duration.between(notedAt, clock.instant()).compareTo(NOTED_EVERY) >= 0) {
        note(is, now.positionMs(), false);
      }
    } else if (now.phase() == Phase.ENDED && before.phase() != Phase.ENDED
        && !sleep.endsHere()) {
      turn.execute(() -> upNext.after(is).ifPresent(next -> follow(is, next)));
    }
  }

  private static @Nullable EpisodeId id(PlaybackState state) {
    EpisodeRow row = state.episode();
    return row == null ? null : row.id();
  }

  private void note(EpisodeId episode, long positionMs, boolean finished) {
    notedAt = clock.instant();
    turn.execute(() -> history.heard(episode, positionMs, finished));
  }

  /** Plays it. What is not on disk is downloaded before all others, and heard as it comes in or when it is here. */
  private void follow(@Nullable EpisodeId ended, EpisodeId next) {
    Optional<EpisodeRow> row = library.rows(List.of(next)).stream().findFirst();
    if (row.isEmpty()) {
      upNext.remove(List.of(next));
      return;
    }
    if (!(row.get().download() instanceof DownloadState.Done)) {
      downloads.first(next);
      awaited.set(next);
    }
    if (ended == null) {
      playback.play(next);
    } else {
      playback.follow(ended, next);
    }
  }

  private void onDownloads(Set<EpisodeId> moving) {
    EpisodeId next = awaited.get();
    if (next != null && !moving.contains(next)) {
      turn.execute(() -> whenHere(next));
    }
  }

  /** Where it could not be heard while it came in, unless the listener went on to something else. */
  private void whenHere(EpisodeId next) {
    boolean here = library.rows(List.of(next)).stream().anyMatch(row -> row.download() instanceof DownloadState.Done);
    PlaybackState now = playback.state().get();
    if (here && awaited.compareAndSet(next, null) && now.phase() == Phase.FAILED && next.equals(id(now))) {
      playback.play(next);
    }
  }

  /** Hears nothing more; what was begun may still go on for a moment. */
  @Override
  public void close() {
    heard.close();
  }
}
