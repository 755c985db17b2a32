package app.earmark.audio;

/**
 * What is made of the sound of an episode before it is heard.
 *
 * @param speed 1.0 is as recorded; the pitch stays
 * @param trimming what becomes of silence
 * @param gainDb how much louder or quieter, in dB; what would overshoot is limited
 * @param mono both loudspeakers play the same
 * @param balance -1.0 is all left, 1.0 all right
 */
public record SoundShape(double speed, Trimming trimming, double gainDb, boolean mono, double balance) {

  public static final SoundShape AS_RECORDED = new SoundShape(1, Trimming.OFF, 0, false, 0);

  /** How much of a silence is left. */
  public enum Trimming {
    OFF(0, 0, 0),
    /** Pauses for thought are shortened to 300 ms. */
    GENTLE(600, 160, 140),
    /** Every pause for breath is shortened to 120 ms. */
    STRONG(250, 60, 60);

    private final int longerThanMs;
    private final int keptBeforeMs;
    private final int keptAfterMs;

    Trimming(int longerThanMs, int keptBeforeMs, int keptAfterMs) {
      this.longerThanMs = longerThanMs;
      this.keptBeforeMs = keptBeforeMs;
      this.keptAfterMs = keptAfterMs;
    }

    /** Shorter silences are left alone. */
    public int longerThanMs() {
      return longerThanMs;
    }

    /** What is kept of a silence where it begins, so that the last word dies away. */
    public int keptBeforeMs() {
      return keptBeforeMs;
    }

    /** What is kept where it ends, so that no first letter is cut. */
    public int keptAfterMs() {
      return keptAfterMs;
    }
  }
}
