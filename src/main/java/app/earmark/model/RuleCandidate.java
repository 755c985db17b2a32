package app.earmark.model;

import org.jspecify.annotations.Nullable;

/**
 * An episode that a rule for automatic downloads looks at.
 *
 * @param untouched neither on disk nor in the queue, neither started nor played, and still in the feed
 */
public record RuleCandidate(
    EpisodeId episode, String title, @Nullable Long durationMs, @Nullable EpisodeType type, boolean untouched) {}
