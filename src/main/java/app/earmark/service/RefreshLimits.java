package app.earmark.service;

/**
 * How hard the feeds' hosts are asked.
 *
 * @param atOnce requests at one time
 * @param perHost of these to one host
 * @param reading feeds being read at one time: each takes a core and some ten times its size in memory
 */
public record RefreshLimits(int atOnce, int perHost, int reading) {

  public static RefreshLimits usual() {
    return new RefreshLimits(16, 2, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }
}
