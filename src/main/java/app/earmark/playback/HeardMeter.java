package app.earmark.playback;

import app.earmark.model.EpisodeId;
import app.earmark.playback.HeardSink.Heard;
import app.earmark.util.Observable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Measures what is heard and the time saved by it. On the thread of the session alone. */
final class HeardMeter {

  private static final Duration HANDED_ON_EVERY = Duration.ofMinutes(1);

  /** Positions lag and round: less than this was not heard but shown. */
  private static final long LEAST_MS = 100;

  private final HeardSink sink;
  private final Observable<Long> saved = new Observable<>(0L);

  private @Nullable Heard running;
  private long savedBefore;

  HeardMeter(HeardSink sink) {
    this.sink = sink;
  }

  /** Ms saved by speed and trimming since the episode was loaded. */
  Observable<Long> saved() {
    return saved;
  }

  /** Another episode is on the player. */
  void load() {
    stop();
    savedBefore = 0;
    saved.publish(0L);
  }

  /** It is heard from here on. */
  void start(EpisodeId episode, long positionMs, double speed, boolean trims, Instant now) {
    stop();
    running = new Heard(episode, now, positionMs, positionMs, 0, speed, trims);
  }

  /** It was heard up to here. */
  void move(long positionMs, Instant now) {
    Heard heard = running;
    if (heard == null || positionMs < heard.toMs()) {
      return;
    }
    Duration since = Duration.between(heard.since(), now);
    running = new Heard(heard.episode(), heard.since(), heard.fromMs(), positionMs, since.toMillis(), heard.speed(),
        heard.trims());
    saved.publish(savedBefore + running.savedMs());
    if (since.compareTo(HANDED_ON_EVERY) >= 0) {
      start(heard.episode(), positionMs, heard.speed(), heard.trims(), now);
    }
  }

  /** It is heard no more, at least not from where it was on. */
  void stop() {
    Heard heard = running;
    running = null;
    if (heard != null && heard.toMs() - heard.fromMs() >= LEAST_MS) {
      savedBefore += heard.savedMs();
      sink.heard(heard);
    }
  }
}
