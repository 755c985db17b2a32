package app.earmark.service;

/**
 * How hard the feeds' hosts are asked.
 *
 * @param atOnce requests at one time
 * @param perHost of these to one host
 */
public record RefreshLimits(int atOnce, int perHost) {

  public static RefreshLimits usual() {
    return new RefreshLimits(16, 2);
  }
}
