package app.earmark.service;

import app.earmark.model.Preference;
import app.earmark.model.SoundSettings;
import app.earmark.playback.PlaybackSession;

/**
 * What may be chosen about the sound, for all or for one podcast. What is changed at the player itself is kept for the
 * podcast alone where that has a choice of its own, and for all otherwise: whoever has set 1.8 for one podcast in its
 * settings and slows it down in the middle means that podcast; everybody else means listening.
 */
public final class SoundChoices {

  public static final Preference.Real SPEED =
      new Preference.Real("sound.speed", 1.0, PlaybackSession.SLOWEST, PlaybackSession.FASTEST);

  public static final Preference.OneOf<SoundSettings.Trimming> TRIMMING =
      new Preference.OneOf<>("sound.trimming", SoundSettings.Trimming.OFF);

  public static final Preference.Flag LEVELLED = new Preference.Flag("sound.levelled", false);

  /** 1.0 is as recorded. */
  public static final Preference.Real VOLUME = new Preference.Real("sound.volume", 1.0, 0, PlaybackSession.LOUDEST);

  public static final Preference.Flag MONO = new Preference.Flag("sound.mono", false);

  /** -1.0 is all left, 1.0 all right. */
  public static final Preference.Real BALANCE = new Preference.Real("sound.balance", 0.0, -1, 1);

  /** Seconds of the beginning and of the end that are passed over. */
  public static final Preference.Whole SKIP_INTRO = new Preference.Whole("sound.skipIntro", 0, 0, 600);
  public static final Preference.Whole SKIP_OUTRO = new Preference.Whole("sound.skipOutro", 0, 0, 600);

  /** Seconds that the two jumps of the player go. */
  public static final Preference.Whole JUMP_BACK = new Preference.Whole("sound.jumpBack", 15, 5, 300);
  public static final Preference.Whole JUMP_FORWARD = new Preference.Whole("sound.jumpForward", 30, 5, 300);

  private SoundChoices() {}
}
