package app.earmark.playback;

import app.earmark.audio.EpisodeSound;
import app.earmark.audio.SoundShape;
import app.earmark.model.SoundSettings;

/** What is done to the sound of a reel, from what the listener wants. */
final class ReelShape {

  /** What most podcasts are published at. */
  private static final double TARGET_LUFS = -16;

  private ReelShape() {}

  /** Up to full volume the player sees to it; what is above is part of the reel, where it can be limited. */
  static SoundShape of(EpisodeSound sound, SoundStart wanted) {
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
}
