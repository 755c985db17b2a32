package app.earmark.net;

/** The listener's own key for Podcast Index; {@link #toString} hides the secret. */
public record PodcastIndexKey(String key, String secret) {

  @Override
  public String toString() {
    return "PodcastIndexKey[key=" + key + ", secret=…]";
  }
}
