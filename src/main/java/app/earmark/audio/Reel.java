package app.earmark.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an episode, shaped for listening and written into a {@link ReelFile} from its start on, ahead of whoever
 * plays that. Where it takes over from another one, it begins with a little of what that goes on with.
 *
 * <p>Filled by one thread; {@link #episodeMs} may be asked by any.
 */
public final class Reel implements AutoCloseable {

  /** The first 5 ms come up from nothing: a reel begins in the middle of a wave, but for the start of an episode. */
  private static final double FADE_SECONDS = 0.005;

  private final ReelFile file;
  private final int rate;
  private final ReelMap map;
  private final Shaper shaper;
  private final QuietSpot quietSpot;
  private final int fadeFrames;
  private final @Nullable ReelLead lead;
  private final int leadFrames;
  private final double heardFromMs;
  private final float left;
  private final float right;

  private volatile long filled;
  private volatile boolean ended;

  /** Goes to the place in the episode; nothing is filled yet. */
  Reel(ReelFile file, AudioDecoder decoder, long fromMicros, SoundShape shape, @Nullable ReelLead lead) {
    this.lead = lead;
    this.leadFrames = lead == null ? 0 : lead.beginsFrame();
    this.heardFromMs = fromMicros / 1_000.0 + (lead == null ? 0 : lead.unheardMs() * shape.speed());
    this.file = file;
    this.rate = file.rate();
    this.map = new ReelMap(rate, shape.speed());
    this.quietSpot = new QuietSpot(rate, file.capacity());
    this.fadeFrames = fromMicros == 0 && lead == null ? 0 : (int) (FADE_SECONDS * rate);
    this.left = (float) Math.min(1, 1 - shape.balance());
    this.right = (float) Math.min(1, 1 + shape.balance());
    this.shaper = new Shaper(decoder, rate, fromMicros, shape, map, this::write);
  }

  /** Fills until so many ms of the reel are there, its end or the end of the episode is reached. Blocks. */
  public void fillTo(double reelMs) throws IOException {
    long until = Math.min(file.capacity(), Math.round(reelMs * rate / 1000));
    if (filled < leadFrames) {
      write(new float[leadFrames * shaper.channels()], leadFrames);
    }
    while (filled < until && !ended) {
      if (!shaper.step()) {
        ended = true;
      }
    }
  }

  private void write(float[] samples, int frames) throws IOException {
    long from = filled;
    int channels = shaper.channels();
    int count = (int) Math.min(frames, file.capacity() - from);
    byte[] room = file.room(count);
    for (int frame = 0, to = 0; frame < count; frame++, to += ReelFile.FRAME_BYTES) {
      long at = from + frame;
      float fade = at < fadeFrames ? at / (float) fadeFrames : 1;
      // JavaFX plays one channel at half the level, so there are always two.
      float l = samples[frame * channels] * left;
      float r = samples[(frame + 1) * channels - 1] * right;
      float share = lead == null ? 0 : lead.share(at);
      if (lead != null && share > 0) {
        l = l * (1 - share) + lead.sample((int) at, 0) * share;
        r = r * (1 - share) + lead.sample((int) at, 1) * share;
      }
      put(room, to, l * fade);
      put(room, to + 2, r * fade);
    }
    file.write(count, from);
    quietSpot.add(samples, count, channels, from);
    filled = from + count;
  }

  /** Rounded by hand, which is what most of the time would go into otherwise. */
  private static void put(byte[] room, int at, float sample) {
    float scaled = Math.clamp(sample, -1f, 1f) * 32_767;
    int value = (int) (scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
    room[at] = (byte) value;
    room[at + 1] = (byte) (value >> 8);
  }

  /** How much is filled, in ms of the reel. */
  public double filledMs() {
    return filled * 1000.0 / rate;
  }

  /** Whether the end of the episode is in it. */
  public boolean hasEnd() {
    return ended;
  }

  /** Whether nothing more will be filled in. */
  public boolean isFull() {
    return ended || filled >= file.capacity();
  }

  /** Where the next reel should take over, in ms of this one: the quietest place near its end. For full reels. */
  public double handOverMs() {
    return quietSpot.frame() * 1000.0 / rate;
  }

  /** Where in the episode a place of the reel is, in ms. Any thread. */
  public double episodeMs(double reelMs) {
    double there = Math.max(heardFromMs, map.episodeAt(reelMs * rate / 1000 - leadFrames) / 1000.0);
    return lead == null ? there : there - lead.untilHeardMs(reelMs);
  }

  /**
   * What it goes on with from a place on, for the reel that takes over there; {@code null} where that is not filled.
   *
   * @param fromMs in ms of this reel
   * @param ms how long it shall be heard, the change to the other sound with it
   * @param unheardMs how long the other sound is there before one begins to hear it
   * @param pace how fast the episode goes on meanwhile; 0 where the listener is elsewhere already
   */
  public @Nullable ReelLead lead(double fromMs, double ms, double unheardMs, double pace) throws IOException {
    long from = Math.round(Math.max(0, fromMs) * rate / 1000);
    int count = (int) (ms * rate / 1000);
    return from + count > filled ? null : new ReelLead(file.read(from, count), rate, unheardMs, pace);
  }

  /** How much silence was left out so far, in ms of the episode. */
  public long savedMs() {
    return shaper.savedMicros() / 1000;
  }

  @Override
  public void close() {
    shaper.close();
  }
}
