package app.earmark.model;

/**
 * Names one episode in this library for as long as the library lives, whatever the feed does to its guid, title or
 * address. Never used again for another one.
 */
public record EpisodeId(long value) implements Comparable<EpisodeId> {

  @Override
  public int compareTo(EpisodeId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
