package app.earmark.model;

/**
 * How the episodes of a podcast are played.
 *
 * @param speed 1.0 is as recorded
 * @param volume 0.0 silent, 1.0 as recorded, up to 1.5
 * @param sound what is done to the sound besides
 * @param introMs so much of the beginning is passed over
 * @param outroMs so much of the end
 */
public record Manner(double speed, double volume, SoundSettings sound, long introMs, long outroMs) {

  public static final Manner PLAIN = new Manner(1, 1, SoundSettings.PLAIN, 0, 0);

  public Manner withSpeed(double changed) {
    return new Manner(changed, volume, sound, introMs, outroMs);
  }

  public Manner withVolume(double changed) {
    return new Manner(speed, changed, sound, introMs, outroMs);
  }

  public Manner withSound(SoundSettings changed) {
    return new Manner(speed, volume, changed, introMs, outroMs);
  }
}
