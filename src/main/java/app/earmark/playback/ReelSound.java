package app.earmark.playback;

import app.earmark.audio.EpisodeSound;
import app.earmark.audio.SourceFailed;
import app.earmark.model.SoundSettings;
import app.earmark.playback.ReelWishes.Wish;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An episode played from {@link Reels}. One thread runs {@link #run} for as long as the sound is open, and the reels
 * belong to it. Others leave what they want in {@link ReelWishes}, and read the volatile fields.
 */
final class ReelSound implements Sound, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ReelSound.class);

  /** Where the episode comes from. */
  interface Source {

    /**
     * Opens it; may wait for bytes.
     *
     * @param giveUp true where nobody waits any longer, while it is opened and later when it is read
     */
    EpisodeSound.Opening open(BooleanSupplier giveUp);
  }

  /** Makes the files and players of reels. */
  interface Places {
    ReelSlots of(EpisodeSound sound, Listener players);
  }

  private final Source source;
  private final Places places;
  private final Listener listener;
  private final ReelWishes wishes;

  private volatile @Nullable Reels reels;

  /** Where a seek leads that is not carried out yet; the position until then. */
  private volatile @Nullable Long pendingMs;

  /** Only on the thread of run(). */
  private boolean opened;

  ReelSound(Source source, Places places, SoundStart start, Listener listener) {
    this.source = source;
    this.places = places;
    this.listener = listener;
    this.wishes = new ReelWishes(start);
    this.pendingMs = start.positionMs();
  }

  @Override
  public void run() {
    try {
      switch (source.open(() -> opened ? wishes.isOverruled() : wishes.isClosed())) {
        case EpisodeSound.Opening.Gone _ -> listener.failed(new SoundProblem.FileGone());
        case EpisodeSound.Opening.NotPlayable(String detail) ->
            listener.failed(new SoundProblem.NotPlayable(detail));
        case EpisodeSound.Opening.CutOff(String detail) -> listener.failed(new SoundProblem.CutOff(detail));
        case EpisodeSound.Opening.Opened(EpisodeSound sound) -> {
          opened = true;
          try (sound; Reels made = new Reels(sound, players -> places.of(sound, players), listener, wishes::wake)) {
            playUntilClosed(made);
          } catch (SourceFailed e) {
            listener.failed(sound.isGrowing()
                ? new SoundProblem.CutOff(String.valueOf(e)) : new SoundProblem.NotPlayable(String.valueOf(e)));
          }
        }
      }
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("Cannot write to the folder for sound", e);
      listener.failed(new SoundProblem.NoRoom(String.valueOf(e)));
    } catch (RuntimeException e) {
      LOG.error("The sound engine failed", e);
      listener.failed(new SoundProblem.NotPlayable(String.valueOf(e)));
    }
  }

  private void playUntilClosed(Reels made) throws IOException, InterruptedException {
    Wish wish = wishes.next(0);
    boolean begun = false;
    long patience = 0;
    while (!wish.closed()) {
      try {
        if (begun) {
          made.apply(wish.wanted(), wish.seekMs());
        } else {
          made.begin(wish.seekMs() == null ? wish.wanted() : wish.wanted().withPosition(wish.seekMs()));
          begun = true;
          reels = made;
          listener.ready(made.durationMs());
        }
        if (!wishes.isSeeking()) {
          pendingMs = null;
        }
        patience = made.tend();
      } catch (SourceFailed e) {
        if (!wishes.isOverruled()) {
          throw e;
        }
        // Bytes were waited for that nobody wants any more.
        patience = 0;
      }
      wish = wishes.next(patience);
    }
  }

  @Override
  public void play() {
    wishes.want(wanted -> wanted.withPlaying(true));
  }

  @Override
  public void pause() {
    wishes.want(wanted -> wanted.withPlaying(false));
  }

  @Override
  public void seek(long positionMs) {
    pendingMs = positionMs;
    wishes.seek(positionMs);
  }

  @Override
  public void setSpeed(double speed) {
    wishes.want(wanted -> wanted.withSpeed(speed));
  }

  @Override
  public void setVolume(double volume) {
    wishes.want(wanted -> wanted.withVolume(volume));
  }

  @Override
  public void setSettings(SoundSettings settings) {
    wishes.want(wanted -> wanted.withSettings(settings));
  }

  @Override
  public long positionMs() {
    Long pending = pendingMs;
    Reels made = reels;
    if (pending != null || made == null) {
      return pending == null ? 0 : pending;
    }
    return made.positionMs();
  }

  @Override
  public void close() {
    wishes.close();
  }
}
