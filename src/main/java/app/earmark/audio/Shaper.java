package app.earmark.audio;

import app.earmark.audio.SoundShape.Trimming;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * From decoded sound to sound for the reel: silences shortened, level, mono and balance set, limited, stretched. Keeps
 * the map of where things come from. One thread.
 */
final class Shaper implements AutoCloseable {

  /** Takes frames of {@link #channels()} each; the array is used again. */
  interface Next {
    void accept(float[] samples, int frames) throws IOException;
  }

  /** Below this, in dB of full scale and before levelling, nothing is said. */
  private static final double QUIET_DB = -45;

  private static final int GATHERED_FRAMES = 4_096;

  private final AudioDecoder decoder;
  private final SoundShape shape;
  private final ReelMap map;
  private final @Nullable SilenceTrimmer trimmer;
  private final @Nullable Limiter limiter;
  private final @Nullable Stretcher stretcher;
  private final Stretcher.Next passOn;
  private final int channels;
  private final float quieter;

  /** Frames that were shaped, which is what the map counts by. */
  private long shaped;

  /** What is stretched together: each piece that goes through FFmpeg's filters costs, however short it is. */
  private final float[] gathered;

  private int gatheredFrames;

  Shaper(AudioDecoder decoder, int rate, long fromMicros, SoundShape shape, ReelMap map, Next next) {
    this.decoder = decoder;
    this.shape = shape;
    this.map = map;
    this.channels = shape.mono() ? 1 : decoder.channels();
    this.trimmer = shape.trimming() == Trimming.OFF
        ? null : new SilenceTrimmer(rate, channels, shape.trimming(), QUIET_DB, this::trimmed);
    this.limiter = shape.gainDb() > 0 ? new Limiter(rate, channels, shape.gainDb()) : null;
    this.quieter = shape.gainDb() < 0 ? (float) Math.pow(10, shape.gainDb() / 20) : 1;
    this.gathered = new float[GATHERED_FRAMES * channels];
    this.passOn = (samples, frames) -> {
      try {
        next.accept(samples, frames);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    this.stretcher = shape.speed() == 1 ? null : new Stretcher(rate, channels, shape.speed(), passOn);
    decoder.seek(fromMicros);
    map.anchor(0, fromMicros);
  }

  /** Shapes one more piece; false at the end of the episode. */
  boolean step() throws IOException {
    try {
      Pcm pcm = decoder.read();
      if (pcm == null) {
        IOException failure = decoder.failure();
        if (failure != null) {
          throw new SourceFailed(failure);
        }
        finish();
        return false;
      }
      Pcm mixed = pcm.channels() > channels ? mono(pcm) : pcm;
      if (trimmer != null) {
        trimmer.add(mixed);
      } else {
        trimmed(mixed.positionMicros(), mixed.samples(), mixed.frames());
      }
      return true;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void trimmed(long micros, float[] samples, int frames) {
    double reelFrame = shaped / shape.speed();
    if (!map.continues(reelFrame, micros)) {
      map.anchor(reelFrame, micros);
    }
    shaped += frames;
    if (quieter != 1) {
      for (int i = 0; i < frames * channels; i++) {
        samples[i] *= quieter;
      }
    }
    int out = limiter == null ? frames : limiter.process(samples, frames);
    gather(samples, out);
  }

  private static Pcm mono(Pcm stereo) {
    float[] samples = stereo.samples();
    for (int frame = 0; frame < stereo.frames(); frame++) {
      samples[frame] = (samples[2 * frame] + samples[2 * frame + 1]) / 2;
    }
    return new Pcm(stereo.positionMicros(), samples, stereo.frames(), 1, stereo.rate());
  }

  private void gather(float[] samples, int frames) {
    for (int from = 0; from < frames;) {
      int taken = Math.min(frames - from, GATHERED_FRAMES - gatheredFrames);
      System.arraycopy(samples, from * channels, gathered, gatheredFrames * channels, taken * channels);
      gatheredFrames += taken;
      from += taken;
      if (gatheredFrames == GATHERED_FRAMES) {
        stretch();
      }
    }
  }

  private void stretch() {
    int frames = gatheredFrames;
    gatheredFrames = 0;
    if (frames > 0 && stretcher != null) {
      stretcher.add(gathered, frames);
    } else if (frames > 0) {
      passOn.accept(gathered, frames);
    }
  }

  private void finish() {
    if (trimmer != null) {
      trimmer.end();
    }
    if (limiter != null) {
      float[] rest = limiter.drain();
      gather(rest, rest.length / channels);
    }
    stretch();
    if (stretcher != null) {
      stretcher.end();
    }
  }

  /** 1 or 2. */
  int channels() {
    return channels;
  }

  long savedMicros() {
    return trimmer == null ? 0 : trimmer.savedMicros();
  }

  @Override
  public void close() {
    if (stretcher != null) {
      stretcher.close();
    }
  }
}
