package app.earmark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A downloaded episode, as far as it matters for keeping it.
 *
 * @param sortAt where it stands in lists, newest first
 * @param playedAt {@code null} while it is not played
 * @param byRule a rule downloaded it, and the listener has not asked for it since
 * @param held it is in Up Next, or has earmarks
 */
public record KeptFile(
    EpisodeId episode,
    PodcastId podcast,
    String podcastTitle,
    String title,
    long bytes,
    Instant sortAt,
    PlayState playState,
    @Nullable Instant playedAt,
    boolean byRule,
    boolean held) {}
