package app.earmark.service;

/**
 * What can be done for a podcast whose feed needs help.
 *
 * @param signIns names and passwords of private podcasts
 * @param moved feeds that have moved to where another subscription is
 * @param newAddresses where a feed that is gone may be now
 */
public record FeedCare(SignIns signIns, MovedFeeds moved, NewAddresses newAddresses) {}
