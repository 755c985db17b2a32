package app.earmark.playback;

import app.earmark.audio.EpisodeSound;
import app.earmark.audio.NativeAudio;
import app.earmark.audio.Reel;
import app.earmark.audio.ReelFile;
import app.earmark.audio.SoundShape;
import app.earmark.model.SoundSettings;
import app.earmark.playback.ReelWishes.Wish;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An episode played from reels. There are two reel files, each with a player of its own that keeps it open. One thread runs
 * {@link #run} for as long as the sound is open: it fills the reel that is heard; whenever another sound is wanted (a
 * seek, a change) or the reel comes to its end, it begins a new reel in the other file and lets that one's player take
 * over. The new player starts before the old one is silenced, so there is no gap. Players are not made anew for each
 * reel, because one that ends tears a hole of 35 ms into the sound of the others (PulseAudio's null sink).
 *
 * <p>The reels belong to that thread. Others leave what they want in {@link ReelWishes}, and read the volatile fields.
 */
final class ReelSound implements Sound, Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ReelSound.class);

  /** At 48 kHz 58 MB when it is full; both together stay under 128 MB. */
  private static final double REEL_SECONDS = 5 * 60;

  /** JavaFX reads up to a second ahead of what is heard, and what it has read is not read again. */
  private static final double FIRST_FILL_MS = 1_500;

  /** What most podcasts are published at. */
  private static final double TARGET_LUFS = -16;

  private static final double SLICE_MS = 500;
  private static final double AHEAD_MS = 15_000;
  private static final double STALL_MS = 900;
  private static final double PREPARE_MS = 8_000;

  /** From asking a player to start to its first sound, about. */
  private static final double START_MS = 30;

  private final NativeAudio library;
  private final Path file;
  private final SoundOutput output;
  private final Supplier<Path> newFile;
  private final Listener listener;
  private final ReelWishes wishes;

  private volatile @Nullable Playing current;

  /** Where a seek leads that is not carried out yet; the position until then. */
  private volatile @Nullable Long pendingMs;

  private volatile @Nullable Long durationMs;

  // Only on the thread of run().
  private SoundStart applied;
  private @Nullable Playing next;
  private final List<Slot> slots = new ArrayList<>();
  private boolean stalled;
  private boolean over;

  ReelSound(
      NativeAudio library, Path file, SoundOutput output, Supplier<Path> newFile, SoundStart start,
      Listener listener) {
    this.library = library;
    this.file = file;
    this.output = output;
    this.newFile = newFile;
    this.listener = listener;
    this.wishes = new ReelWishes(start);
    this.applied = start;
    this.pendingMs = start.positionMs();
  }

  /** A file for reels and the player that keeps it open. */
  private record Slot(ReelFile file, Sound player) {}

  /** A reel in the slot where it is or will be heard. */
  private record Playing(Reel reel, Slot slot) {

    Sound player() {
      return slot.player;
    }

    double headMs() {
      return slot.player.positionMs();
    }

    double episodeMs() {
      return reel.episodeMs(headMs());
    }
  }

  @Override
  public void run() {
    try {
      switch (EpisodeSound.open(library, file)) {
        case EpisodeSound.Opening.Gone ignored -> listener.failed(new SoundProblem.FileGone());
        case EpisodeSound.Opening.NotPlayable(String detail) ->
            listener.failed(new SoundProblem.NotPlayable(detail));
        case EpisodeSound.Opening.Opened(EpisodeSound sound) -> {
          try (sound) {
            playUntilClosed(sound);
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
    } finally {
      release();
    }
  }

  private void playUntilClosed(EpisodeSound sound) throws IOException, InterruptedException {
    durationMs = sound.durationMs();
    Wish wish = wishes.next(0);
    applied = wish.wanted();
    Long seekMs = wish.seekMs();
    double fromMs = within(seekMs == null ? (double) applied.positionMs() : (double) seekMs);
    slots.add(slot(sound.reelFile(newFile.get(), REEL_SECONDS), false));
    ReelFile file = sound.reelFile(newFile.get(), REEL_SECONDS);
    Reel reel = sound.reel(file, fromMs, shape(sound, applied));
    reel.fillTo(FIRST_FILL_MS);
    slots.add(slot(file, applied.playing()));
    current = new Playing(reel, slots.getLast());
    if (!wishes.isSeeking()) {
      pendingMs = null;
    }
    listener.ready(durationMs);
    long patience = 0;
    while (true) {
      wish = wishes.next(patience);
      if (wish.closed()) {
        return;
      }
      apply(sound, wish);
      patience = tend(sound);
    }
  }

  private Slot slot(ReelFile file, boolean playing) {
    return new Slot(
        file, output.open(file.path(), new SoundStart(0, playing, 1, applied.volume()), new PlayerEvents()));
  }

  private void apply(EpisodeSound sound, Wish wish) throws IOException {
    SoundStart before = applied;
    applied = wish.wanted();
    Playing heard = current;
    if (heard == null) {
      return;
    }
    if (applied.volume() != before.volume()) {
      slots.forEach(slot -> slot.player.setVolume(applied.volume()));
    }
    Long seekMs = wish.seekMs();
    if (seekMs != null) {
      over = false;
      take(sound, (double) seekMs);
    } else if (!shape(sound, applied).equals(shape(sound, before)) && !over) {
      take(sound, heard.episodeMs() + (before.playing() ? START_MS * before.speed() : 0));
    } else if (applied.playing() != before.playing() && !stalled) {
      if (applied.playing()) {
        heard.player().play();
      } else {
        heard.player().pause();
      }
    }
  }

  /** Lets a new reel take over that begins at a place in the episode. */
  private void take(EpisodeSound sound, double episodeMs) throws IOException {
    Playing old = current;
    if (old == null) {
      return;
    }
    discardNext();
    Playing taking = begin(sound, old, within(episodeMs));
    stalled = false;
    change(old, taking);
    if (!wishes.isSeeking()) {
      pendingMs = null;
    }
  }

  /** Begins a reel in the file that is not heard, and makes its player ready at its start. */
  private Playing begin(EpisodeSound sound, Playing heard, double episodeMs) throws IOException {
    Slot free = slots.getFirst().equals(heard.slot) ? slots.getLast() : slots.getFirst();
    Reel reel = sound.reel(free.file, episodeMs, shape(sound, applied));
    reel.fillTo(FIRST_FILL_MS);
    free.player.seek(0);
    return new Playing(reel, free);
  }

  private void change(Playing old, Playing taking) {
    if (applied.playing()) {
      taking.player().play();
    }
    old.player().pause();
    current = taking;
    old.reel.close();
  }

  private double within(double episodeMs) {
    Long duration = durationMs;
    return Math.max(0, duration == null ? episodeMs : Math.min(episodeMs, duration));
  }

  /** Up to full volume the player sees to it; what is above is part of the reel, where it can be limited. */
  private static SoundShape shape(EpisodeSound sound, SoundStart wanted) {
    SoundSettings settings = wanted.settings();
    double gainDb = wanted.volume() > 1 ? 20 * Math.log10(wanted.volume()) : 0;
    if (settings.levelled() && wanted.loudnessLufs() != null) {
      gainDb += sound.gainTo(TARGET_LUFS, wanted.loudnessLufs());
    }
    SoundShape.Trimming trimming = switch (settings.trimming()) {
      case OFF -> SoundShape.Trimming.OFF;
      case GENTLE -> SoundShape.Trimming.GENTLE;
      case STRONG -> SoundShape.Trimming.STRONG;
    };
    return new SoundShape(wanted.speed(), trimming, gainDb, settings.mono(), settings.balance());
  }

  /** What becomes of a player, told on a thread of its own. */
  private final class PlayerEvents implements Listener {

    @Override
    public void ready(@Nullable Long ignored) {
      wishes.wake();
    }

    @Override
    public void ended() {
      wishes.wake();
    }

    @Override
    public void failed(SoundProblem problem) {
      listener.failed(problem);
    }
  }

  /** Fills, changes reels, notices the end. Answers after how many ms there is something to do again. */
  private long tend(EpisodeSound sound) throws IOException {
    Playing heard = current;
    if (heard == null || over) {
      return 1_000;
    }
    double head = heard.headMs();
    if (applied.playing() && heard.reel.hasEnd() && head >= heard.reel.filledMs() - 2) {
      over = true;
      heard.player().pause();
      listener.ended();
      return 1_000;
    }
    Playing following = next;
    if (following != null && applied.playing() && head >= heard.reel.handOverMs() - 2) {
      next = null;
      change(heard, following);
      return 0;
    }
    if (fill(sound, heard, head)) {
      return 0;
    }
    return applied.playing() ? untilNext(heard, head) : 1_000;
  }

  private long untilNext(Playing heard, double head) {
    double due = 250;
    if (heard.reel.hasEnd()) {
      due = Math.min(due, heard.reel.filledMs() - head);
    } else if (next != null) {
      due = Math.min(due, heard.reel.handOverMs() - head - 1);
    }
    return Math.max(1, Math.round(due));
  }

  /** Fills a slice of what is wanted next; true where more is to be filled at once. */
  private boolean fill(EpisodeSound sound, Playing heard, double head) throws IOException {
    if (heard.reel.isFull()) {
      if (heard.reel.hasEnd() || head < heard.reel.handOverMs() - PREPARE_MS) {
        return false;
      }
      if (next == null) {
        next = begin(sound, heard, heard.reel.episodeMs(heard.reel.handOverMs()));
      }
      next.reel.fillTo(Math.min(AHEAD_MS, next.reel.filledMs() + SLICE_MS));
      return next.reel.filledMs() < AHEAD_MS && !next.reel.isFull();
    }
    double ahead = heard.reel.filledMs() - head;
    if (!stalled && applied.playing() && ahead < STALL_MS) {
      stalled = true;
      heard.player().pause();
    }
    heard.reel.fillTo(heard.reel.filledMs() + SLICE_MS);
    ahead = heard.reel.filledMs() - head;
    if (stalled && (ahead > 2 * STALL_MS || heard.reel.isFull())) {
      stalled = false;
      if (applied.playing()) {
        heard.player().play();
      }
    }
    return ahead < AHEAD_MS && !heard.reel.isFull();
  }

  private void discardNext() {
    if (next != null) {
      next.reel.close();
      next = null;
    }
  }

  private void release() {
    discardNext();
    Playing heard = current;
    if (heard != null) {
      heard.reel.close();
    }
    for (Slot slot : slots) {
      slot.player.close();
      slot.file.close();
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
    Playing heard = current;
    if (pending != null || heard == null) {
      return pending == null ? 0 : pending;
    }
    return Math.round(within(heard.episodeMs()));
  }

  @Override
  public void close() {
    wishes.close();
  }
}
