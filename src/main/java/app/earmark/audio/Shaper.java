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

  private final AudioDecoder decoder;
  private final SoundShape shape;
  private final ReelMap map;
  private final @Nullable SilenceTrimmer trimmer;
  private final @Nullable Limiter limiter;
  private final @Nullable Stretcher stretcher;
  private final Stretcher.Next passOn;
  private final int channels;
  private final float quieter;

  /** Frames that went into the stretcher, which is what the map counts by. */
  private long shaped;

  Shaper(AudioDecoder decoder, int rate, long fromMicros, SoundShape shape, ReelMap map, Next next) {
    this.decoder = decoder;
    this.shape = shape;
    this.map = map;
    this.channels = shape.mono() ? 1 : decoder.channels();
    this.trimmer = shape.trimming() == Trimming.OFF
        ? null : new SilenceTrimmer(rate, channels, shape.trimming(), QUIET_DB, this::trimmed);
    this.limiter = shape.gainDb() > 0 ? new Limiter(rate, channels, shape.gainDb()) : null;
    this.quieter = shape.gainDb() < 0 ? (float) Math.pow(10, shape.gainDb() / 20) : 1;
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
    stretch(samples, out);
  }

  private static Pcm mono(Pcm stereo) {
    float[] samples = stereo.samples();
    for (int frame = 0; frame < stereo.frames(); frame++) {
      samples[frame] = (samples[2 * frame] + samples[2 * frame + 1]) / 2;
    }
    return new Pcm(stereo.positionMicros(), samples, stereo.frames(), 1, stereo.rate());
  }

  private void stretch(float[] samples, int frames) {
    if (frames == 0) {
      return;
    }
    if (stretcher != null) {
      stretcher.add(samples, frames);
    } else {
      passOn.accept(samples, frames);
    }
  }

  private void finish() {
    if (trimmer != null) {
      trimmer.end();
    }
    if (limiter != null) {
      float[] rest = limiter.drain();
      stretch(rest, rest.length / channels);
    }
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
