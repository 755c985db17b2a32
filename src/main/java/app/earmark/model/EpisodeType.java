package app.earmark.model;

/** What kind of episode it is ({@code itunes:episodeType}). */
public enum EpisodeType {
  FULL,
  TRAILER,
  BONUS
}
