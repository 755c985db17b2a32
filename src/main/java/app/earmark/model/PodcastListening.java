package app.earmark.model;

/**
 * What was heard of a podcast.
 *
 * @param title as the library shows it
 * @param episodes how many of them
 */
public record PodcastListening(PodcastId podcast, String title, int episodes, ListeningTime time) {}
