package app.earmark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of the feed that was taken for a known episode by guess, for Feed health; it can be undone.
 *
 * @param rule why, in plain English
 * @param undone the listener said that these are two
 */
public record Merge(
    long id,
    EpisodeId episode,
    Instant at,
    String rule,
    String oldTitle,
    String newTitle,
    @Nullable Instant oldPublished,
    @Nullable Instant newPublished,
    boolean undone) {}
