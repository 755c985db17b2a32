package app.earmark.playback;

import app.earmark.audio.ByteSource;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.Manner;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.model.PodcastId;
import app.earmark.model.SoundSettings;
import app.earmark.playback.EpisodeShelf.Shelved;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies on the player and what is done with it: the commands of {@link PlaybackSession}, each of which is run on
 * the session's one thread. That thread alone owns the fields, so there is no lock.
 */
final class Deck {

  private static final Logger LOG = LoggerFactory.getLogger(Deck.class);

  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);

  private final EpisodeShelf shelf;
  private final SoundOutput output;
  private final InstantSource clock;
  private final DeckEvents events;
  private final DeckState state = new DeckState();
  private final DeckManner manner;
  private final HeardMeter meter;
  private final Ticks ticks;

  private @Nullable Sound sound;
  private @Nullable Instant pausedAt;
  private Instant savedAt = Instant.EPOCH;

  /** Whether the listener wants to hear it, also while it is still loading. */
  private boolean playing;

  /** Up to where it was played, or where it was sent: whoever goes into the outro wants to hear it. */
  private long playedToMs;

  /**
   * @param thread puts a task behind those that wait for the session's thread
   * @param every runs a task on that thread again and again, until the subscription is closed
   */
  Deck(
      EpisodeShelf shelf, SoundOutput output, HeardSink sink, InstantSource clock, Executor thread,
      BiFunction<Duration, Runnable, Subscription> every) {
    this.shelf = shelf;
    this.output = output;
    this.clock = clock;
    this.ticks = new Ticks(every, this::tick);
    this.events = new DeckEvents(thread, this);
    this.meter = new HeardMeter(sink);
    this.manner = new DeckManner(shelf);
  }

  Observable<PlaybackState> state() {
    return state.shown();
  }

  Observable<SoundSettings> settings() {
    return manner.settings();
  }

  Observable<Long> saved() {
    return meter.saved();
  }

  void restore() {
    obeyChoices();
    Optional<EpisodeId> last = shelf.lastLoaded();
    if (last.isPresent() && state.is(Phase.IDLE) && shelf.find(last.get()).isPresent()) {
      load(last.get(), null, false);
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
      boolean ended = now.phase() == Phase.ENDED;
      load(now.episode().id(), ended ? manner.get().startMs(now.durationMs()) : now.positionMs(), true);
    }
  }

  void pause() {
    if (sound == null || !playing) {
      return;
    }
    playing = false;
    pausedAt = clock.instant();
    sound.pause();
    if (state.is(Phase.PLAYING)) {
      ticks.stop();
      move(Phase.PAUSED, position());
      meter.stop();
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
    meter.stop();
    sound.seek(within);
    playedToMs = within;
    state.move(now.phase(), within);
    measure();
    save(within);
  }

  void skip(long deltaMs) {
    seek(position() + deltaMs);
  }

  void setSpeed(double speed) {
    choose(manner.get().withSpeed(PlaybackSession.speedWithin(speed)));
  }

  void setVolume(double volume) {
    choose(manner.get().withVolume(PlaybackSession.volumeWithin(volume)));
  }

  /** For now only: the volume that is chosen stays. */
  void fade(double share) {
    if (sound != null) {
      manner.fade(share, sound);
    }
  }

  @Nullable Long endMs() {
    return manner.endMs(state.get().durationMs());
  }

  void setSettings(SoundSettings changed) {
    choose(manner.get().withSound(changed));
  }

  private void choose(Manner changed) {
    Manner before = manner.follow(changed, sound);
    show(before);
    manner.keep(podcast(), before);
  }

  /** What was chosen elsewhere comes into force. */
  void obeyChoices() {
    show(manner.obey(podcast(), sound));
  }

  private @Nullable PodcastId podcast() {
    EpisodeRow row = state.get().episode();
    return row == null ? null : row.podcast();
  }

  /** From here on it is heard in another manner. */
  private void show(Manner before) {
    PlaybackState now = state.get();
    Manner present = manner.get();
    if (now.speed() != present.speed() || now.volume() != present.volume()
        || present.sound().trimming() != before.sound().trimming()) {
      meter.stop();
      state.play(present.speed(), present.volume(), position());
      measure();
    }
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
      state.change(now.episode() == null ? Phase.IDLE : Phase.FAILED, now.positionMs(), now.durationMs(),
          Message.of("player.problem.unknown-episode"));
      return;
    }
    EpisodeRow row = found.get().row();
    show(manner.obey(row.podcast(), sound));
    Manner present = manner.get();
    long from = fromMs != null ? Math.max(0, fromMs) : present.resumeMs(row);
    playing = play;
    playedToMs = from;
    meter.load();
    SoundStart start =
        new SoundStart(from, play, present.speed(), present.volume(), present.sound(), found.get().loudnessLufs());
    Path file = found.get().file();
    // Only who wants to hear it now has it fetched.
    Supplier<ByteSource> growing = play && file == null ? shelf.growing(id).orElse(null) : null;
    if (file != null) {
      state.show(row, Phase.LOADING, from, null);
      sound = output.open(file, start, events.next());
    } else if (growing != null) {
      state.show(row, Phase.LOADING, from, null);
      sound = output.openGrowing(growing, start, events.next());
    } else {
      playing = false;
      state.show(row, Phase.FAILED, from, Message.of("player.problem.not-downloaded"));
      return;
    }
    shelf.keepLoaded(id);
  }

  boolean isOpen() {
    return sound != null;
  }

  void becomeReady(@Nullable Long durationMs) {
    PlaybackState now = state.get();
    EpisodeRow row = now.episode();
    if (row != null && durationMs != null && !durationMs.equals(row.durationMs())) {
      shelf.saveDuration(row.id(), durationMs);
    }
    state.change(playing ? Phase.PLAYING : Phase.PAUSED, now.positionMs(),
        durationMs != null ? durationMs : now.durationMs(), null);
    if (playing) {
      keepPosition();
      startTicks();
    }
  }

  /** The sound waits for bytes, or has them again. */
  void awaitBytes(boolean waits) {
    PlaybackState now = state.get();
    if (waits && now.phase() == Phase.PLAYING) {
      long position = position();
      meter.stop();
      ticks.stop();
      state.change(Phase.LOADING, position, now.durationMs(), Message.of("player.waiting"));
      save(position);
    } else if (!waits && now.phase() == Phase.LOADING && now.problem() != null) {
      becomeReady(null);
    }
  }

  void end() {
    playing = false;
    move(state.get().phase(), position());
    EpisodeRow row = state.get().episode();
    closeSound();
    if (row != null) {
      shelf.markPlayed(row.id());
    }
    state.move(Phase.ENDED, 0);
  }

  void fail(SoundProblem problem) {
    LOG.warn("Cannot be played: {}", problem);
    playing = false;
    closeSound();
    PlaybackState now = state.get();
    state.change(Phase.FAILED, now.positionMs(), now.durationMs(), problem.message());
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
    if (state.is(Phase.PAUSED)) {
      state.move(Phase.PLAYING, position());
      keepPosition();
      startTicks();
    }
  }

  private void tick() {
    if (!state.is(Phase.PLAYING)) {
      return;
    }
    long position = position();
    long end = manner.get().endMs(state.get().durationMs());
    boolean played = playedToMs < end;
    move(Phase.PLAYING, position);
    if (played && position >= end) {
      end();
    } else if (Duration.between(savedAt, clock.instant()).compareTo(SAVE_EVERY) >= 0) {
      keepPosition();
    }
  }

  private void move(Phase phase, long positionMs) {
    playedToMs = positionMs;
    meter.move(positionMs, clock.instant());
    state.move(phase, positionMs);
  }

  private void startTicks() {
    measure();
    ticks.start();
  }

  private void measure() {
    PlaybackState now = state.get();
    if (now.phase() == Phase.PLAYING && now.episode() != null) {
      meter.start(now.episode().id(), now.positionMs(), now.speed(), manner.trims(), clock.instant());
    }
  }

  private void closeSound() {
    ticks.stop();
    meter.stop();
    if (sound != null) {
      sound.close();
      sound = null;
    }
  }

  /** What is heard now; what was published last where nothing is open yet or any more. */
  private long position() {
    return sound != null && !state.is(Phase.LOADING) ? sound.positionMs() : state.get().positionMs();
  }

  private void keepPosition() {
    if (state.is(Phase.PLAYING) || state.is(Phase.PAUSED)) {
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
}
