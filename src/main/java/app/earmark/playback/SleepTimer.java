package app.earmark.playback;

import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.PlaybackState.Phase;
import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends the playing for somebody who falls asleep: after some minutes of listening, or where a chapter or the episode
 * ends. It fades out at last, and goes back to where the fading began, so that nothing was missed.
 *
 * <p>Threads: any. It is moved by the player's own ticks, on the player's thread; that, and whoever sets it, are kept
 * apart by its lock. Time passes only while something plays.
 */
public final class SleepTimer implements AutoCloseable {

  /** So long before its end it becomes quieter. */
  public static final Duration FADE = Duration.ofSeconds(20);

  /** It falls asleep so long before the end of an episode, which would count as heard to its end otherwise. */
  private static final Duration BEFORE_THE_END = Duration.ofMillis(500);

  /** What one key adds. */
  public static final Duration MORE = Duration.ofMinutes(5);

  /** Two ticks further apart than this had a pause between them. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(2);

  /** What ends the playing. */
  public enum Kind {
    OFF,
    TIME,
    CHAPTER,
    EPISODE
  }

  /**
   * How it stands.
   *
   * @param left of listening; only for {@link Kind#TIME}, zero otherwise
   * @param fading whether it is on its way out: one key goes on
   */
  public record Setting(Kind kind, Duration left, boolean fading) {

    public static final Setting OFF = new Setting(Kind.OFF, Duration.ZERO, false);
  }

  private final PlaybackSession session;
  private final InstantSource clock;
  private final Observable<Setting> setting = new Observable<>(Setting.OFF);
  private final Subscription heard;

  // Guarded by this.
  private @Nullable Instant lastTick;
  private @Nullable EpisodeId chapterOf;
  private long chapterEndMs;
  private long fadeFromMs = -1;

  public SleepTimer(PlaybackSession session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
    this.heard = session.state().subscribe(this::onState);
  }

  public Observable<Setting> setting() {
    return setting;
  }

  /** After so much listening. */
  public synchronized void in(Duration time) {
    set(new Setting(Kind.TIME, time, false));
  }

  /** At this place of the episode, where its chapter ends. */
  public synchronized void atChapterEnd(EpisodeId episode, long endMs) {
    chapterOf = episode;
    chapterEndMs = endMs;
    set(new Setting(Kind.CHAPTER, Duration.ZERO, false));
  }

  /** Where the episode ends; nothing follows it. */
  public synchronized void atEpisodeEnd() {
    set(new Setting(Kind.EPISODE, Duration.ZERO, false));
  }

  /** Some minutes more, also while it fades; where it waits for an end or is off, so many from now. */
  public synchronized void more() {
    Setting now = setting.get();
    in(now.kind == Kind.TIME ? now.left.plus(MORE) : MORE);
  }

  public synchronized void off() {
    set(Setting.OFF);
  }

  /** Whether nothing may follow the episode that has just ended; then it has done its work and is off. */
  public synchronized boolean endsHere() {
    boolean ends = setting.get().kind == Kind.EPISODE;
    if (ends) {
      off();
    }
    return ends;
  }

  private void set(Setting next) {
    if (setting.get().fading && !next.fading) {
      session.fade(1);
      fadeFromMs = -1;
    }
    if (!next.equals(setting.get())) {
      setting.publish(next);
    }
  }

  private synchronized void onState(PlaybackState state) {
    Instant now = clock.instant();
    Instant before = lastTick;
    lastTick = state.phase() == Phase.PLAYING ? now : null;
    Setting present = setting.get();
    EpisodeRow row = state.episode();
    if (present.kind == Kind.OFF || row == null) {
      return;
    }
    if (state.phase() != Phase.PLAYING) {
      // Whoever pauses is awake: it begins to fade anew.
      if (present.fading) {
        set(new Setting(present.kind, present.left.compareTo(FADE) > 0 ? present.left : FADE, false));
      }
      return;
    }
    switch (present.kind) {
      case TIME -> {
        Duration passed = before == null ? Duration.ZERO : Duration.between(before, now);
        Duration left = present.left.minus(passed.compareTo(LONGEST_TICK) > 0 ? Duration.ZERO : passed);
        goOn(state, left);
      }
      case CHAPTER -> {
        if (!row.id().equals(chapterOf)) {
          off();
        } else {
          goOn(state, Duration.ofMillis(Math.round((chapterEndMs - state.positionMs()) / state.speed())));
        }
      }
      case EPISODE -> {
        Long end = session.endMs();
        if (end != null) {
          goOn(state, Duration.ofMillis(Math.round((end - state.positionMs()) / state.speed())).minus(BEFORE_THE_END));
        }
      }
      case OFF -> { }
    }
  }

  private void goOn(PlaybackState state, Duration left) {
    Kind kind = setting.get().kind;
    Duration shown = kind == Kind.TIME ? left : Duration.ZERO;
    if (left.compareTo(FADE) > 0) {
      set(new Setting(kind, shown, false));
      return;
    }
    if (fadeFromMs < 0 || state.positionMs() < fadeFromMs) {
      fadeFromMs = state.positionMs();
    }
    if (left.isPositive()) {
      set(new Setting(kind, shown, true));
      session.fade((double) left.toMillis() / FADE.toMillis());
    } else {
      long backTo = fadeFromMs;
      fadeFromMs = -1;
      setting.publish(Setting.OFF);
      session.fallAsleep(backTo);
    }
  }

  @Override
  public void close() {
    heard.close();
  }
}
