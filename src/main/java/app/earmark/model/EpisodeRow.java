package app.earmark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an episode, and no more: a library holds 150,000 of them.
 *
 * @param title never empty: where the feed has none, the file's name
 * @param published as the feed says, also when that is in the future; {@code null} where it does not say
 * @param imageUrl the episode's own picture, else the podcast's
 * @param positionMs where to go on listening, in the episode's own time
 * @param withdrawn no longer in the feed
 */
public record EpisodeRow(
    EpisodeId id,
    PodcastId podcast,
    String podcastTitle,
    String title,
    @Nullable Instant published,
    @Nullable Long durationMs,
    @Nullable String imageUrl,
    PlayState playState,
    long positionMs,
    DownloadState download,
    boolean withdrawn) {}
