package app.earmark.model;

/**
 * How episodes sound, besides speed and volume.
 *
 * @param trimming what becomes of silences
 * @param levelled brings episodes to one loudness, where their own is known
 * @param mono both loudspeakers play the same
 * @param balance -1.0 is all left, 1.0 all right
 */
public record SoundSettings(Trimming trimming, boolean levelled, boolean mono, double balance) {

  public static final SoundSettings PLAIN = new SoundSettings(Trimming.OFF, false, false, 0);

  public SoundSettings {
    balance = Math.clamp(balance, -1.0, 1.0);
  }

  /** How much silence is taken out. */
  public enum Trimming {
    OFF,
    /** Pauses for thought are shortened. */
    GENTLE,
    /** Every pause for breath is shortened. */
    STRONG
  }
}
