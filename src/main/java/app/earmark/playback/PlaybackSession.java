package app.earmark.playback;

import app.earmark.model.EpisodeId;
import app.earmark.model.PlaybackState;
import app.earmark.model.SoundSettings;
import app.earmark.model.SoundSupport;
import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the listener plays: one episode at a time, its position kept, its speed and volume remembered.
 *
 * <p>Threads: every method may be called from any thread and answers at once, but {@link #close}, which waits until the
 * position is kept. Commands, the sound's events and the ticks all run on the one thread of the executor given, in the
 * order in which they came in; there is no lock. States are published on that thread.
 *
 * <p>The position is kept every 5 s while playing, on pause, on seek and on close; a start after a crash thus repeats
 * 5 s at most.
 */
public final class PlaybackSession implements AutoCloseable {

  public static final double SLOWEST = 0.5;
  public static final double FASTEST = 3.5;
  public static final double LOUDEST = 1.5;

  private static final Logger LOG = LoggerFactory.getLogger(PlaybackSession.class);

  private final ScheduledExecutorService thread;
  private final Deck deck;
  private final Observable<SoundSupport> support;

  /** Only on the executor's thread. */
  private boolean closed;

  /**
   * @param sink takes what was heard, on the session's thread
   * @param thread of one thread only, which is what puts the commands in order
   */
  public PlaybackSession(
      EpisodeShelf shelf, SoundOutput output, HeardSink sink, ScheduledExecutorService thread, InstantSource clock) {
    this.thread = thread;
    this.support = output.support();
    this.deck = new Deck(shelf, output, sink, clock, this::command, this::every);
  }

  public Observable<PlaybackState> state() {
    return deck.state();
  }

  /** Loads what was loaded when the program ended last, paused where it was, with its speed and volume. */
  public void restore() {
    command(deck::restore);
  }

  /** Plays an episode from where the listener left it; from its start if it was heard to the end. */
  public void play(EpisodeId id) {
    command(() -> deck.play(id, null));
  }

  /** Plays an episode from a place in it, in ms of its own time. */
  public void playAt(EpisodeId id, long positionMs) {
    command(() -> deck.play(id, positionMs));
  }

  /** Plays an episode after another one, unless something was done meanwhile since that one ended. */
  public void follow(EpisodeId ended, EpisodeId next) {
    command(() -> {
      PlaybackState now = deck.state().get();
      if (now.phase() == PlaybackState.Phase.ENDED && now.episode() != null && now.episode().id().equals(ended)) {
        deck.play(next, null);
      }
    });
  }

  public void toggle() {
    command(deck::toggle);
  }

  public void pause() {
    command(deck::pause);
  }

  /** Goes on with what is loaded; after the end from the start, after a failure with another try. */
  public void resume() {
    command(deck::resume);
  }

  /** Goes to a place, in ms of the episode's own time; past the ends is at the ends. */
  public void seek(long positionMs) {
    command(() -> deck.seek(positionMs));
  }

  /** Goes forward or, with a negative number of ms, back. */
  public void skip(long deltaMs) {
    command(() -> deck.skip(deltaMs));
  }

  /**
   * Sets the speed; like everything that is set here, for the podcast alone where it has a speed of its own (set in its
   * settings), and for all otherwise. Held between {@link #SLOWEST} and {@link #FASTEST}, in steps of 0.05. */
  public void setSpeed(double speed) {
    command(() -> deck.setSpeed(speed));
  }

  /** Sets the volume: 1.0 is as recorded, up to {@link #LOUDEST} it is made louder without overshooting. */
  public void setVolume(double volume) {
    command(() -> deck.setVolume(volume));
  }

  /** What is done to the sound besides speed and volume, as it is for what is loaded. */
  public Observable<SoundSettings> settings() {
    return deck.settings();
  }

  public void setSettings(SoundSettings settings) {
    command(() -> deck.setSettings(settings));
  }

  /** Makes it quieter for now, to a share of the volume that is chosen, which stays; 1 is as loud as before. */
  void fade(double share) {
    command(() -> deck.fade(share));
  }

  /** Where it will end, before its outro where that is passed over; {@code null} if unknown. On its thread alone. */
  @Nullable Long endMs() {
    return deck.endMs();
  }

  /** Pauses, goes to a place, and is as loud as before when it is played again. */
  void fallAsleep(long backToMs) {
    command(() -> {
      deck.pause();
      deck.seek(backToMs);
      deck.fade(1);
    });
  }

  /** What was chosen elsewhere for the podcast that is played, or for all, comes into force at once. */
  public void obeyChoices() {
    command(deck::obeyChoices);
  }

  /** What can be done with sound on this machine, as soon as that is known. */
  public Observable<SoundSupport> support() {
    return support;
  }

  /** Ms of listening saved by speed and trimming since the episode was loaded; negative where it was slowed down. */
  public Observable<Long> saved() {
    return deck.saved();
  }

  static double speedWithin(double speed) {
    return Math.clamp(Math.round(speed * 20) / 20.0, SLOWEST, FASTEST);
  }

  static double volumeWithin(double volume) {
    return Math.clamp(volume, 0.0, LOUDEST);
  }

  /** Keeps the position, stops, and returns when that is done; later commands do nothing. */
  @Override
  public void close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      thread.execute(() -> {
        try {
          if (!closed) {
            closed = true;
            deck.close();
          }
        } finally {
          done.complete(null);
        }
      });
      done.get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("The player did not end in order", e);
    }
  }

  private void command(Runnable task) {
    try {
      thread.execute(() -> unlessClosed(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("A command came after the end", e);
    }
  }

  private Subscription every(Duration period, Runnable task) {
    var ticks = thread.scheduleAtFixedRate(
        () -> unlessClosed(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return () -> ticks.cancel(false);
  }

  /** What fails must not end the ticks, nor be lost in a future that nobody reads. */
  private void unlessClosed(Runnable task) {
    try {
      if (!closed) {
        task.run();
      }
    } catch (RuntimeException e) {
      LOG.error("A command of the player failed", e);
    }
  }
}
