package app.earmark.playback;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.SoundSettings;
import app.earmark.playback.EpisodeShelf.Remembered;
import app.earmark.playback.EpisodeShelf.Shelved;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies on the player and what is done with it: the commands of {@link PlaybackSession}, each of which is run on
 * the session's one thread. That thread alone owns the fields, so there is no lock.
 */
final class Deck {

  private static final Logger LOG = LoggerFactory.getLogger(Deck.class);

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);

  private final EpisodeShelf shelf;
  private final SoundOutput output;
  private final InstantSource clock;
  private final Executor thread;
  private final BiFunction<Duration, Runnable, Subscription> every;
  private final Observable<PlaybackState> state = new Observable<>(PlaybackState.NOTHING);
  private final Observable<SoundSettings> settings = new Observable<>(SoundSettings.PLAIN);

  private @Nullable Sound sound;
  private @Nullable Subscription ticks;
  private @Nullable Instant pausedAt;
  private Instant savedAt = Instant.EPOCH;

  /** Counts the opened files: an event of an earlier one is not for the one that is open now. */
  private int opened;

  /** Whether the listener wants to hear it, also while it is still loading. */
  private boolean playing;

  /**
   * @param thread puts a task behind those that wait for the session's thread
   * @param every runs a task on that thread again and again, until the subscription is closed
   */
  Deck(
      EpisodeShelf shelf, SoundOutput output, InstantSource clock, Executor thread,
      BiFunction<Duration, Runnable, Subscription> every) {
    this.shelf = shelf;
    this.output = output;
    this.clock = clock;
    this.thread = thread;
    this.every = every;
  }

  Observable<PlaybackState> state() {
    return state;
  }

  Observable<SoundSettings> settings() {
    return settings;
  }

  void restore() {
    Remembered remembered = shelf.remembered();
    PlaybackState now = state.get();
    change(now.phase(), now.positionMs(), now.durationMs(),
        speedWithin(remembered.speed()), volumeWithin(remembered.volume()), now.problem());
    settings.publish(remembered.settings());
    EpisodeId last = remembered.episode();
    if (last != null && now.phase() == Phase.IDLE && shelf.find(last).isPresent()) {
      load(last, null, false);
    }
  }

  /** {@code fromMs} is {@code null} for where the listener left it. */
  void play(EpisodeId id, @Nullable Long fromMs) {
    EpisodeRow row = state.get().episode();
    if (sound == null || row == null || !row.id().equals(id)) {
      load(id, fromMs, true);
      return;
    }
    if (fromMs != null) {
      seek(fromMs);
      pausedAt = null;
    }
    start(sound);
  }

  void toggle() {
    if (playing) {
      pause();
    } else {
      resume();
    }
  }

  void resume() {
    PlaybackState now = state.get();
    if (sound != null) {
      start(sound);
    } else if (now.episode() != null) {
      load(now.episode().id(), now.positionMs(), true);
    }
  }

  void pause() {
    if (sound == null || !playing) {
      return;
    }
    playing = false;
    pausedAt = clock.instant();
    sound.pause();
    if (state.get().phase() == Phase.PLAYING) {
      stopTicks();
      move(Phase.PAUSED, position());
      keepPosition();
    }
  }

  void seek(long positionMs) {
    PlaybackState now = state.get();
    if (now.episode() == null) {
      return;
    }
    long within = Math.max(0, positionMs);
    if (now.durationMs() != null) {
      within = Math.min(within, now.durationMs());
    }
    if (sound == null) {
      load(now.episode().id(), within, false);
      return;
    }
    sound.seek(within);
    move(now.phase(), within);
    save(within);
  }

  void skip(long deltaMs) {
    seek(position() + deltaMs);
  }

  void setSpeed(double speed) {
    double within = speedWithin(speed);
    if (sound != null) {
      sound.setSpeed(within);
    }
    PlaybackState now = state.get();
    change(now.phase(), position(), now.durationMs(), within, now.volume(), now.problem());
    remember();
  }

  void setVolume(double volume) {
    double within = volumeWithin(volume);
    if (sound != null) {
      sound.setVolume(within);
    }
    PlaybackState now = state.get();
    change(now.phase(), position(), now.durationMs(), now.speed(), within, now.problem());
    remember();
  }

  void setSettings(SoundSettings changed) {
    settings.publish(changed);
    if (sound != null) {
      sound.setSettings(changed);
    }
    remember();
  }

  void close() {
    keepPosition();
    closeSound();
  }

  private void load(EpisodeId id, @Nullable Long fromMs, boolean play) {
    keepPosition();
    closeSound();
    pausedAt = null;
    playing = false;
    PlaybackState now = state.get();
    Optional<Shelved> found = shelf.find(id);
    if (found.isEmpty()) {
      change(now.episode() == null ? Phase.IDLE : Phase.FAILED, now.positionMs(), now.durationMs(), now.speed(),
          now.volume(), Message.of("player.problem.unknown-episode"));
      return;
    }
    EpisodeRow row = found.get().row();
    long from = fromMs != null ? Math.max(0, fromMs) : whereLeft(row);
    if (found.get().file() == null) {
      state.publish(new PlaybackState(row, Phase.FAILED, from, row.durationMs(), now.speed(), now.volume(),
          Message.of("player.problem.not-downloaded")));
      return;
    }
    playing = play;
    state.publish(new PlaybackState(row, Phase.LOADING, from, row.durationMs(), now.speed(), now.volume(), null));
    remember();
    opened++;
    sound = output.open(
        found.get().file(),
        new SoundStart(
            from, play, now.speed(), now.volume(), settings.get(), found.get().loudnessLufs()), new Events(opened));
  }

  /** Whoever stopped in the last second has heard it all. */
  private static long whereLeft(EpisodeRow row) {
    long left = Math.max(0, row.positionMs());
    return row.durationMs() != null && left >= row.durationMs() - 1_000 ? 0 : left;
  }

  private final class Events implements Sound.Listener {

    private final int number;

    Events(int number) {
      this.number = number;
    }

    private void whileOpen(Runnable task) {
      thread.execute(() -> {
        if (sound != null && number == opened) {
          task.run();
        }
      });
    }

    @Override
    public void ready(@Nullable Long durationMs) {
      whileOpen(() -> becomeReady(durationMs));
    }

    @Override
    public void ended() {
      whileOpen(Deck.this::end);
    }

    @Override
    public void failed(SoundProblem problem) {
      whileOpen(() -> fail(problem));
    }
  }

  private void becomeReady(@Nullable Long durationMs) {
    PlaybackState now = state.get();
    EpisodeRow row = now.episode();
    if (row != null && durationMs != null && !durationMs.equals(row.durationMs())) {
      shelf.saveDuration(row.id(), durationMs);
    }
    Long duration = durationMs != null ? durationMs : now.durationMs();
    change(playing ? Phase.PLAYING : Phase.PAUSED, now.positionMs(), duration, now.speed(), now.volume(), null);
    if (playing) {
      keepPosition();
      startTicks();
    }
  }

  private void end() {
    playing = false;
    PlaybackState now = state.get();
    closeSound();
    if (now.episode() != null) {
      shelf.markPlayed(now.episode().id());
    }
    move(Phase.ENDED, 0);
  }

  private void fail(SoundProblem problem) {
    LOG.warn("Cannot be played: {}", problem);
    playing = false;
    closeSound();
    PlaybackState now = state.get();
    change(Phase.FAILED, now.positionMs(), now.durationMs(), now.speed(), now.volume(), problem.message());
  }

  private void start(Sound open) {
    if (playing) {
      return;
    }
    playing = true;
    if (pausedAt != null) {
      long back = ResumeRewind.afterPauseOf(Duration.between(pausedAt, clock.instant()));
      pausedAt = null;
      if (back > 0) {
        skip(-back);
      }
    }
    open.play();
    if (state.get().phase() == Phase.PAUSED) {
      move(Phase.PLAYING, position());
      keepPosition();
      startTicks();
    }
  }

  private void tick() {
    if (state.get().phase() == Phase.PLAYING) {
      move(Phase.PLAYING, position());
      if (Duration.between(savedAt, clock.instant()).compareTo(SAVE_EVERY) >= 0) {
        keepPosition();
      }
    }
  }

  private void startTicks() {
    if (ticks == null) {
      ticks = every.apply(TICK, this::tick);
    }
  }

  private void stopTicks() {
    if (ticks != null) {
      ticks.close();
      ticks = null;
    }
  }

  private void closeSound() {
    stopTicks();
    if (sound != null) {
      sound.close();
      sound = null;
    }
  }

  /** What is heard now; what was published last where nothing is open yet or any more. */
  private long position() {
    return sound != null && state.get().phase() != Phase.LOADING ? sound.positionMs() : state.get().positionMs();
  }

  private void keepPosition() {
    Phase phase = state.get().phase();
    if (phase == Phase.PLAYING || phase == Phase.PAUSED) {
      save(position());
    }
  }

  private void save(long positionMs) {
    EpisodeRow row = state.get().episode();
    if (row != null) {
      savedAt = clock.instant();
      shelf.savePosition(row.id(), positionMs);
    }
  }

  private void remember() {
    PlaybackState now = state.get();
    EpisodeRow row = now.episode();
    shelf.remember(new Remembered(row == null ? null : row.id(), now.speed(), now.volume(), settings.get()));
  }

  private void move(Phase phase, long positionMs) {
    PlaybackState now = state.get();
    change(phase, positionMs, now.durationMs(), now.speed(), now.volume(), now.problem());
  }

  private void change(
      Phase phase, long positionMs, @Nullable Long durationMs, double speed, double volume,
      @Nullable Message problem) {
    state.publish(new PlaybackState(state.get().episode(), phase, positionMs, durationMs, speed, volume, problem));
  }

  private static double speedWithin(double speed) {
    return Math.clamp(Math.round(speed * 20) / 20.0, PlaybackSession.SLOWEST, PlaybackSession.FASTEST);
  }

  private static double volumeWithin(double volume) {
    return Math.clamp(volume, 0.0, PlaybackSession.LOUDEST);
  }
}
