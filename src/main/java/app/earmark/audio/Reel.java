package app.earmark.audio;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A stretch of an episode, shaped for listening and written into a {@link ReelFile} from its start on, ahead of whoever
 * plays that.
 *
 * <p>Filled by one thread; {@link #episodeMs} may be asked by any.
 */
public final class Reel implements AutoCloseable {

  /** The first 5 ms come up from nothing: a reel begins in the middle of a wave. */
  private static final double FADE_SECONDS = 0.005;

  private final ReelFile file;
  private final int rate;
  private final ReelMap map;
  private final Shaper shaper;
  private final QuietSpot quietSpot;
  private final int fadeFrames;
  private final float left;
  private final float right;

  private volatile long filled;
  private volatile boolean ended;

  /** Goes to the place in the episode; nothing is filled yet. */
  Reel(ReelFile file, AudioDecoder decoder, long fromMicros, SoundShape shape) {
    this.file = file;
    this.rate = file.rate();
    this.map = new ReelMap(rate, shape.speed());
    this.quietSpot = new QuietSpot(rate, file.capacity());
    this.fadeFrames = fromMicros == 0 ? 0 : (int) (FADE_SECONDS * rate);
    this.left = (float) Math.min(1, 1 - shape.balance());
    this.right = (float) Math.min(1, 1 + shape.balance());
    this.shaper = new Shaper(decoder, rate, fromMicros, shape, map, this::write);
  }

  /** Fills until so many ms of the reel are there, its end or the end of the episode is reached. Blocks. */
  public void fillTo(double reelMs) throws IOException {
    long until = Math.min(file.capacity(), Math.round(reelMs * rate / 1000));
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
    ByteBuffer room = file.room(count);
    for (int frame = 0; frame < count; frame++) {
      long at = from + frame;
      float fade = at < fadeFrames ? at / (float) fadeFrames : 1;
      // JavaFX plays one channel at half the level, so there are always two.
      float l = samples[frame * channels];
      float r = samples[(frame + 1) * channels - 1];
      room.putShort(pcm(l * left * fade)).putShort(pcm(r * right * fade));
    }
    file.write(room, from);
    quietSpot.add(samples, count, channels, from);
    filled = from + count;
  }

  private static short pcm(float sample) {
    return (short) Math.round(Math.clamp(sample, -1f, 1f) * 32_767);
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
    return map.episodeAt(reelMs * rate / 1000) / 1000.0;
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
