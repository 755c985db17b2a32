package app.earmark.model;

/** Names one subscription in this library for as long as the library lives. Never used again for another one. */
public record PodcastId(long value) implements Comparable<PodcastId> {

  @Override
  public int compareTo(PodcastId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
