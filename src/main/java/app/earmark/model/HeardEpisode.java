package app.earmark.model;

import java.time.Instant;

/**
 * That an episode was played.
 *
 * @param at when it was heard last
 * @param positionMs how far that went, in the episode's own time
 * @param finished to its end
 */
public record HeardEpisode(EpisodeRow row, Instant at, long positionMs, boolean finished) {}
