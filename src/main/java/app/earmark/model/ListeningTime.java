package app.earmark.model;

/**
 * How much was listened to, in ms. What was saved is negative where speech was slowed down.
 *
 * @param heardMs of the episodes' own time, silences that were left out included
 * @param savedBySpeedMs that it took less than at the speed it was recorded at
 * @param savedByTrimmingMs of silences that were left out
 */
public record ListeningTime(long heardMs, long savedBySpeedMs, long savedByTrimmingMs) {

  public static final ListeningTime NONE = new ListeningTime(0, 0, 0);

  /** How long the listener sat there. */
  public long listenedMs() {
    return heardMs - savedMs();
  }

  public long savedMs() {
    return savedBySpeedMs + savedByTrimmingMs;
  }

  public ListeningTime plus(ListeningTime other) {
    return new ListeningTime(
        heardMs + other.heardMs, savedBySpeedMs + other.savedBySpeedMs, savedByTrimmingMs + other.savedByTrimmingMs);
  }
}
