package app.earmark.store;

import app.earmark.model.EpisodeId;
import org.jspecify.annotations.Nullable;

/**
 * An episode that has no file, and what its file would be like.
 *
 * @param bytes as its feed says, which may be wrong; {@code null} where it says nothing
 * @param durationMs as a file of it once had it, else as its feed says
 */
public record AdoptableEpisode(
    EpisodeId id, String podcastTitle, @Nullable Long bytes, @Nullable Long durationMs) {}
