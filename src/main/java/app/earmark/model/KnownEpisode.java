package app.earmark.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the library remembers of an episode to know it again in the feed.
 *
 * @param sortAt where it stands in lists, newest first
 * @param fingerprint of everything the feed said of it the last time
 * @param withdrawn it was not in the feed the last time
 */
public record KnownEpisode(
    EpisodeId id,
    @Nullable String guid,
    @Nullable String link,
    String title,
    Enclosure enclosure,
    @Nullable Instant published,
    @Nullable Duration duration,
    Instant firstSeen,
    Instant sortAt,
    long fingerprint,
    boolean withdrawn) {}
