package app.earmark.playback;

import app.earmark.audio.EpisodeSound;
import app.earmark.audio.Reel;
import app.earmark.audio.ReelFile;
import app.earmark.audio.SoundShape;
import app.earmark.model.SoundSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reels that an episode is heard from. There are two reel files, each with a player of its own that keeps it open.
 * The reel that is heard is filled ahead; whenever another sound is wanted (a seek, a change) or the reel comes to its
 * end, a new reel is begun in the other file and that one's player takes over. The new player starts before the old one
 * is silenced, so there is no gap. Players are not made anew for each reel, because one that ends tears a hole of 35 ms
 * into the sound of the others (PulseAudio's null sink).
 *
 * <p>One thread, but for {@link #positionMs}, which any may ask.
 */
final class Reels implements AutoCloseable {

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

  private static final double GROWING_FILL_MS = 2_500;

  /** What comes in hardly faster than it is heard needs a longer run-up, or it stalls again at once. */
  private static final double GROWING_RUN_UP_MS = 4_000;

  /** How soon to look again whether bytes have come. */
  private static final long LOOK_AGAIN_MS = 50;

  /** From asking a player to start to its first sound, about. */
  private static final double START_MS = 30;

  private final EpisodeSound sound;
  private final SoundOutput output;
  private final Supplier<Path> newFile;
  private final Sound.Listener listener;
  private final Runnable wake;
  private final @Nullable Long durationMs;
  private final List<Slot> slots = new ArrayList<>();

  private volatile @Nullable Playing current;
  private SoundStart applied = new SoundStart(0, false, 1, 1);
  private @Nullable Playing next;
  private boolean stalled;
  private boolean waiting;
  private boolean over;

  /**
   * @param wake calls the thread back to {@link #tend}
   */
  Reels(EpisodeSound sound, SoundOutput output, Supplier<Path> newFile, Sound.Listener listener, Runnable wake) {
    this.sound = sound;
    this.output = output;
    this.newFile = newFile;
    this.listener = listener;
    this.wake = wake;
    this.durationMs = sound.durationMs();
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

  @Nullable Long durationMs() {
    return durationMs;
  }

  /** Makes the first reel and lets it be heard; may be called again where it failed for want of bytes. */
  void begin(SoundStart start) throws IOException {
    applied = start;
    if (slots.isEmpty()) {
      slots.add(slot(sound.reelFile(newFile.get(), REEL_SECONDS), false));
    }
    ReelFile file = sound.reelFile(newFile.get(), REEL_SECONDS);
    Reel reel = sound.reel(file, within((double) start.positionMs()), shape(start));
    try {
      reel.fillTo(firstFillMs());
    } catch (IOException e) {
      reel.close();
      file.close();
      throw e;
    }
    slots.add(slot(file, start.playing()));
    current = new Playing(reel, slots.getLast());
  }

  private double firstFillMs() {
    return sound.isGrowing() ? GROWING_FILL_MS : FIRST_FILL_MS;
  }

  private Slot slot(ReelFile file, boolean playing) {
    return new Slot(
        file, output.open(file.path(), new SoundStart(0, playing, 1, applied.volume()), new PlayerEvents()));
  }

  /** Does what is wanted by now; {@code seekMs} is {@code null} to stay. */
  void apply(SoundStart wanted, @Nullable Long seekMs) throws IOException {
    SoundStart before = applied;
    applied = wanted;
    Playing heard = current;
    if (heard == null) {
      return;
    }
    if (applied.volume() != before.volume()) {
      slots.forEach(slot -> slot.player.setVolume(applied.volume()));
    }
    if (seekMs != null) {
      over = false;
      take(heard, (double) seekMs);
    } else if (!shape(applied).equals(shape(before)) && !over) {
      take(heard, heard.episodeMs() + (before.playing() ? START_MS * before.speed() : 0));
    } else if (applied.playing() != before.playing() && !stalled) {
      if (applied.playing()) {
        heard.player().play();
      } else {
        heard.player().pause();
      }
    }
  }

  /** Lets a new reel take over that begins at a place in the episode. */
  private void take(Playing old, double episodeMs) throws IOException {
    discardNext();
    if (sound.isGrowing()) {
      // It may take a while, and who goes elsewhere does not want to hear what was here.
      old.player().pause();
      stalled = true;
      tellWaiting(true);
    }
    Playing taking = begin(old, within(episodeMs));
    stalled = false;
    change(old, taking);
    tellWaiting(false);
  }

  /** Begins a reel in the file that is not heard, and makes its player ready at its start. */
  private Playing begin(Playing heard, double episodeMs) throws IOException {
    Slot free = slots.getFirst().equals(heard.slot) ? slots.getLast() : slots.getFirst();
    Reel reel = sound.reel(free.file, episodeMs, shape(applied));
    try {
      reel.fillTo(firstFillMs());
    } catch (IOException e) {
      reel.close();
      throw e;
    }
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
    return Math.max(0, durationMs == null ? episodeMs : Math.min(episodeMs, durationMs));
  }

  /** Up to full volume the player sees to it; what is above is part of the reel, where it can be limited. */
  private SoundShape shape(SoundStart wanted) {
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
  private final class PlayerEvents implements Sound.Listener {

    @Override
    public void ready(@Nullable Long ignored) {
      wake.run();
    }

    @Override
    public void ended() {
      wake.run();
    }

    @Override
    public void failed(SoundProblem problem) {
      listener.failed(problem);
    }
  }

  /** Fills, changes reels, notices the end. Answers after how many ms there is something to do again. */
  long tend() throws IOException {
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
    if (fill(heard, head)) {
      return 0;
    }
    if (stalled || (sound.isGrowing() && !sound.isReady())) {
      return LOOK_AGAIN_MS;
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
  private boolean fill(Playing heard, double head) throws IOException {
    if (heard.reel.isFull()) {
      if (stalled) {
        goOn(heard);
      }
      if (heard.reel.hasEnd() || head < heard.reel.handOverMs() - PREPARE_MS) {
        return false;
      }
      if (!sound.isReady()) {
        return false;
      }
      if (next == null) {
        next = begin(heard, heard.reel.episodeMs(heard.reel.handOverMs()));
      }
      next.reel.fillTo(Math.min(AHEAD_MS, next.reel.filledMs() + SLICE_MS));
      return next.reel.filledMs() < AHEAD_MS && !next.reel.isFull();
    }
    double ahead = heard.reel.filledMs() - head;
    if (!stalled && applied.playing() && ahead < STALL_MS) {
      stalled = true;
      heard.player().pause();
    }
    if (!sound.isReady()) {
      tellWaiting(stalled);
      return false;
    }
    heard.reel.fillTo(heard.reel.filledMs() + SLICE_MS);
    ahead = heard.reel.filledMs() - head;
    if (stalled && (heard.reel.isFull() || ahead > (sound.isGrowing() ? GROWING_RUN_UP_MS : 2 * STALL_MS))) {
      goOn(heard);
    }
    return ahead < AHEAD_MS && !heard.reel.isFull();
  }

  private void goOn(Playing heard) {
    stalled = false;
    if (applied.playing()) {
      heard.player().play();
    }
    tellWaiting(false);
  }

  private void tellWaiting(boolean waits) {
    if (waits != waiting) {
      waiting = waits;
      listener.waiting(waits);
    }
  }

  private void discardNext() {
    if (next != null) {
      next.reel.close();
      next = null;
    }
  }

  /** Where it is heard, in ms of the episode. Any thread. */
  long positionMs() {
    Playing heard = current;
    return heard == null ? 0 : Math.round(within(heard.episodeMs()));
  }

  @Override
  public void close() {
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
}
