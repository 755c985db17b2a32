package app.earmark.service;

/**
 * What can be done for a podcast whose feed needs help.
 *
 * @param signIns names and passwords of private podcasts
 */
public record FeedCare(SignIns signIns) {}
