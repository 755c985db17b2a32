package app.earmark.playback;

import app.earmark.audio.EpisodeSound;
import app.earmark.audio.Reel;
import app.earmark.audio.ReelFile;
import app.earmark.audio.ReelLead;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reels that an episode is heard from. There are two reel files, each with a player of its own that keeps it open.
 * The reel that is heard is filled ahead; whenever another sound is wanted (a seek, a change) or the reel comes to its
 * end, a new reel is begun in the other file and that one's player takes over. It begins with a little of what the old
 * one goes on with and fades from that to what is wanted; the old player is silenced once the new one is heard. So
 * there is neither a gap nor a step. Players are not made anew for each reel, because one that ends tears a hole of
 * 35 ms into the sound of the others (PulseAudio's null sink).
 *
 * <p>One thread, but for {@link #positionMs}, which any may ask.
 */
final class Reels implements AutoCloseable {

  /** JavaFX reads up to a second ahead of what is heard, and what it has read is not read again. */
  private static final double FIRST_FILL_MS = 1_500;

  private static final double SLICE_MS = 500;
  private static final double AHEAD_MS = 15_000;

  private static final double STALL_MS = 900;

  private static final double GROWING_FILL_MS = 2_500;

  /** What comes in hardly faster than it is heard needs a longer run-up, or it stalls again at once. */
  private static final double GROWING_RUN_UP_MS = 4_000;

  /** A player may be paused or set back by the system without a word. */
  private static final long LONGEST_WAIT_MS = 1_000;

  /** How soon to look again whether bytes have come. */
  private static final long LOOK_AGAIN_MS = 50;

  /** From asking a player to start to its first sound, about. */
  private static final double START_MS = 30;

  /** How long a new reel goes on with the sound of the old one: longer than both players are heard. */
  private static final double LEAD_MS = 150;

  /** Stretched sound comes up slowly: it begins so much before it is heard. */
  private static final double UNHEARD_MS = 50;

  private final EpisodeSound sound;
  private final Sound.Listener listener;
  private final @Nullable Long durationMs;
  private final ReelSlots slots;
  private final TakingOver takingOver = new TakingOver();

  private volatile @Nullable PlayingReel current;
  private SoundStart applied = new SoundStart(0, false, 1, 1);
  private @Nullable PlayingReel next;
  private boolean filling = true;
  private boolean stalled;
  private boolean waiting;
  private boolean over;

  /**
   * @param places makes the files and players, given who listens to these
   * @param wake calls the thread back to {@link #tend}
   */
  Reels(EpisodeSound sound, Function<Sound.Listener, ReelSlots> places, Sound.Listener listener, Runnable wake) {
    this.sound = sound;
    this.listener = listener;
    this.durationMs = sound.durationMs();
    this.slots = places.apply(new ReelPlayerEvents(wake, listener));
  }

  @Nullable Long durationMs() {
    return durationMs;
  }

  /** Makes the first reel and lets it be heard; may be called again where it failed for want of bytes. */
  void begin(SoundStart start) throws IOException {
    applied = start;
    if (slots.isEmpty()) {
      slots.open(slots.file(), false, applied.volume());
    }
    ReelFile file = slots.file();
    Reel reel = sound.reel(file, within((double) start.positionMs()), ReelShape.of(sound, start), null);
    try {
      reel.fillTo(firstFillMs());
    } catch (IOException e) {
      reel.close();
      file.close();
      throw e;
    }
    current = new PlayingReel(reel, slots.open(file, start.playing(), applied.volume()));
  }

  private double firstFillMs() {
    return sound.isGrowing() ? GROWING_FILL_MS : FIRST_FILL_MS;
  }

  /** Does what is wanted by now; {@code seekMs} is {@code null} to stay. */
  void apply(SoundStart wanted, @Nullable Long seekMs) throws IOException {
    SoundStart before = applied;
    applied = wanted;
    PlayingReel heard = current;
    if (heard == null) {
      return;
    }
    if (applied.volume() != before.volume()) {
      slots.setVolume(applied.volume());
    }
    if (seekMs != null || (!ReelShape.of(sound, applied).equals(ReelShape.of(sound, before)) && !over)) {
      over = false;
      take(heard, seekMs, before);
    } else if (applied.playing() != before.playing() && !stalled) {
      takingOver.finish();
      if (applied.playing()) {
        heard.player().play();
      } else {
        heard.player().pause();
      }
    }
  }

  /** Lets a new reel take over that begins at a place in the episode, {@code null} for where it is. */
  private void take(PlayingReel old, @Nullable Long seekMs, SoundStart before) throws IOException {
    boolean sounds = before.playing() && applied.playing();
    discardNext();
    double head = old.headMs() + (sounds ? START_MS : 0);
    double unheard = seekMs == null ? UNHEARD_MS : Math.min(UNHEARD_MS, seekMs / applied.speed());
    ReelLead lead = !sounds || stalled || sound.isGrowing() ? null
        : old.reel().lead(head, LEAD_MS, unheard, seekMs == null ? before.speed() : 0);
    double from = seekMs != null ? seekMs : old.reel().episodeMs(head + (lead == null ? 0 : lead.heardMs()));
    from -= lead == null ? 0 : unheard * applied.speed();
    if (sound.isGrowing()) {
      // It may take a while, and who goes elsewhere does not want to hear what was here.
      old.player().pause();
      stalled = true;
      tellWaiting(true);
    }
    PlayingReel taking = begin(old, within(from), lead);
    stalled = false;
    change(old, taking);
    tellWaiting(false);
  }

  /** Begins a reel in the file that is not heard, and makes its player ready at its start. */
  private PlayingReel begin(PlayingReel heard, double episodeMs, @Nullable ReelLead lead) throws IOException {
    takingOver.finish();
    ReelSlots.Slot free = slots.other(heard.slot());
    Reel reel = sound.reel(free.file(), episodeMs, ReelShape.of(sound, applied), lead);
    try {
      reel.fillTo(firstFillMs());
    } catch (IOException e) {
      reel.close();
      throw e;
    }
    free.player().seek(0);
    return new PlayingReel(reel, free);
  }

  private void change(PlayingReel old, PlayingReel taking) {
    if (applied.playing()) {
      takingOver.begin(old.slot(), taking.player());
    } else {
      old.player().pause();
    }
    current = taking;
    old.reel().close();
  }

  private double within(double episodeMs) {
    return Math.max(0, durationMs == null ? episodeMs : Math.min(episodeMs, durationMs));
  }

  /** Fills, changes reels, notices the end. Answers after how many ms there is something to do again. */
  long tend() throws IOException {
    return takingOver.tend(tendReels());
  }

  private long tendReels() throws IOException {
    PlayingReel heard = current;
    if (heard == null || over) {
      return LONGEST_WAIT_MS;
    }
    double head = heard.headMs();
    if (applied.playing() && heard.reel().hasEnd() && head >= heard.reel().filledMs() - 2) {
      over = true;
      heard.player().pause();
      listener.ended();
      return LONGEST_WAIT_MS;
    }
    PlayingReel following = next;
    if (following != null && applied.playing() && head >= heard.reel().handOverMs() - 2) {
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
    return applied.playing()
        ? Math.clamp(Math.round(heard.dueMs(head, next != null)), 1, LONGEST_WAIT_MS) : LONGEST_WAIT_MS;
  }

  /** Fills a slice of what is wanted next; true where more is to be filled at once. */
  private boolean fill(PlayingReel heard, double head) throws IOException {
    if (heard.reel().isFull()) {
      if (stalled) {
        goOn(heard);
      }
      if (heard.reel().hasEnd() || head < heard.reel().handOverMs() - PlayingReel.PREPARE_MS) {
        return false;
      }
      if (!sound.isReady()) {
        return false;
      }
      if (next == null) {
        next = begin(heard, heard.reel().episodeMs(heard.reel().handOverMs()), null);
      }
      next.reel().fillTo(Math.min(AHEAD_MS, next.reel().filledMs() + SLICE_MS));
      return next.reel().filledMs() < AHEAD_MS && !next.reel().isFull();
    }
    double ahead = heard.reel().filledMs() - head;
    filling = ahead < (filling ? AHEAD_MS : PlayingReel.LOW_MS);
    if (!filling && !stalled) {
      return false;
    }
    if (!stalled && applied.playing() && ahead < STALL_MS) {
      stalled = true;
      heard.player().pause();
    }
    if (!sound.isReady()) {
      tellWaiting(stalled);
      return false;
    }
    heard.reel().fillTo(heard.reel().filledMs() + SLICE_MS);
    ahead = heard.reel().filledMs() - head;
    if (stalled && (heard.reel().isFull() || ahead > (sound.isGrowing() ? GROWING_RUN_UP_MS : 2 * STALL_MS))) {
      goOn(heard);
    }
    return ahead < AHEAD_MS && !heard.reel().isFull();
  }

  private void goOn(PlayingReel heard) {
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
      next.reel().close();
      next = null;
    }
  }

  /** Where it is heard, in ms of the episode. Any thread. */
  long positionMs() {
    PlayingReel heard = current;
    return heard == null ? 0 : Math.round(within(heard.episodeMs()));
  }

  @Override
  public void close() {
    discardNext();
    PlayingReel heard = current;
    if (heard != null) {
      heard.reel().close();
    }
    slots.close();
  }
}
