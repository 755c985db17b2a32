package app.earmark.service;

import app.earmark.desktop.Desktop;
import app.earmark.desktop.MediaCommands;
import app.earmark.desktop.MediaControls;
import app.earmark.desktop.Notices;
import app.earmark.desktop.NowPlaying;
import app.earmark.desktop.NowPlaying.Status;
import app.earmark.model.Episode;
import app.earmark.model.EpisodeId;
import app.earmark.model.EpisodeRow;
import app.earmark.model.PlaybackState;
import app.earmark.model.Preference;
import app.earmark.model.UpNextSnapshot;
import app.earmark.playback.PlaybackSession;
import app.earmark.util.InTurn;
import app.earmark.util.Message;
import app.earmark.util.Observable;
import app.earmark.util.Subscription;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the player to the system's media controls, and keeps the machine awake while something is heard.
 *
 * <p>Threads: connects, tells and asks on threads of the executor, one thing at a time; what comes from the system goes
 * to the player, which takes commands from any thread.
 */
public final class DesktopLink implements AutoCloseable {

  /** Whether the machine is kept from sleeping while something plays. */
  public static final Preference.Flag STAYS_AWAKE = new Preference.Flag("desktop.staysAwake", true);

  /** What the system's controls can ask of the window. Any thread; answers at once. */
  public interface Window {
    void raise();

    void quit();
  }

  /** What is read of an episode once, when it is loaded. */
  private record Details(EpisodeId episode, @Nullable String link, @Nullable URI picture) {}

  private final PlaybackSession playback;
  private final Listening listening;
  private final UpNext upNext;
  private final Library library;
  private final Preferences preferences;
  private final Function<String, Optional<URI>> pictures;
  private final Executor work;
  private final InTurn turn;
  private final Window window;
  private final String why;

  /** Whether a telling is under way to which nothing need be added: the latest state is read when its turn comes. */
  private final AtomicBoolean telling = new AtomicBoolean();

  private final Observable<Optional<Message>> missing = new Observable<>(Optional.empty());

  /** Only in turn, as are those below. */
  private @Nullable Desktop desktop;

  private MediaControls controls = now -> { };
  private boolean awake;

  /** Set by whoever has read them; read in turn. */
  private volatile @Nullable Details details;

  private volatile @Nullable EpisodeId asked;
  private volatile Notices notices = notice -> false;
  private Subscription heard = () -> { };

  /**
   * @param pictures the file that has the picture of an address, fetched where it must be; blocks
   * @param why the machine is kept awake, in the listener's words
   */
  public DesktopLink(
      PlaybackSession playback, Listening listening, UpNext upNext, Library library, Preferences preferences,
      Function<String, Optional<URI>> pictures, Executor work, Window window, String why) {
    this.playback = playback;
    this.listening = listening;
    this.upNext = upNext;
    this.library = library;
    this.preferences = preferences;
    this.pictures = pictures;
    this.work = work;
    this.turn = new InTurn(work);
    this.window = window;
    this.why = why;
  }

  /** Connects in the background, then follows the player until it is closed. */
  public void start(Supplier<Desktop> connect) {
    turn.execute(() -> {
      Desktop connected = connect.get();
      desktop = connected;
      controls = connected.mediaControls(new Commands());
      notices = connected.notices();
      missing.publish(connected.missing());
    });
    heard = playback.state().subscribe(state -> changed())
        .and(upNext.snapshot().subscribe(snapshot -> changed()))
        .and(preferences.changes().subscribe(count -> changed()));
  }

  /** Why the system cannot be reached; empty where it can, or while nobody knows yet. */
  public Observable<Optional<Message>> missing() {
    return missing;
  }

  /** The system's notifications, as soon as there are any. */
  public Notices notices() {
    return notice -> notices.show(notice);
  }

  private void changed() {
    if (telling.compareAndSet(false, true)) {
      turn.execute(() -> {
        telling.set(false);
        tell();
      });
    }
  }

  private void tell() {
    Desktop connected = desktop;
    if (connected == null) {
      return;
    }
    PlaybackState state = playback.state().get();
    UpNextSnapshot queue = upNext.snapshot().get();
    EpisodeRow row = state.episode();
    if (row != null && !row.id().equals(asked)) {
      asked = row.id();
      work.execute(() -> read(row));
    }
    controls.show(row == null ? NowPlaying.NOTHING : nowPlaying(state, row, !queue.episodes().isEmpty()));
    boolean keepAwake = state.phase() == PlaybackState.Phase.PLAYING && preferences.get(STAYS_AWAKE);
    if (keepAwake != awake) {
      awake = keepAwake;
      if (keepAwake) {
        connected.sleepBlocker().block(why);
      } else {
        connected.sleepBlocker().release();
      }
    }
  }

  private void read(EpisodeRow row) {
    String link = library.episode(row.id()).map(Episode::link).orElse(null);
    details = new Details(row.id(), link, null);
    changed();
    if (row.imageUrl() != null) {
      URI picture = pictures.apply(row.imageUrl()).orElse(null);
      if (picture != null && row.id().equals(asked)) {
        details = new Details(row.id(), link, picture);
        changed();
      }
    }
  }

  private NowPlaying nowPlaying(PlaybackState state, EpisodeRow row, boolean queued) {
    Details known = details;
    boolean mine = known != null && known.episode.equals(row.id());
    return new NowPlaying(
        row.id().value(),
        switch (state.phase()) {
          case PLAYING, LOADING -> Status.PLAYING;
          case PAUSED -> Status.PAUSED;
          case IDLE, ENDED, FAILED -> Status.STOPPED;
        },
        row.title(), row.podcastTitle(),
        mine && known != null ? known.picture : null,
        mine && known != null ? known.link : null,
        row.published() == null ? null : row.published().toString(),
        state.durationMs() != null ? state.durationMs() : row.durationMs(),
        state.positionMs(), System.nanoTime(), state.speed(), state.volume(),
        queued || preferences.get(UpNext.THEN, row.podcast()) != UpNext.Then.NOTHING);
  }

  private final class Commands implements MediaCommands {

    @Override
    public void play() {
      if (playback.state().get().episode() == null) {
        listening.next();
      } else {
        playback.resume();
      }
    }

    @Override
    public void pause() {
      playback.pause();
    }

    @Override
    public void playOrPause() {
      if (playback.state().get().phase() == PlaybackState.Phase.PLAYING) {
        playback.pause();
      } else {
        play();
      }
    }

    /** The position stays: nobody wants to lose it by a key. */
    @Override
    public void stop() {
      playback.pause();
    }

    @Override
    public void next() {
      listening.next();
    }

    @Override
    public void previous() {
      listening.previous();
    }

    @Override
    public void skip(long deltaMs) {
      playback.skip(deltaMs);
    }

    @Override
    public void seek(long episode, long positionMs) {
      EpisodeRow row = playback.state().get().episode();
      if (row != null && row.id().value() == episode) {
        playback.seek(positionMs);
      }
    }

    @Override
    public void setSpeed(double speed) {
      playback.setSpeed(speed);
    }

    @Override
    public void setVolume(double volume) {
      playback.setVolume(volume);
    }

    @Override
    public void raise() {
      window.raise();
    }

    @Override
    public void quit() {
      window.quit();
    }
  }

  /** Leaves the system's controls and lets the machine sleep. Waits for neither. */
  @Override
  public void close() {
    heard.close();
    turn.execute(() -> {
      controls = now -> { };
      Desktop connected = desktop;
      desktop = null;
      if (connected != null) {
        connected.close();
      }
    });
  }
}
